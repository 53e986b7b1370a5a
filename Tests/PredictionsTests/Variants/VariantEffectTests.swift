import Foundation
import GenomeData
import PrismModel
import Testing

@testable import Predictions

@Suite struct VariantEffectTests {
    let sample: VariantSample

    init() throws { sample = try VariantSample() }

    private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    @Test
    func
        `effects are those of windows coded in another way and predicted whole, of every gene that holds them`()
        throws
    {
        let lines = sample.randomLines(60, seed: 11)
        try sample.write(lines, as: "in.vcf.gz")
        let rows = try sample.rows(sample.run(file: "in.vcf.gz"))
        let genes = sample.model.dataSet.genes
        let unedited = try genes.indices.map { try Recoding(sample, gene: $0) }
        var checked = 0
        var isOutsideSeen = false
        for (number, line) in lines.enumerated() {
            let fields = line.split(separator: " ").map(String.init)
            for alternative in fields[4].split(separator: ",").map(String.init) {
                let own = rows.filter { $0["line"] == "\(number + 4)" && $0["alt"] == alternative }
                guard alternative != fields[3] else {
                    #expect(own.map { $0["status"] } == ["no_change"])
                    continue
                }
                var expected: [String: GeneWindow] = [:]
                for (index, gene) in genes.enumerated() where gene.contig == fields[0] {
                    var recoding = unedited[index]
                    recoding.edit((Int(fields[1]) ?? 0) - 1, fields[3], alternative)
                    if recoding.isChanged { expected[gene.id] = recoding.edited }
                }
                if expected.isEmpty {
                    isOutsideSeen = true
                    #expect(own.map { $0["status"] } == ["outside"] && own[0]["gene_id"] == "NA", "\(line)")
                    continue
                }
                #expect(Set(own.compactMap { $0["gene_id"] }) == Set(expected.keys), "\(line)")
                for row in own {
                    let index = try sample.model.dataSet.index(ofGeneNamed: row["gene_id"] ?? "")
                    let window = try #require(expected[row["gene_id"] ?? ""])
                    let before = try sample.predictions(sample.model.encoder.window(ofGeneAt: index))
                    let after = try sample.predictions(window)
                    let differences = zip(after, before).map { $0 - $1 }
                    #expect(abs((Double(row["delta"] ?? "") ?? .nan) - mean(differences)) < 1e-5, "\(line)")
                    let deviation = abs(differences[0] - differences[1]) / 2.0.squareRoot()
                    #expect(abs((Double(row["delta_sd"] ?? "") ?? .nan) - deviation) < 1e-5, "\(line)")
                    checked += 1
                }
            }
        }
        #expect(checked > 80 && isOutsideSeen == rows.contains { $0["status"] == "outside" })
    }

    @Test func `a substitution is the explorer's edit, and the distance runs along the gene's strand`() throws
    {
        // G1 is on the − strand, with its TSS at 300.
        try sample.write([
            "chr1 311 . \(sample.letters("chr1", 310)) \(sample.other("chr1", 310))",
            "1 300 . \(sample.letters("chr1", 299).lowercased()) \(sample.other("chr1", 299))",
        ])
        let rows = try sample.rows(sample.run { $0.genes = .named(["G1"]) })
        #expect(rows.map { $0["gene_id"] } == ["G1", "G1"] && rows.map { $0["distance"] } == ["-10", "1"])
        #expect(rows[0]["pos"] == "311" && rows[0]["symbol"] == "S1" && rows[1]["chrom"] == "1")
        let window = try sample.model.encoder.window(ofGeneAt: 1)
        let code = Base.code(of: try #require(sample.other("chr1", 310).utf8.first))
        let edited = try window.edited([.base(position: 250, code: code)], signalCount: 2)
        let delta = mean(try sample.predictions(edited)) - mean(try sample.predictions(window))
        #expect(abs((Double(rows[0]["delta"] ?? "") ?? .nan) - delta) < 1e-6)
    }

    @Test func `the percentile is that among random substitutions, and the same in every order and shard`()
        throws
    {
        let lines = sample.randomLines(20, seed: 3)
        try sample.write(lines)
        try sample.write(lines.reversed(), as: "reversed.vcf")
        func key(_ row: [String: String]) -> String {
            ["id", "alt", "gene_id", "delta", "percentile"].map { row[$0] ?? "" }.joined(separator: " ")
        }
        let rows = try sample.rows(sample.run { $0.background = 40 })
        let reversed = try sample.rows(sample.run({ $0.background = 40 }, file: "reversed.vcf"))
        #expect(rows.map(key).sorted() == reversed.map(key).sorted())
        let scored = rows.filter { $0["status"] == "scored" }
        let percentiles = scored.compactMap { Float($0["percentile"] ?? "") }
        #expect(percentiles.count == scored.count && Set(percentiles).count > 5)
        #expect(percentiles.allSatisfy { (0...100).contains($0) })
        // Of one gene's alleles the larger effect has the higher percentile.
        for (_, own) in Dictionary(grouping: scored, by: { $0["gene_id"] ?? "" }) {
            let sorted = own.map {
                (abs(Float($0["delta"] ?? "") ?? .nan), Float($0["percentile"] ?? "") ?? .nan)
            }
            .sorted { $0.0 < $1.0 }
            #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $0.1 <= $1.1 })
        }
        let other = try sample.rows(
            sample.run {
                ($0.background, $0.seed) = (40, 1)
            })
        #expect(other.map { $0["delta"] } == rows.map { $0["delta"] })
        #expect(other.map { $0["percentile"] } != rows.map { $0["percentile"] })
        #expect(VariantEffect([2], unedited: [1], magnitudes: [0.5, 1, 1, 3]).percentile == 50)
        #expect(VariantEffect([0], unedited: [1], magnitudes: [0.5, 1, 1, 3]).percentile == 50)
        #expect(VariantEffect([1], unedited: [1], magnitudes: []).percentile == nil)
    }
}
