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
        #expect(line.contains("n 9") == (columns >= 80))
    }
}

@Suite struct WordsTests {
    @Test func numbersKeepToTheirColumns() {
        #expect(Words.value(2.345, width: 5) == "2.35" && Words.value(nil, width: 5) == "NA")
        #expect(Words.value(102.39, width: 5) == "102.4" && Words.value(1234.5, width: 5) == "1235")
        #expect(Words.value(123_456, width: 5) == "123k")
        #expect(Words.difference(0.004, width: 5) == "0.00" && Words.difference(-131.5, width: 5) == "-132")
        #expect(Words.difference(99.99, width: 5) == "+100" || Words.difference(99.99, width: 5) == "+100.0")
        for exponent in -8...9 {
            for factor in [1.0, 1.5, 9.99, -3.3] {
                var value = factor
                for _ in 0..<abs(exponent) { value = exponent < 0 ? value / 10 : value * 10 }
                #expect(Words.value(value, width: 5).count <= 5, "\(value)")
                #expect(Words.difference(value, width: 5).count <= 5, "\(value)")
            }
        }
    }
}
