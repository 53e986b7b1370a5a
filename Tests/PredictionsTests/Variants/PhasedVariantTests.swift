import GenomeData
import PrismModel
import Testing

@testable import Predictions

@Suite struct PhasedVariantTests {
    let sample: VariantSample

    init() throws { sample = try VariantSample() }

    private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    /// A substitution on chr1, up to FORMAT.
    private func snv(_ position: Int) -> String {
        "chr1 \(position + 1) . \(sample.letters("chr1", position)) \(sample.other("chr1", position)) . . . GT:PS"
    }

    @Test func `alleles on one copy are scored as one, where they are phased`() throws {
        let deletion =
            "chr1 516 d \(sample.letters("chr1", 515, 3)) \(sample.letters("chr1", 515)) . . . GT:PS"
        let lines = [
            snv(490) + " 0|1:1", snv(500) + " 1|1", snv(505) + " 0|1:1", snv(506) + " 0|1:2",
            snv(510) + " 0/1",
            deletion + " 1|0:1", snv(516) + " 1|0:1",
        ]
        try sample.write(lines, samples: ["me"])
        let run = try sample.run {
            ($0.isPhased, $0.genes) = (true, .named(["G2"]))
        }
        let rows = try sample.rows(run)
        func label(_ position: Int) -> String {
            "\(position + 1):\(sample.letters("chr1", position))>\(sample.other("chr1", position))"
        }
        let together = rows.filter { $0["company"] != "." }
        #expect(
            together.map { [$0["pos"], $0["copies"], $0["company"], $0["status"]] } == [
                ["501", "2", label(490), "scored"], ["506", "2", label(490) + "," + label(500), "scored"],
                ["507", "2", label(500), "scored"], ["516", "1", label(500), "scored"],
                [
                    "517", "1",
                    label(500) + ",516:\(sample.letters("chr1", 515, 3))>\(sample.letters("chr1", 515))",
                    "overlapping",
                ],
            ])
        var recoding = try Recoding(sample, gene: 2)
        for position in [505, 500, 490] {
            recoding.edit(position, sample.letters("chr1", position), sample.other("chr1", position))
        }
        let before = try sample.predictions(sample.model.encoder.window(ofGeneAt: 2))
        let delta = mean(try sample.predictions(recoding.edited)) - mean(before)
        #expect(abs((Double(together[1]["delta"] ?? "") ?? .nan) - delta) < 1e-5)
        recoding = try Recoding(sample, gene: 2)
        recoding.edit(515, sample.letters("chr1", 515, 3), sample.letters("chr1", 515))
        recoding.edit(500, sample.letters("chr1", 500), sample.other("chr1", 500))
        let shifted = mean(try sample.predictions(recoding.edited)) - mean(before)
        #expect(abs((Double(together[3]["delta"] ?? "") ?? .nan) - shifted) < 1e-5)
        #expect(try sample.rows(sample.run { $0.genes = .named(["G2"]) }).count == 7)
    }

    /// An allele on both copies stands beside its own phase set's, or, where it names none, beside each set's apart.
    @Test(arguments: [
        ("1|1:1", [["490", "500"]]), ("1|1", [["490", "500"], ["510"]]),
        ("1/1:.", [["490", "500"], ["510"]]),
        ("1|1:2", []), ("0|1:1", [["490", "500"]]), ("0|1", [["510"]]),
    ])
    func `an allele on both copies keeps its phase set`(genotype: String, companies: [[String]]) throws {
        try sample.write(
            [
                snv(490) + " 0|1:1", snv(500) + " 0|1:1", snv(510) + " 0|1:.", snv(520) + " \(genotype)",
            ], samples: ["me"])
        let rows = try sample.rows(sample.run { ($0.isPhased, $0.genes) = (true, .named(["G2"])) })
        let own = rows.filter { $0["pos"] == "521" && $0["company"] != "." }
        #expect(own.allSatisfy { $0["copies"] == "2" })
        let places = own.map { row in
            (row["company"] ?? "").split(separator: ",").map {
                String((Int($0.prefix { $0 != ":" }) ?? 0) - 1)
            }
        }
        #expect(places == companies)
    }

    @Test func `an allele on both copies stands beside every later set's`() throws {
        try sample.write(
            [snv(490) + " 1|1:1", snv(500) + " 0|1:2", snv(510) + " 1|0:3"], samples: ["me"])
        let rows = try sample.rows(sample.run { ($0.isPhased, $0.genes) = (true, .named(["G2"])) })
            .filter { $0["company"] != "." }
        #expect(rows.map { [$0["pos"], $0["copies"]] } == [["501", "2"], ["511", "1"]])
        #expect(rows.allSatisfy { $0["company"]?.hasPrefix("491:") == true })
    }

    @Test func `what cannot be phased is an error`() throws {
        for (lines, samples, words) in [
            ([snv(500) + " 0|1"], ["me", "you"], "2 samples; name one"),
            ([snv(505) + " 0|1", snv(490) + " 0|1"], ["me"], "line 5: lies before"),
            ([snv(500) + " 0|2"], ["me"], "line 4: the genotype of sample 1 is \"0|2\""),
        ] {
            try sample.write(
                lines.map { samples.count > 1 ? $0 + " 0|0" : $0 }, as: "bad.vcf", samples: samples)
            let problem = failure { try sample.rows(sample.run({ $0.isPhased = true }, file: "bad.vcf")) }
            #expect(problem?.contains(words) == true, "\(problem ?? "read")")
        }
    }
}
