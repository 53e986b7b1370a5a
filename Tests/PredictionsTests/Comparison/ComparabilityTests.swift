import GenomeData
import PrismModel
import Testing

@testable import Predictions

/// When two conditions may be compared, and what is said where not.
struct ComparabilityTests {
    private func genes(
        _ count: Int, shift: Int = 0, strand: Strand = .forward, contig: String = "chr1"
    ) -> Annotation {
        Annotation(
            genes: (0..<count).map {
                Gene(
                    id: "G\($0)", symbol: "S\($0)", contig: contig, tss: 1_000 * ($0 + 1) + shift,
                    strand: strand)
            })
    }

    private func places(
        _ b: Annotation, contigs: [String: Int] = ["chr1": 9_000], assembly: String? = nil
    ) -> PairedPlaces {
        let a = genes(3)
        return PairedPlaces(
            GenePairs(a, b), .init(a, contigs: ["chr1": 9_000], assembly: "hg38"),
            .init(b, contigs: contigs, assembly: assembly))
    }

    @Test func `places that are the same, and that are not`() {
        let same = places(genes(3), assembly: "hg38")
        #expect(same.notes.isEmpty && same.differences.isEmpty && same.isAlike("chr1"))
        // Spelled otherwise, a contig is the same; another name of the assembly is said.
        let spelled = places(genes(3, contig: "1"), contigs: ["1": 9_000], assembly: "GRCh38")
        #expect(spelled.differences == ["assembly GRCh38"] && spelled.contigs == ["chr1": "1"])
        #expect(spelled.notes == ["A is of hg38 and B of GRCh38"])
        let moved = places(genes(2, shift: 5))
        #expect(moved.differences == ["all 2 TSSs differ"])
        #expect(moved.notes == ["2 of 2 genes of both start elsewhere in B"])
        let turned = places(genes(3, strand: .reverse))
        #expect(
            turned.differences == ["all 3 strands differ"] && turned.notes[0].contains("other strand in B"))
        for contigs in [["chr1": 9_001], ["chr2": 9_000]] {
            let other = places(genes(3), contigs: contigs)
            #expect(other.isOtherGenome && !other.isAlike("chr1"))
            #expect(other.differences == ["other genome"] && other.notes[0].contains("as in chr1"))
        }
        #expect(places(genes(1, shift: 1)).differences == ["1 of 1 TSS differ"])
    }

    @Test func `values on one scale, and on two`() {
        func scale(_ unit: String?, _ normalization: String? = nil, isContacts: Bool = false) -> SignalScale {
            SignalScale(name: "s", unit: unit, normalization: normalization, isContacts: isContacts)
        }
        #expect(scale("reads").difference(to: scale("reads")) == nil)
        // What nobody says is taken to be the other's.
        #expect(scale(nil).difference(to: scale("reads")) == nil)
        #expect(scale("x", "KR", isContacts: true).difference(to: scale("x", isContacts: true)) == nil)
        let unit = scale("reads").difference(to: scale("fold change"))
        #expect(unit?.problem == "s is reads in A and fold change in B")
        #expect(unit?.a == "reads" && unit?.b == "fold change")
        let named = scale("reads").difference(
            to: scale("fold change"), ConditionLabels(a: "K562", b: "GM12878"))
        #expect(named?.problem == "s is reads in K562 and fold change in GM12878")
        let bins = scale("x", "KR, 5000 BP", isContacts: true).difference(
            to: scale("x", "KR, 10000 BP", isContacts: true))
        #expect(bins?.b == "KR, 10000 BP")
        #expect(scale("x").difference(to: scale("x", isContacts: true))?.b == "contacts")
    }

    @Test(arguments: [
        ("window = 96", "window = 80", "other window"),
        ("unit = \"reads\"", "unit = \"RPM\"", "b in another unit"),
        ("transform = \"log10p1\"", "transform = \"log2p1\"", "b transformed otherwise"),
        ("log10p1 = [\"activity\"]", "", "features transformed otherwise"),
        ("name = \"b\"", "name = \"c\"", "no b"),
    ])
    func `what one model cannot predict is said in a few words`(old: String, new: String, brief: String)
        throws
    {
        let two = try TwoConditions()
        let b = try two.manifest([(old, new)])
        let error = #expect(throws: GenomeDataError.self) { try two.conditions(b, sharing: true) }
        #expect(error?.brief == brief, "\(error.map { "\($0)" } ?? "")")
        // What matters first, the file last.
        #expect(error?.reasonFirst.hasPrefix(error?.problem ?? "?") == true)
        #expect(error?.reasonFirst.hasSuffix(b + ")") == true)
    }

    @Test func `what matters is a warning, and a row says why its change is not shared out`() throws {
        let two = try TwoConditions()
        try two.write(
            TwoConditions.genes(Array(0..<TwoConditions.geneCount)).replacing(
                "G5\tS5\tchr1\t1100\t+", with: "G5\tS5\tchr1\t1100\t-"), as: "turned.tsv")
        let conditions = try two.conditions(two.manifest([("genes.tsv", "turned.tsv")]), sharing: true)
        #expect(conditions.warnings == ["B is unlike A: 1 of 21 strands differ"])
        #expect(try two.conditions().warnings.isEmpty)
        let run = try ComparisonRun(
            conditions, ComparisonRequest(selection: .named(["G5", "G6"]), sharesSignals: true),
            version: "test")
        try run.write(to: two.path("turned-changes.tsv"))
        let rows = try two.table("turned-changes.tsv").rows
        #expect(rows["G5"]?["remainder_of"] == "NA: other strand" && rows["G5"]?["shapley_a"] == "NA")
        #expect(rows["G6"]?["remainder_of"] == "none" && rows["G6"]?["shapley_a"] != "NA")
    }
}
