import Foundation
import GenomeData
import PrismModel
import Testing

@testable import Predictions

struct CausalTruthTests {
    private func points(
        _ count: Int, _ predicted: (CausalTruth.Causes) -> Double
    ) -> [Evaluation.Point] {
        var random = SplitMix64(seed: 3)
        return (0..<count).map { index in
            func draw() -> Double { 2 * random.unit() - 1 }
            let (sequence, marks, background, stability) = (draw(), draw() + 2, draw(), draw())
            let causes = CausalTruth.Causes(
                underIntervention: sequence + marks + stability, sequence: sequence, marks: marks,
                background: background, stability: stability)
            return Evaluation.Point(
                gene: "G\(index)", contig: index % 2 == 0 ? "chr1" : "chr2",
                split: index % 2 == 0 ? .train : .test, measured: 1,
                predicted: Float(predicted(causes)), causes: index % 7 == 6 ? nil : causes)
        }
    }

    /// Predictions made of the causes: what the figures are is known.
    @Test func figures() throws {
        let exact = Evaluation(points(80) { $0.underIntervention }, unit: "u", resamplings: 20)
        #expect(exact.groups.map(\.name) == ["all", "train", "test", "chr1", "chr2"])
        for group in exact.groups {
            #expect(try #require(group.doPearson?.value) > 1 - 1e-6)
            #expect(try #require(group.doMse?.value) < 1e-10)
            #expect(abs(try #require(group.followsBackground?.value)) < 1e-6)
            #expect(group.followsBackground?.low != nil && group.genes > 30)
        }
        let biased = Evaluation(
            points(80) { $0.underIntervention + 0.36 * $0.background + 0.5 }, unit: "u", scored: .intervened,
            resamplings: 0)
        #expect(biased.scored == .intervened)
        for group in biased.groups {
            #expect(abs(try #require(group.followsBackground?.value) - 0.36) < 1e-5)
            #expect(group.followsBackground?.low == nil)
        }
    }

    @Test func withoutTruthThereAreNone() throws {
        let plain = points(20) { $0.marks }.map { point in
            var point = point
            point.causes = nil
            return point
        }
        let found = Evaluation(plain, unit: "u", resamplings: 5)
        #expect(found.groups.allSatisfy { $0.doMse == nil && $0.followsBackground == nil })
        let text = String(decoding: try JSONEncoder().encode(found), as: UTF8.self)
        #expect(!text.contains("doMse"))
        // The intervals of the other figures are those of an evaluation with the truth.
        let known = Evaluation(points(20) { $0.marks }, unit: "u", resamplings: 5)
        #expect(known.groups.map(\.mse) == found.groups.map(\.mse))
    }

    @Test func tables() throws {
        let small = try SmallRun()
        func table(_ text: String) throws -> CausalTruth {
            let path = small.folder.appending(path: "truth.tsv").path
            try Data(text.utf8).write(to: URL(filePath: path))
            return try CausalTruth(path: path, of: small.dataSet)
        }
        let header = "gene_id\tdo_signals\tsequence_effect\tmarks_effect\tbackdoor_effect\tstability_effect\n"
        let found = try table(header + "G1\t1\t2\t3\t4\t5\nG2\t1\t2\t3\tNA\t5\n")
        #expect(
            found.genes[1]
                == CausalTruth.Causes(
                    underIntervention: 1, sequence: 2, marks: 3, background: 4, stability: 5))
        #expect(found.genes.compactMap { $0 }.count == 1)
        #expect(throws: GenomeDataError.self) { try table("gene_id\tdo_signals\nG1\t1\n") }
        #expect(throws: GenomeDataError.self) { try table(header + "other\t1\t2\t3\t4\t5\n") }
        #expect(throws: GenomeDataError.self) { try table(header + "G1\t1\t2\tx\t4\t5\n") }
    }
}
