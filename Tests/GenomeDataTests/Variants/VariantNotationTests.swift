import PrismModel
import Testing

@testable import GenomeData

@Suite struct VariantNotationTests {
    private let names = ContigNames(names: ["chr22", "chrX", "HLA-A*01:01", "7"])

    private func read(_ text: String) -> VariantNotation? { VariantNotation(text, on: names) }

    /// "chr22:36700000 A>G", as the parser understood it; nil where it is no variant.
    private func found(_ text: String) -> String? {
        guard case .variants(let variants) = read(text) else { return nil }
        return variants.map { "\($0.place) \($0.reference)>\($0.alternatives.joined(separator: "|"))" }
            .joined(separator: ";")
    }

    @Test(arguments: [
        "chr22:36700000A>G", "chr22:36,700,000 A>G", " chr22 : 36,700,000 a > g ", "chr22:g.36700000A>G",
        "22:36700000A>G", "chr22:36700000:A:G", "22:36,700,000:a:g", "22-36700000-A-G", "chr22-36700000-A-G",
        "chr22 36700000 . A G", "chr22\t36700000\trs7\tA\tG\t.\tPASS\tAC=1", "22 36,700,000 A G",
    ])
    func `one variant in many notations`(text: String) {
        #expect(found(text) == "chr22:36700000 A>G", "\(text)")
    }

    @Test func `insertions, deletions, several bases and several alleles`() {
        #expect(found("chr22:5GAT>G") == "chr22:5 GAT>G")
        #expect(found("X:7 G>GAT") == "chrX:7 G>GAT")
        #expect(found("7 12 . AC TGG,A") == "7:12 AC>TGG;7:12 AC>A")
        #expect(found("HLA-A*01:01:12:A:T") == "HLA-A*01:01:12 A>T")
        #expect(found("HLA-A*01:01:12A>T") == "HLA-A*01:01:12 A>T")
        guard case .variants(let variants) = read("chr22 36700000 rs7 A G") else {
            Issue.record("no variant")
            return
        }
        #expect(variants[0].id == "rs7" && variants[0].position == 36_699_999)
        #expect(variants[0].change == SequenceChange(removed: 36_699_999..<36_700_000, inserted: [Base.g]))
    }

    /// Places, BED lines, names of genes and halves of variants are left to others.
    @Test(arguments: [
        "", "chr22", "chr22:36,700,000", "chr22:100-200", "chr22 99 200", "chr22 99 200 name 0 +", "MYC",
        "chr22 99 200 A C", "HLA-DRB1", "chr22:36700000A", "A>G", "chr22>A", "NKX2-5", "a-b-c-d", "1-2-3-4",
        "variants x.tsv", "chr22:A>G", "chr99:5:A:G", "chr99-5-A-G",
    ])
    func `what is no variant`(text: String) { #expect(read(text) == nil, "\(text)") }

    @Test(arguments: [
        ("chr99:5A>G", "no contig \"chr99\""), ("chr99 5 . A G", "no contig"), ("chr22:0A>G", "from 1"),
        ("chr22:99999999999999999999A>G", "from 1"), ("chr22:5A>", "the base before it"),
        ("chr22:5>A", "the base before it"), ("chr22:5A>-", "the base before it"),
        ("chr22:5A><DEL>", "symbolic"), ("chr22 5 . A *", "symbolic"), ("chr22:5A>A", "nothing changes"),
        ("chr22:5A>G,A", "nothing changes"), ("chr22:5A>Q", "ALT is \"Q\""), ("chr22:5J>A", "REF is \"J\""),
        ("chr22:5A>G]chr22:9]", "symbolic"),
    ])
    func `what is meant as a variant and is none says why`(text: String, words: String) {
        guard case .unusable(let reason) = read(text) else {
            Issue.record("\(text): \(String(describing: read(text)))")
            return
        }
        #expect(reason.contains(words), "\(text): \(reason)")
    }

    /// Whatever is written in one notation reads the same in every other.
    @Test func `notations agree`() {
        var random = SplitMix64(seed: TextMutation.seed(3))
        func bases() -> String {
            String(
                (0..<Int.random(in: 1...4, using: &random)).map { _ in
                    "ACGT".randomElement(using: &random) ?? "A"
                })
        }
        for _ in 0..<200 {
            let contig = ["chr22", "chrX", "7", "HLA-A*01:01"].randomElement(using: &random) ?? "7"
            let (place, reference, alternative) = (
                Int.random(in: 1...1 << 40, using: &random), bases(), bases()
            )
            guard reference != alternative else { continue }
            let expected = "\(contig):\(place) \(reference)>\(alternative)"
            for text in [
                "\(contig):\(place)\(reference)>\(alternative)",
                "\(contig):\(place):\(reference):\(alternative)",
                "\(contig)-\(place)-\(reference)-\(alternative)",
                "\(contig)\t\(place)\t.\t\(reference)\t\(alternative)",
            ] { #expect(found(text) == expected, "\(text)") }
        }
    }

    /// Damaged texts are variants, none, or say why; never more than what was typed.
    @Test func `damage never traps`() {
        var mutation = TextMutation(seed: TextMutation.seed(11))
        let texts = [
            "chr22:36,700,000A>G", "chr22\t5\t.\tAC\tA,G", "22-36700000-A-G", "chrX:7:G:GAT", "7:12 A><DEL>",
        ]
        for index in 0..<(2000 * TextMutation.factor) {
            let bytes = mutation.applied(to: Array(texts[index % texts.count].utf8))
            let text = String(decoding: bytes, as: UTF8.self)
            guard case .variants(let variants) = read(text) else { continue }
            for variant in variants {
                #expect(
                    names.names.contains(variant.contig) && variant.position >= 0 && variant.change != nil)
                #expect(variant.alternatives.count == 1 && variant.position < 1 << 40)
            }
        }
    }
}
