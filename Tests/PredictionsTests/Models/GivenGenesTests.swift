import Foundation
import GenomeData
import PrismModel
import Testing

@testable import Predictions

/// Genes as users give them: names with commas between, or a file of names.
@Suite struct GivenGenesTests {
    let small: SmallRun

    init() throws { small = try SmallRun() }

    private func given(_ text: String) throws -> GivenGenes { try small.dataSet.genes(given: text) }

    private func write(_ text: String, as name: String) throws -> String {
        try Data(text.utf8).write(to: small.folder.appending(path: name))
        return small.path(name)
    }

    @Test func `names and a file of them are the same`() throws {
        #expect(try given("S7, G1,,G1 ,s3").indices == [1, 3, 7])
        let list = try write("S7\n\n# no\nG1\r\nG1\ns3\n", as: "l_table.txt")
        #expect(try given(list).indices == [1, 3, 7] && given(list).names == 4)
        #expect(try given(write("gene_id\tsymbol\nG3\tS3\nG2,9\n", as: "table.tsv")).all() == [2, 3])
        // A folder is no list: the name is a gene's.
        try FileManager.default.createDirectory(
            atPath: small.path("G5"), withIntermediateDirectories: true)
        #expect(failure { try given(small.path("G5")) }?.contains("there is no file of that name") == true)
    }

    @Test(arguments: [
        ("G1,nobody", "no gene is named \"nobody\"", [1]),
        ("x1,G2,x2", "2 of 3 names mean no one gene: \"x1\", \"x2\"; no gene is named \"x1\"", [2]),
        (
            "G1,a1,a2,a3,a4,a5,a6,a7",
            "7 of 8 names mean no one gene: \"a1\", \"a2\", \"a3\", \"a4\", \"a5\" and 2 more; no gene is named \"a1\"",
            [1]
        ),
    ])
    func `unknown names are counted and the first are named`(
        text: String, words: String, indices: [Int]
    ) throws {
        let given = try given(text)
        #expect(given.indices == indices)
        #expect(given.error?.problem.hasPrefix(words) == true, "\(given.error?.problem ?? "none")")
        #expect(failure { try given.all() }?.contains(words) == true)
        let list = try write(text.replacing(",", with: "\n") + "\n", as: "list")
        let listed = try self.given(list)
        #expect(listed.indices == indices && listed.unknown == given.unknown)
        #expect(failure { try listed.all() }?.contains("list: line ") == true)
        // Selections by name say the same.
        let names = text.split(separator: ",").map(String.init)
        #expect(
            failure { try GeneSelection.named(names).indices(in: small.dataSet) }?.contains(words) == true)
    }

    @Test func `nothing is an error, and a file that is not there is said`() throws {
        for (text, words) in [
            (",", "no gene is named"), ("nobody", "\"nobody\", and there is no file of that name"),
            ("/nowhere/list.txt", "and there is no file of that name"),
        ] {
            #expect(failure { try given(text) }?.contains(words) == true, "\(text)")
        }
        let list = try write("# G1\n", as: "none.txt")
        #expect(failure { try given(list) }?.contains("lists no gene") == true)
    }

    /// What is given up is not read to its end.
    @Test func `a list and a table of effects are given up`() throws {
        let cancellation = Cancellation()
        cancellation.cancel()
        let list = try write("G1\nG2\n", as: "list")
        #expect(throws: PrismError.cancelled) {
            try small.dataSet.genes(given: list, cancellation: cancellation)
        }
        let table = try write(
            "line\tchrom\tpos\tid\tref\talt\tgene_id\tsymbol\tdistance\tdelta\tstatus\n"
                + "6\tchr1\t501\ta\tA\tC\tG2\tS2\t0\t0.5\tscored\n", as: "effects.tsv")
        #expect(throws: PrismError.cancelled) {
            try EffectTable(path: table, of: small.dataSet, cancellation: cancellation)
        }
        #expect(try EffectTable(path: table, of: small.dataSet).rows.count == 1)
    }
}
