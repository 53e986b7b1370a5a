import Foundation
import GenomeData
import Testing

@testable import Predictions

/// Folds that a table states, and folds by position.
struct FoldPlanTests {
    private let genes = (0..<6).map {
        Gene(id: "ENSG0\($0)", symbol: "S\($0)", contig: "chr1", tss: $0 * 10, strand: .forward)
    }

    private func plan(_ table: String, measured: [Int]? = nil) throws -> FoldPlan {
        let path = FileManager.default.temporaryDirectory.appending(path: "split-\(UUID()).csv").path
        try table.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try FoldPlan(table: path, genes, measured: measured ?? Array(genes.indices))
    }

    private static let table = """
        ENSID,Gene name,fold_1,fold_2
        ENSG00,A,test,train
        ENSG01.3,B,test,valid
        ENSG02,C,train,test
        ENSG03,D,valid,train
        ENSG04,E,train,train
        ENSG09,X,test,test

        """

    @Test func `every column is a fold`() throws {
        let plan = try plan(Self.table)
        #expect(plan.folds.map(\.training) == [[2, 4], [0, 3, 4]])
        #expect(plan.folds.map(\.validation) == [[3], [1]])
        #expect(plan.folds.map(\.heldOut) == [[0, 1], [2]])
        #expect(plan.words.hasPrefix("2 of split-"))
        #expect(plan.unpredicted(of: Array(genes.indices)) == 3)
        // What was not measured is in no fold.
        let fewer = try self.plan(Self.table, measured: [0, 2, 4])
        #expect(fewer.folds.map(\.heldOut) == [[0], [2]] && fewer.folds.map(\.validation) == [[], []])
        #expect(fewer.unpredicted(of: [0, 2, 4]) == 1)
    }

    @Test func `what is no fold is refused`() throws {
        for (table, words) in [
            ("ENSID,part_1\nENSG00,test\n", "no column of a fold"),
            (
                "ENSID,fold_1\nENSG00,test\nENSG01,test\n",
                "column fold_1: 0 measured genes to learn from and 2"
            ),
            ("ENSID,fold_1\nENSG00,train\nENSG01,left\n", "\"left\" is not train, validation or test"),
        ] {
            do {
                _ = try plan(table)
                Issue.record("accepted: \(table)")
            } catch {
                #expect("\(error)".contains(words), "\(error)")
            }
        }
    }

    @Test func `folds by position, and without one`() throws {
        let positions = try PositionFolds(genes, measured: Array(genes.indices), count: 3)
        let whole = FoldPlan(positions)
        #expect(whole.folds.map(\.heldOut) == [[0, 1], [2, 3], [4, 5]] && whole.words == "3 by position")
        #expect(whole.folds[1].training == [0, 1, 4, 5] && whole.folds.allSatisfy(\.validation.isEmpty))
        let blind = FoldPlan(positions, without: 1)
        #expect(blind.folds.map(\.heldOut) == [[0, 1], [4, 5]] && blind.folds[0].training == [4, 5])
        #expect(blind.words == "3 by position, without fold 2")
    }
}
