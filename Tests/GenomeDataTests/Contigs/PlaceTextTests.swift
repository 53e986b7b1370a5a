import Testing

@testable import GenomeData

/// Places as people type and paste them.
@Suite struct PlaceTextTests {
    private let names = ContigNames(names: [
        "chr1", "HLA-DRB1*13:01", "HLA-A*01:01", "HLA-A*01:01:01", "gi|12|ref|NC_1|",
    ])

    @Test(arguments: [
        ("chr1", "chr1", PlaceText.Extent.whole), ("1", "chr1", .whole), (" chr1\t\n", "chr1", .whole),
        ("HLA-DRB1*13:01", "HLA-DRB1*13:01", .whole), ("gi|12|ref|NC_1|", "gi|12|ref|NC_1|", .whole),
        ("HLA-DRB1*13:01:1-3,000", "HLA-DRB1*13:01", .stretch(0..<3000)),
        ("gi|12|ref|NC_1|:5", "gi|12|ref|NC_1|", .position(4)),
        // A contig's name comes first; braces say otherwise.
        ("HLA-A*01:01:01", "HLA-A*01:01:01", .whole), ("{HLA-A*01:01}:01", "HLA-A*01:01", .position(0)),
        ("{HLA-A*01:01}", "HLA-A*01:01", .whole), ("HLA-A*01:01:01:7-9", "HLA-A*01:01:01", .stretch(6..<9)),
        ("chr1:1,001-2,000", "chr1", .stretch(1000..<2000)),
        ("chr1: 1001 – 2000 ", "chr1", .stretch(1000..<2000)),
        ("1:1001..2000", "chr1", .stretch(1000..<2000)), ("chr1:7-7", "chr1", .stretch(6..<7)),
        ("chr1\t1000\t2000", "chr1", .stretch(1000..<2000)),
        ("chr1 1000 2000 peak1 0 + ", "chr1", .stretch(1000..<2000)),
        ("HLA-A*01:01\t0\t5\tx\n", "HLA-A*01:01", .stretch(0..<5)),
    ])
    func `a place`(text: String, contig: String, extent: PlaceText.Extent) throws {
        let place = try #require(PlaceText(text, on: names))
        #expect(place.contig == contig && place.extent == extent)
    }

    @Test(arguments: [
        "", ":", "chr2", "chr2:1-2", "chr1:", "chr1:0", "chr1:0-5", "chr1:5-4", "chr1:1-2-3", "chr1:-1-5",
        "chr1:a-b",
        "chr1:1.5-2", "chr1:99999999999999999999", "chr1 5", "chr1 5 5", "chr1 9 5", "chr2 1 5", "chr1 x y",
        "{chr1",
        "chr1:36.7M", "{}", "chr1:1-2:3",
    ])
    func `no place`(text: String) {
        #expect(PlaceText(text, on: names) == nil)
    }

    @Test func `twenty thousand mangled places`() {
        var mutation = TextMutation(seed: TextMutation.seed(71))
        var found = 0
        let texts = [
            "chr1:1,001-2,000", "HLA-A*01:01:01:7-9", "chr1\t1000\t2000\tpeak\t0\t+", "{HLA-A*01:01}:1..5",
        ]
        for index in 0..<20_000 {
            let text = String(
                decoding: mutation.applied(to: Array(texts[index % texts.count].utf8)), as: UTF8.self)
            guard let place = PlaceText(text, on: names) else { continue }
            found += 1
            #expect(names.match(place.contig)?.isBridged == false)
            if case .stretch(let range) = place.extent { #expect(range.lowerBound >= 0 && !range.isEmpty) }
            if case .position(let position) = place.extent { #expect(position >= 0) }
        }
        #expect((1_000..<19_000).contains(found))
    }
}
