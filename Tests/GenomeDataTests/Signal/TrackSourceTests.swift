import Testing

@testable import GenomeData

/// What a file format of tracks gets by saying no more than which values lie over which bases.
struct TrackSourceTests {
    /// Stretches of one contig, in order.
    private struct Stretches: TrackSource {
        let path = "stretches"
        let contigs = [Contig(name: "chr1", length: 100)]
        var contigNames: ContigNames? { ContigNames(contigs) }
        var values: [(value: Float, bases: Range<Int>)]

        func forEachStretch(
            of interval: GenomicInterval, _ body: (Float, Range<Int>) -> Void
        ) throws(GenomeDataError) {
            guard contigNames?.match(interval.contig) != nil else { return }
            for (value, bases) in values where bases.overlaps(interval.range) {
                body(value, bases.clamped(to: interval.range))
            }
        }
    }

    private let track = Stretches(values: [(2, 0..<10), (.nan, 10..<20), (-1, 20..<25), (4, 25..<30)])

    @Test func `values by base, whatever the gene`() throws {
        let values = try track.values(in: .init(contig: "1", start: -2, end: 32), gene: nil)
        #expect(values.count == 34)
        #expect(values[0..<2].areMissing && values[12..<22].areMissing && values[32...].areMissing)
        #expect(Array(values[2..<12]) == Array(repeating: 2, count: 10))
        #expect(Array(values[22..<32]) == [-1, -1, -1, -1, -1, 4, 4, 4, 4, 4])
        #expect(try track.values(in: .init(contig: "chr2", start: 0, end: 3)).areMissing)
        #expect(throws: GenomeDataError.self) {
            try track.values(in: .init(contig: "chr1", start: .min, end: .max))
        }
    }

    @Test func `exact summaries`() throws {
        let columns = try track.summaries(of: .init(contig: "chr1", start: 0, end: 40), bins: 4)
        #expect(columns[0] == SignalSummary(mean: 2, min: 2, max: 2, covered: 1))
        #expect(columns[1].covered == 0 && columns[3].covered == 0)
        #expect(columns[2] == SignalSummary(mean: 1.5, min: -1, max: 4, covered: 1))
        #expect(throws: GenomeDataError.self) {
            try track.summaries(of: .init(contig: "chr1", start: 0, end: 40), bins: 0)
        }
    }

    /// Formats are told by how names end; of a URI, by the file's.
    @Test(arguments: [
        ("a.cool", true), ("a.mcool::/resolutions/5000", true), ("a.tsv", false), ("a.h5::/x.cool", false),
        ("hic/", false), ("", false),
    ])
    func `names of a format`(path: String, isTaken: Bool) {
        #expect(CoolContacts.format.takes(path) == isTaken)
        #expect(ContactTable.format.takes(path) && BigWigFile.format.takes(path))
    }
}
