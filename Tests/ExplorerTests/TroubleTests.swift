import Canvas
import PrismModel
import Testing

@testable import Explorer

/// Files that go away while they are browsed.
@Suite struct TroubleTests {
    /// Tracks as they come when the file of one signal cannot be read any more.
    private func failing(_ state: ExplorerState, _ signal: Int) throws -> Tracks {
        var tracks = try #require(state.tracks)
        tracks.lanes[signal] = Lane(
            mean: [], high: [], note: "b.bw: byte 12: cut off, expected a block", isFailure: true)
        return tracks
    }

    @Test func aTrackThatFailsIsSaidOnceAndTheOthersGoOn() throws {
        var state = Sample.state()
        let tracks = try failing(state, 1)
        _ = update(&state, .arrived(.tracks(Arrival.TracksArrival(tracks: tracks))))
        #expect(state.message?.kind == .error)
        #expect(state.message?.text == "DNase: b.bw: byte 12: cut off, expected a block")
        #expect(state.text.contains("b.bw: byte 12"))
        #expect(state.text.contains("0-23"), "the other tracks show their scale")
        state.message = nil
        _ = update(&state, .arrived(.tracks(Arrival.TracksArrival(tracks: tracks))))
        #expect(state.message == nil)
        state.press("j")
        #expect(state.gene == 3)
    }

    @Test func basesThatCannotBeReadAreSaid() throws {
        var state = Sample.state()
        var tracks = try #require(state.tracks)
        tracks.lettersNote = "genome.fa: cannot be read"
        _ = update(&state, .arrived(.tracks(Arrival.TracksArrival(tracks: tracks))))
        #expect(state.message?.text == "bases: genome.fa: cannot be read")
    }

    @Test func aSessionThatCouldNotBeReadIsSaid() {
        var state = Sample.state()
        state.warn("s.json: does not hold a session; delete it to go on")
        #expect(state.text.contains("does not hold a session"))
        state.press("j")
        #expect(!state.text.contains("does not hold a session"))
    }

    @Test(arguments: [40, 60, 80, 100, 120, 160, 200])
    func theHeaderDropsWhatMattersLeast(columns: Int) throws {
        var state = Sample.state(rows: 40, columns: columns)
        state.model = .ready(
            ModelFacts(members: 2, inputs: [0, 1, 2], contexts: 2, training: "fold 11, seeds 2, 22"))
        var grid = Grid(rows: 40, columns: columns)
        _ = render(state, into: &grid)
        let line = grid.plainText(row: 0)
        #expect(line.contains("Sample") && line.contains("SIMULATED"))
        #expect(line.contains("r 1.00") == (columns >= 60))
        #expect(line.contains("model tiny ×2") == (columns >= 80))
        #expect(line.contains("fold 11, seeds 2, 22") == (columns >= 120))
        #expect(line.contains("n 9") == (columns >= 60))
    }
}
