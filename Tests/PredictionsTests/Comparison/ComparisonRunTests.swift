import Foundation
import GenomeData
import PrismModel
import Testing

@testable import Predictions

struct ComparisonRunTests {
    let two: TwoConditions

    init() throws { two = try TwoConditions() }

    private func run(
        _ request: ComparisonRequest = ComparisonRequest(), _ conditions: Conditions? = nil
    ) throws -> ComparisonRun {
        try ComparisonRun(conditions ?? two.conditions(), request, version: "test")
    }

    private func transplants(_ texts: String...) throws -> [Transplant] {
        let known = try two.conditions().takeable
        return texts.map { Transplant($0, known: known) }
    }

    @Test func `changes are the differences of two predictions`() throws {
        for model in ["pair", "other"] {
            let conditions = try two.conditions(model: model)
            try run(ComparisonRequest(isFull: true), conditions).write(
                to: two.path("changes.tsv"), threads: 2)
            for (name, side) in [("A", conditions.a), ("B", conditions.b)] {
                try PredictionRun(side, PredictionRequest(isFull: true), version: "test").write(
                    to: two.path(name + ".tsv"))
            }
            let (header, rows) = try two.table("changes.tsv")
            let (a, b) = (try two.table("A.tsv").rows, try two.table("B.tsv").rows)
            #expect(
                rows.count == TwoConditions.geneCount && header.contains("# genes: 21 of 21 in both, all"))
            for (id, row) in rows {
                for column in ["measured", "observed", "intervened"] {
                    #expect(row[column + "_a"] == a[id]?[column] && row[column + "_b"] == b[id]?[column])
                    let values = [a, b].compactMap { $0[id]?[column].flatMap { Float($0) } }
                    let change = values.count == 2 ? "\(values[1] - values[0])" : "NA"
                    #expect(row[column + "_change"] == change, "\(id) \(column)")
                }
                #expect(row["split"] == (row["chrom"] == "chr2" ? "test" : "train"))
                #expect(row["held_out"] == (row["chrom"] == "chr2" ? "1" : "0"))
                #expect(row["paired_by"] == "id" && row["gene_id_b"] == id)
                #expect((row["observed_change_sd"].flatMap { Float($0) } ?? -1) >= 0)
            }
            #expect(rows["G4"]?["measured_change"] == "NA")
            #expect(header.contains(Conditions.ownModelsNote().prefixed) == (model == "other"))
        }
    }

    /// Where one ensemble predicts both, the spread is over its members' changes.
    @Test func `the spread of a change`() throws {
        let conditions = try two.conditions()
        let pair = conditions.genes.pairs[9]
        let change = try #require(try conditions.changes(of: [pair]).first)
        let windows = [
            try conditions.a.encoder.window(ofGeneAt: pair.a),
            try conditions.b.encoder.window(ofGeneAt: pair.b),
        ]
        let members = try [2, 22].map { seed in
            let model = try PrismModel(contentsOf: two.path("m\(seed).safetensors"))
            return try model.predict(windows).compactMap(\.observed)
        }
        let changes = members.map { Double($0[1] - $0[0]) }
        #expect(abs(Double(change.spread ?? .nan) - abs(changes[0] - changes[1]) / 2.0.squareRoot()) < 1e-6)
        let apart = try two.conditions(model: "other")
        let independent = try #require(try apart.changes(of: [pair]).first)
        let deviations = [apart.a, apart.b].map { side in
            (try? side.ensemble.predict([windows[side.dataSet === apart.a.dataSet ? 0 : 1]]).first?.observed?
                .standardDeviation) ?? nil
        }
        let expected = deviations.compactMap(\.self).reduce(0) { $0 + $1 * $1 }.squareRoot()
        #expect(abs((independent.spread ?? .nan) - expected) < 1e-6)
    }

    @Test func `shares and transplants stand in columns of their own`() throws {
        let request = ComparisonRequest(
            sharesSignals: true, transplants: try transplants("a", "a+b", "all", "mRNA features"))
        try run(request).write(to: two.path("changes.tsv"))
        let (header, rows) = try two.table("changes.tsv")
        #expect(
            header.contains {
                $0.hasSuffix("transplant_a: A's model's prediction with B's a, activity less that without")
            })
        for row in rows.values {
            func number(_ column: String) -> Double { row[column].flatMap { Double($0) } ?? .nan }
            let change = number("observed_change")
            #expect(abs(number("shapley_a") + number("shapley_b") - change) < 1e-6)
            #expect(number("shapley_remainder") == 0 && row["remainder_of"] == "none")
            #expect(number("transplant_a+b") == number("transplant_all"))
            #expect(abs(number("transplant_all") - change) < 1e-6)
            #expect(number("transplant_mRNA features") == 0)
            #expect(abs(number("transplant_a") - change) > 0)
        }
    }

    @Test(arguments: [2, 5])
    func `shards merge into the whole`(count: Int) throws {
        let request = ComparisonRequest(isFull: true, sharesSignals: true, transplants: try transplants("b"))
        try run(request).write(to: two.path("whole.tsv"), threads: 2)
        var shards: [String] = []
        for number in 1...count {
            var part = request
            part.shard = Shard(number: number, count: count)
            let path = two.path("shard\(number).tsv")
            try run(part).write(to: path, threads: 1)
            shards.append(path)
        }
        #expect(
            try ShardMerge.merge(shards.reversed(), to: two.path("merged.tsv")) == TwoConditions.geneCount)
        #expect(try two.read("merged.tsv") == two.read("whole.tsv"))
    }

    @Test func `a stopped run goes on, and its summary is that of the whole`() throws {
        let run = try run(ComparisonRequest(sharesSignals: true))
        let whole = try run.write(to: two.path("whole.tsv"))
        let bytes = Array(try two.read("whole.tsv").utf8)
        for cut in [0, 300, bytes.count / 2, bytes.count * 3 / 4, bytes.count] {
            try Data(bytes[..<cut]).write(to: two.folder.appending(path: "out.tsv.partial"))
            #expect(try run.write(to: two.path("out.tsv")) == whole)
            #expect(try Array(two.read("out.tsv").utf8) == bytes, "cut at \(cut)")
        }
        #expect(try ChangeTable.read(two.path("out.tsv")).table == whole)
        var printed: [String] = []
        #expect(try run.lines { printed += $0 } == whole)
        #expect(printed.joined(separator: "\n") + "\n" == String(decoding: bytes, as: UTF8.self))
        let other = try self.run(ComparisonRequest(isFull: true))
        try FileManager.default.moveItem(
            atPath: two.path("out.tsv"), toPath: two.path("out.tsv.partial"))
        #expect(
            failure { try other.write(to: two.path("out.tsv")) }?.contains("left by a run of other") == true)
    }

    @Test func `genes of one alone are counted, and refused where they are asked for`() throws {
        try two.write(TwoConditions.genes(Array(2..<TwoConditions.geneCount)), as: "fewer.tsv")
        let conditions = try two.conditions(two.manifest([("genes.tsv", "fewer.tsv")]))
        try run(ComparisonRequest(), conditions).write(to: two.path("changes.tsv"))
        let (header, rows) = try two.table("changes.tsv")
        #expect(rows.count == 19 && header.contains("# 2 genes only in A"))
        #expect(
            failure {
                try run(ComparisonRequest(selection: .named(["S3", "S1"])), conditions)
            }?.contains("there is no gene S1 (G1): it is only in A") == true)
        let region = GeneSelection.region(GenomicInterval(contig: "chr1", start: 0, end: 400))
        #expect(
            failure { try run(ComparisonRequest(selection: region), conditions) }?.contains(
                "has none of the genes selected") == true)
        try two.write(TwoConditions.genes([0]).replacing("G0\tS0", with: "Q\tQ"), as: "none.tsv")
        #expect(
            failure { try two.conditions(two.manifest([("genes.tsv", "none.tsv")])) }?.contains(
                "none of its genes is one of") == true)
    }

    @Test func `tables that are none`() throws {
        try two.write("# x\ngene_id\tobserved\nG1\t2\n", as: "predictions.tsv")
        #expect(
            failure { try ChangeTable.read(two.path("predictions.tsv")) }?.contains(
                "has no column held_out: expected a table of prism compare") == true)
        try two.write("", as: "empty.tsv")
        #expect(failure { try ChangeTable.read(two.path("empty.tsv")) }?.contains("has no genes") == true)
        let columns = "gene_id\tsplit\theld_out\tmeasured_a\tmeasured_change\tobserved_change\n"
        for (row, words) in [
            ("G1\tNA\tyes\t1\t2", "5 columns, expected 6"), ("G1\tNA\tyes\t1\tx\t2", "found \"x\""),
        ] {
            try two.write(columns + row + "\n", as: "bad.tsv")
            #expect(failure { try ChangeTable.read(two.path("bad.tsv")) }?.contains(words) == true)
        }
    }
}

extension String {
    /// As a line of a header.
    fileprivate var prefixed: String { "# " + self }
}
