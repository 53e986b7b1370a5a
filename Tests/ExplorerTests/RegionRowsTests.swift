import Canvas
import Foundation
import GenomeData
import Testing

@testable import Explorer

/// Tracks of regions along the locus.
struct RegionRowsTests {
    private let locus = Locus(contig: "chr1", start: 1_000, end: 2_000, contigLength: 60_000)

    private func region(_ start: Int, _ end: Int, _ name: String? = nil, _ value: Float = .nan) -> Region {
        Region(start: start, end: end, name: name, value: value)
    }

    @Test func `of more regions than columns the largest of each column stay`() {
        let few = [region(900, 1_100, "a", 1), region(1_200, 1_300, "b")]
        #expect(RegionLane(few, of: locus, columns: 10).regions == few)
        let many = (0..<200).map { region(1_000 + $0 * 5, 1_003 + $0 * 5, "\($0)", Float($0 % 7)) }
        let lane = RegionLane(many, of: locus, columns: 20)
        #expect(lane.regions.count == 20 && lane.regions.allSatisfy { $0.value == 6 })
        let bare = (0..<50).map { region(1_000 + $0, 1_001 + $0) }
        #expect(RegionLane(bare, of: locus, columns: 10).regions.count == 1)
        #expect(RegionLane([], of: locus, columns: 10).note == "no regions here")
    }

    /// A data set that shows these regions, beside the others that it has.
    private func dataSet(_ regions: String) throws -> (SmallData, DataSet) {
        let data = try SmallData()
        try regions.write(to: data.folder.appending(path: "p.bed"), atomically: true, encoding: .utf8)
        let manifest = data.folder.appending(path: "dataset.toml")
        let text = try String(contentsOf: manifest, encoding: .utf8)
        try (text + "[[track]]\nname = \"peaks\"\nfile = \"p.bed\"\n").write(
            to: manifest, atomically: true, encoding: .utf8)
        return (data, try DataSet(path: manifest.path))
    }

    /// The locus of a gene, with regions at hundredths of it; two of them have a score of `value`.
    private func state(_ set: DataSet, rows: Int, columns: Int, value: Float) -> ExplorerState {
        var state = ExplorerState(
            Catalog(set), rows: rows, columns: columns, look: Sample.look(),
            themeNames: ThemeLibrary.shippedNames, gene: "G2")
        let query = TrackQuery(locus: state.locus, columns: 60, gene: nil)
        let (start, step) = (state.locus.start, state.locus.length / 100)
        func part(_ from: Int, _ to: Int, _ name: String?, _ value: Float) -> Region {
            region(start + from * step, start + to * step, name, value)
        }
        let regions = [
            part(-5, 9, "first", 2), part(40, 40, "point", value), part(60, 80, "second", value),
            part(79, 300, nil, .nan),
        ]
        var tracks = Tracks(query: query, lanes: [])
        tracks.regions = [RegionLane(regions, of: state.locus, columns: 60)]
        state.tracks = tracks
        return state
    }

    @Test func `names and scores stand where there is room`() throws {
        let (data, set) = try dataSet("chr1\t29900\t30100\tpeak_1\t7\n")
        for (rows, columns) in [(24, 80), (40, 120)] {
            let state = state(set, rows: rows, columns: columns, value: 5)
            try Golden.check(state, .main, "regions-\(columns)x\(rows)")
        }
        withExtendedLifetime(data) {}
    }

    /// Whatever the scores are, something is drawn.
    @Test(arguments: [
        Float.nan, 0, -3, 1_000, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .leastNonzeroMagnitude,
    ])
    func `odd scores`(value: Float) throws {
        let (data, set) = try dataSet("chr1\t29900\t30100\tpeak_1\t7\n")
        for (rows, columns) in [(24, 80), (40, 120), (10, 40)] {
            let drawn = state(set, rows: rows, columns: columns, value: value).grid(.main).transcript
            if rows > 20 { #expect(drawn.contains("peaks") && drawn.contains("first"), "\(drawn)") }
            if columns > 100 { #expect(drawn.contains("first 2"), "\(drawn)") }
        }
        withExtendedLifetime(data) {}
    }

    @Test func `the background reads them, and says why there are none`() throws {
        let (data, set) = try dataSet("chr1\t29900\t30100\tpeak_1\t7\nchr1\t100\t200\tpeak_2\t9\n")
        let background = Background(set, version: "9")
        func read(_ locus: Locus) -> RegionLane? {
            let query = TrackQuery(locus: locus, columns: 50, gene: nil)
            background.perform(.read(Effect.Reading(query: query)))
            while background.wait(seconds: 180) {
                for case .arrived(.tracks(let arrival)) in background.collect()
                where arrival.tracks.query == query {
                    return arrival.tracks.regions.first
                }
            }
            return nil
        }
        let here = read(Locus(contig: "chr1", start: 29_800, end: 30_400, contigLength: 60_000))
        #expect(here?.regions.map(\.name) == ["peak_1"] && here?.note == nil)
        let between = read(Locus(contig: "chr1", start: 5_000, end: 6_000, contigLength: 60_000))
        #expect(between?.note == "no regions here")
        let other = read(Locus(contig: "chr2", start: 0, end: 90, contigLength: 90))
        #expect(other?.note == "no chr2 in this file" && other?.isFailure == false)
        withExtendedLifetime(data) {}
    }
}
