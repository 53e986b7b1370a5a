import Foundation
import GenomeData
import PrismModel
import Testing

@testable import Predictions

@Suite struct EffectTableTests {
    let sample: VariantSample
    private var small: SmallRun { sample.small }

    init() throws { sample = try VariantSample() }

    /// Writes the effects of random lines in both forms.
    private func write() throws {
        try sample.write(sample.randomLines(12, seed: 5) + ["chrUn 5 d A C"])
        for (name, format) in [("e.tsv", VariantFormat.tsv), ("e.vcf", .vcf)] {
            try sample.run {
                ($0.format, $0.background) = (format, 3)
            }.write(to: small.path(name))
        }
    }

    private func table(_ name: String, limit: Int = 100) throws -> EffectTable {
        try EffectTable(path: small.path(name), of: sample.model.dataSet, limit: limit)
    }

    @Test func `both forms hold the same, the largest effects first`() throws {
        try write()
        let rows = try sample.rows(of: "e.tsv").filter { $0["status"] == "scored" }
        let table = try self.table("e.tsv", limit: 1000)
        #expect(table.effects == rows.count && table.rows.count == rows.count && table.others > 0)
        #expect(table.hasSpread && table.hasPercentile && table.unknown == 0)
        let expected = rows.sorted {
            abs(Float($0["delta"] ?? "") ?? 0) > abs(Float($1["delta"] ?? "") ?? 0)
        }
        #expect(table.rows.map(\.delta.magnitude) == expected.map { abs(Float($0["delta"] ?? "") ?? -1) })
        for (row, own) in zip(table.rows, expected) where row.delta.magnitude > 0 {
            #expect("\(row.delta)" == own["delta"] && "\(row.distance)" == own["distance"])
            #expect(sample.model.dataSet.genes[row.gene].id == own["gene_id"])
            #expect(
                "\(row.variants[0].position + 1)" == own["pos"] && row.variants[0].reference == own["ref"])
        }
        #expect(try self.table("e.vcf", limit: 1000).rows.map(\.delta) == table.rows.map(\.delta))
        #expect(try self.table("e.vcf", limit: 1000).others == table.others)
    }

    @Test(arguments: [1, 2, 7]) func `of many the largest are kept, and that is said`(limit: Int) throws {
        try write()
        let whole = try table("e.tsv", limit: 1000)
        let part = try table("e.tsv", limit: limit)
        #expect(part.rows == Array(whole.rows.prefix(limit)) && part.effects == whole.effects)
        #expect(part.text.hasPrefix("the \(limit) largest of \(whole.effects) effects, by |Δ|"))
        #expect(whole.text.hasPrefix("\(whole.effects) effects, by |Δ|"))
    }

    @Test func `phased alleles stay together`() throws {
        let (one, two) = (sample.letters("chr1", 500), sample.letters("chr1", 510))
        try sample.write(
            [
                "chr1 501 a \(one) \(sample.other("chr1", 500)) . PASS . GT 0|1",
                "chr1 511 b \(two) \(sample.other("chr1", 510)) . PASS . GT 0|1",
            ], samples: ["s"])
        try sample.run { ($0.isPhased, $0.genes) = (true, .named(["G2"])) }.write(to: small.path("p.tsv"))
        let rows = try table("p.tsv").rows
        #expect(rows.count == 3)
        let both = try #require(rows.first { $0.variants.count == 2 })
        #expect(both.variants.map(\.position) == [510, 500])
    }

    private static let head =
        "line\tchrom\tpos\tid\tref\talt\tgene_id\tsymbol\tdistance\tdelta\tstatus\n"

    @Test(arguments: [
        ("7\tchr1\t501\ta\tA\tC\tG2\tS2\t0\tx\tscored\n", "line 3: delta is \"x\""),
        ("7\tchr1\t0\ta\tA\tC\tG2\tS2\t0\t1\tscored\n", "line 3: pos is \"0\""),
        ("7\tchr1\t501\ta\tA\t<DEL>\tG2\tS2\t0\t1\tscored\n", "line 3: alt is \"<DEL>\""),
        ("7\tchr1\t501\ta\tQ\tC\tG2\tS2\t0\t1\tscored\n", "line 3: REF is \"Q\""),
        ("7\tchr9\t501\ta\tA\tC\tG2\tS2\t0\t1\tscored\n", "line 3: the genome has no contig \"chr9\""),
        ("7\tchr1\t501\ta\tA\tC\tG2\tS2\tfar\t1\tscored\n", "line 3: distance is \"far\""),
        ("7\tchr1\t501\ta\tA\tC\tG2\tS2\t0\tNA\tscored\n", "line 3: delta is missing"),
        ("7\tchr1\t501\ta\tA\tC\tG2\tS2\t0\t1\tgood\n", "line 3: status is \"good\""),
        ("7\tchr1\t501\n", "line 3: 3 fields"),
    ])
    func `damage is named with file and line`(line: String, words: String) throws {
        let good = "6\tchr1\t501\ta\tA\tC\tG2\tS2\t0\t0.5\tscored\n"
        try Data((Self.head + good + line).utf8).write(to: URL(filePath: small.path("bad.tsv")))
        let problem = failure { try table("bad.tsv") }
        #expect(
            problem?.contains("bad.tsv") == true && problem?.contains(words) == true, "\(problem ?? "none")")
    }

    @Test func `files of another kind, and genes of another data set`() throws {
        for (text, words) in [
            ("", "is empty"), ("gene_id\tobserved\nG1\t1\n", "no column \"chrom\""),
            (
                "##fileformat=VCFv4.3\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n",
                "holds no effects"
            ),
        ] {
            try Data(text.utf8).write(to: URL(filePath: small.path("other")))
            let problem = failure { try self.table("other") }
            #expect(problem?.contains(words) == true, "\(problem ?? "none")")
        }
        let row = "6\tchr1\t501\ta\tA\tC\tELSE\tS2\t0\t0.5\tscored\n"
        try Data((Self.head + row).utf8).write(to: URL(filePath: small.path("else.tsv")))
        let table = try self.table("else.tsv")
        #expect(table.rows.isEmpty && table.unknown == 1)
        #expect(table.text == "1 effect, by |Δ|; 1 on genes that the data set lacks")
    }

    /// Bytes changed at random: rows or an error with the file's name, never a trap.
    @Test func `damaged files never trap`() throws {
        try write()
        for name in ["e.tsv", "e.vcf"] {
            let whole = Array(try small.read(name).utf8)
            var random = SplitMix64(seed: 4)
            for _ in 0..<150 {
                var bytes = whole
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    let place = Int.random(in: 0..<bytes.count, using: &random)
                    switch Int.random(in: 0..<4, using: &random) {
                    case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                    case 1: bytes.removeSubrange(place..<min(bytes.count, place + 9))
                    case 2: bytes.insert(contentsOf: "\t99999999999999999999|%".utf8, at: place)
                    default: bytes.removeSubrange(max(1, place)...)
                    }
                }
                try Data(bytes).write(to: URL(filePath: small.path("damaged")))
                do {
                    let table = try self.table("damaged", limit: 5)
                    #expect(table.rows.count <= 5 && table.rows.allSatisfy { $0.delta.isFinite })
                } catch {
                    #expect("\(error)".contains("damaged"), "\(error)")
                }
            }
        }
    }
}
