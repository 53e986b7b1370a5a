import GenomeData
import PrismModel
import Testing

@testable import Predictions

struct ChangeSummaryTests {
    /// A table of genes whose predicted change is half the measured one, and noise.
    private func table(noise: Double, heldOut: Int, of count: Int, test: Int = 0) throws -> ChangeTable {
        var table = try ChangeTable(
            columns: [
                "gene_id", "split", "held_out", "measured_a", "measured_change", "observed_change",
                "signal_change_x",
            ], file: "test")
        var random = SplitMix64(seed: 4)
        for number in 0..<count {
            let change = Float(random.normal())
            let predicted = change / 2 + Float(noise * random.normal())
            // As earlier versions had it.
            let word = number < heldOut ? "yes" : "no"
            let split = number < test ? "test" : "train"
            try table.add("G\(number)\t\(split)\t\(word)\t\(-change)\t\(change)\t\(predicted)\t\(2 * change)")
        }
        try table.add("G\tNA\tyes\tNA\tNA\t1\tNA")
        return table
    }

    @Test func `r of held-out genes, of all, and of baselines`() throws {
        let summary = try ChangeSummary(
            table(noise: 0, heldOut: 30, of: 40), unit: "log10", isSimulated: true, resamplings: 50)
        #expect(
            summary.genes == 41 && summary.measured == 40 && summary.heldOut == 30 && summary.unknown == 0)
        func figure(_ words: String, _ group: ChangeSummary.Group = .heldOut) -> ChangeSummary.Figure? {
            summary.figures.first { $0.of.contains(words) && $0.group == group }
        }
        let own = try #require(summary.prediction)
        #expect(own.group == .heldOut && own.kind == .prediction && own.n == 30)
        #expect(abs((own.r ?? 0) - 1) < 1e-6 && (own.mse ?? 0) > 0)
        #expect(figure("predicted change", .all)?.n == 40)
        // What is the same for every gene has no correlation, only an error.
        let none = try #require(figure("no change"))
        #expect(none.r == nil && none.kind == .baseline)
        #expect(abs((none.mse ?? 0) - 4 * (own.mse ?? 0)) < 1e-5)
        let mean = try #require(figure("mean change of the genes learned from"))
        #expect(mean.r == nil && mean.mse != nil && figure("mean change of", .all) == nil)
        #expect(abs((figure("regression to the mean")?.r ?? 0) - 1) < 1e-6)
        #expect(figure("regression to the mean")?.mse == nil)
        #expect(abs((figure("change of the mean x")?.r ?? 0) - 1) < 1e-6)
        #expect(figure("intervened") == nil)
    }

    @Test func `of held-out genes the test split counts, where there is one`() throws {
        let table = try table(noise: 0.1, heldOut: 30, of: 40, test: 12)
        let summary = ChangeSummary(table, unit: "", isSimulated: false, resamplings: 0)
        #expect(summary.heldOut == 30 && summary.scored == 12 && summary.prediction?.n == 12)
        let folded = ChangeSummary(table, unit: "", isSimulated: false, isFolded: true, resamplings: 0)
        #expect(folded.heldOut == 30 && folded.scored == 30 && folded.prediction?.n == 30)
    }

    /// A contig on which an effect is reversed is told apart from those that test.
    @Test func `held-out genes contig by contig`() throws {
        func summary(_ contigs: [String], isFolded: Bool = false) throws -> ChangeSummary {
            var table = try ChangeTable(
                columns: [
                    "gene_id", "chrom", "split", "held_out", "measured_a", "measured_change",
                    "observed_change",
                ],
                file: "test")
            for number in 0..<40 {
                let (change, contig) = (number % 10, contigs[number / 10])
                let predicted = contig == "chrShift1" ? -change : change
                try table.add(
                    "G\(number)\t\(contig)\t\(number < 20 ? "train" : "test")\t\(number < 10 ? "0" : "1")\t1\t\(change)\t\(predicted)"
                )
            }
            return ChangeSummary(table, unit: "", isSimulated: false, isFolded: isFolded, resamplings: 0)
        }
        let apart = try summary(["chr1", "chr2", "chr3", "chrShift1"])
        let parts = apart.figures.filter { $0.contig != nil }
        #expect(parts.map(\.contig) == ["chr3", "chrShift1"] && parts.map(\.n) == [10, 10])
        #expect(parts.compactMap(\.r).map { $0.rounded() } == [1, -1])
        #expect(parts.allSatisfy { $0.group == .heldOut && $0.kind == .prediction })
        #expect(apart.prediction?.n == 20 && apart.prediction?.contig == nil)
        // Members that did not see a gene take no notice of the split.
        let folded = try summary(["chr1", "chr2", "chr3", "chrShift1"], isFolded: true)
        #expect(folded.figures.compactMap(\.contig) == ["chr2", "chr3", "chrShift1"])
        let single = try summary(["chr1", "chr2", "chr3", "chr3"])
        #expect(single.figures.allSatisfy { $0.contig == nil } && single.prediction?.n == 20)
    }

    @Test func `an interval holds what it is of`() throws {
        let table = try table(noise: 0.5, heldOut: 60, of: 60)
        let summary = ChangeSummary(table, unit: "", isSimulated: false, resamplings: 200)
        let own = try #require(summary.prediction)
        let (r, low, high) = (own.r ?? 0, own.rLow ?? 1, own.rHigh ?? -1)
        #expect(low < r && r < high && high <= 1 && r < 0.95)
        #expect(ChangeSummary(table, unit: "", isSimulated: false, resamplings: 200) == summary)
        let plain = ChangeSummary(table, unit: "", isSimulated: false, resamplings: 0)
        #expect(plain.prediction?.rLow == nil && plain.prediction?.r == own.r)
        // All are held out: no gene tells a mean change.
        #expect(!summary.figures.contains { $0.of.contains("learned from") })
    }

    @Test func `nothing measured`() throws {
        let table = try table(noise: 0, heldOut: 0, of: 0)
        let summary = ChangeSummary(table, unit: "", isSimulated: false)
        #expect(summary.measured == 0 && summary.figures.isEmpty && summary.prediction == nil)
    }

    @Test func `against the truth, where it is known`() throws {
        let two = try TwoConditions()
        let dataSet = try DataSet(path: two.path("A.toml"))
        var table = try ChangeTable(
            columns: ["gene_id", "split", "held_out", "measured_a", "measured_change", "observed_change"],
            file: "test"
        )
        var truth = "gene_id\tchange\tadjusted_change\n"
        for number in 0..<20 {
            try table.add("G\(number)\tNA\tyes\t1\t\(number % 7)\t\(number)")
            // The last is not in the table, the first not in the truth.
            truth += "G\(number + 1)\t\(2 * number + 2)\t\(-number)\n"
        }
        try two.write(truth, as: "changes.tsv")
        let changes = try TrueChanges(path: two.path("changes.tsv"), of: dataSet)
        let summary = ChangeSummary(
            table, unit: "", isSimulated: true, truth: changes, resamplings: 0)
        func figure(_ target: ChangeSummary.Target) -> ChangeSummary.Figure? {
            summary.figures.first { $0.against == target }
        }
        #expect(figure(.measured)?.n == 20 && figure(.expected)?.n == 19)
        #expect(abs((figure(.expected)?.r ?? 0) - 1) < 1e-12 && abs((figure(.adjusted)?.r ?? 0) + 1) < 1e-12)
        #expect(summary.prediction == figure(.measured))
        try two.write("gene_id\tchange\nG1\t2\n", as: "short.tsv")
        #expect(
            failure { try TrueChanges(path: two.path("short.tsv"), of: dataSet) }?.contains(
                "adjusted_change") == true)
        try two.write("gene_id\tchange\tadjusted_change\nQ\t2\t1\n", as: "others.tsv")
        #expect(
            failure { try TrueChanges(path: two.path("others.tsv"), of: dataSet) }?.contains(
                "none of its genes") == true)
    }
}
