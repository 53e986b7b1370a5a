import Canvas
import GenomeData
import Testing

@testable import Explorer

/// What the background reads for any place and zoom: one base and the whole contig, both of its ends, contigs shorter
/// than a window, the gene in view, out of view and on another contig.
@Suite struct ReaderTests {
    private let data: SmallData
    private let background: Background

    init() throws {
        data = try SmallData()
        background = Background(data.dataSet, version: "9")
    }

    private func read(_ query: TrackQuery) -> Tracks? {
        background.perform(.read(Effect.Reading(query: query)))
        while background.wait(seconds: 180) {
            for case .arrived(.tracks(let arrival)) in background.collect()
            where arrival.tracks.query == query {
                return arrival.tracks
            }
        }
        return nil
    }

    @Test func everyPlaceAndZoom() throws {
        for (contig, length) in SmallData.lengths {
            for span in [1, 400, length, 3_000_000] {
                for start in [
                    Int.min, 0, length / 2, length - 1, Int.max - span,
                ] {
                    let locus = Locus(
                        contig: contig, start: start, end: start.addingReportingOverflow(span).partialValue,
                        contigLength: length)
                    #expect(locus.start >= 0 && locus.end <= length && locus.length >= 1)
                    for (gene, columns) in [(nil, 1), (2, 90), (3, 300), (5, 33)]
                        as [(Int?, Int)]
                    {
                        let query = TrackQuery(locus: locus, columns: columns, gene: gene)
                        let tracks = try #require(read(query))
                        #expect(tracks.lanes.count == 2 && !tracks.lanes.contains(where: \.isFailure))
                        #expect(tracks.lanes.allSatisfy { $0.mean.isEmpty || $0.mean.count == columns })
                        #expect((tracks.letters?.count ?? locus.length) == locus.length)
                    }
                }
            }
        }
    }

    /// Contacts fill the columns that their bins lie under, and no others.
    @Test func contactsStandInTheirColumns() throws {
        let whole = Locus(contig: "chr1", start: 0, end: 60_000, contigLength: 60_000)
        let lane = try #require(read(TrackQuery(locus: whole, columns: 12, gene: 2))).lanes[1]
        #expect(lane.mean.indices.filter { lane.mean[$0] != nil } == [5, 6])
        #expect(abs((lane.mean[6] ?? 0) - 1) < 1e-6)
        // Beyond the last bin: a reason instead of columns.
        let far = Locus(contig: "chr1", start: 50_000, end: 60_000, contigLength: 60_000)
        let empty = try #require(read(TrackQuery(locus: far, columns: 12, gene: 2))).lanes[1]
        #expect(empty.note == "no contacts of G2 here")
    }

    /// The gene's contacts are drawn up to some distance: a view that begins beyond it shows none, and does not end.
    @Test func aViewBeyondTheReachOfContacts() throws {
        let sample = try DataSet(path: SampleData.manifest)
        let background = Background(sample, version: "9")
        for (start, end) in [(0, 6_000_000), (2_500_000, 6_000_000), (4_900_000, 4_900_100), (0, 2_100_000)] {
            let length = sample.genome.contigs.first { $0.name == "chrSim1" }?.length ?? 0
            let locus = Locus(contig: "chrSim1", start: start, end: end, contigLength: length)
            for gene in [0, sample.genes.count / 2, sample.genes.count - 1] {
                background.perform(
                    .read(Effect.Reading(query: TrackQuery(locus: locus, columns: 90, gene: gene))))
                var answers = 0
                while answers == 0, background.wait(seconds: 180) { answers = background.collect().count }
                #expect(answers == 1)
            }
        }
    }
}
