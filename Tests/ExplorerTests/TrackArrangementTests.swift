import Canvas
import Testing

@testable import Explorer

/// Tracks hidden, moved, made higher, given a fixed range.
@Suite struct TrackArrangementTests {
    @Test func aHiddenTrackIsNamedAndComesBack() {
        var state = Sample.state()
        state.press("Tab x")
        #expect(state.shownTracks == [0, 2] && state.hiddenTracks == [1])
        let lines = state.text.split(separator: "\n").filter { $0.contains("hidden") }
        #expect(lines.count == 1 && lines.first?.contains("DNase") == true)
        #expect(!state.text.contains("2 DNase"))
        // Hidden is not off: the model's input is as before.
        #expect(state.mask == .all)
        state.press("Tab")
        #expect(state.focus == 0)
        state.press("Shift-Tab x")
        #expect(state.hiddenTracks.isEmpty && state.text.contains("2 DNase"))
    }

    @Test func everyTrackCanBeHidden() {
        for (rows, columns) in [(10, 40), (24, 80), (40, 120), (60, 200)] {
            var state = Sample.state(rows: rows, columns: columns, signals: 4)
            for signal in 0..<4 {
                state.focus = signal
                state.press("x")
            }
            #expect(state.shownTracks.isEmpty && state.text.contains("hidden"), "\(columns)x\(rows)")
            state.press("X")
            #expect(state.shownTracks == [0, 1, 2, 3])
        }
    }

    @Test func aClickOnItsNameBringsATrackBack() {
        var state = Sample.state()
        state.press("x")
        _ = HiddenTrackTarget(signal: 0).press(
            Mouse(.press(.left), row: 0, column: 0), Rect.empty, in: &state)
        #expect(state.hiddenTracks.isEmpty)
        _ = HiddenTrackTarget(signal: 7).press(
            Mouse(.press(.left), row: 0, column: 0), Rect.empty, in: &state)
        #expect(state.hiddenTracks.isEmpty)
    }

    @Test func tracksMove() {
        var state = Sample.state()
        state.press(">")
        #expect(state.shownTracks == [1, 0, 2] && state.focus == 0)
        state.press("> >")
        #expect(state.shownTracks == [1, 2, 0])
        #expect(state.message?.text.contains("last track") == true)
        state.press("Shift-Tab <")
        #expect(state.focus == 2 && state.shownTracks == [2, 1, 0])
        state.press("<")
        #expect(state.message?.text.contains("first track") == true)
        // Digits stay the signals' own.
        state.press("1")
        #expect(state.isOn(0) == false)
    }

    @Test func namesOfOtherDataSetsKeepTheirPlaces() {
        var tracks = TrackArrangement()
        tracks.order = ["CTCF", "b", "ATAC"]
        #expect(tracks.arranged(["a", "b", "c"]) == [1, 0, 2])
        tracks.exchange(0, 2, of: ["a", "b", "c"])
        #expect(tracks.order == ["b", "c", "a", "CTCF", "ATAC"])
        tracks.exchange(0, 9, of: ["a", "b", "c"])
        #expect(tracks.arranged(["a", "b", "c"]) == [1, 2, 0])
    }

    @Test func heightsAreKeptAndEveryOtherTrackKeepsARow() {
        let heights = LocusPanel.Rows.heights
        #expect(heights([nil, nil, nil], 10) == [4, 3, 3])
        #expect(heights([nil, 5, nil], 10) == [3, 5, 2])
        #expect(heights([nil, 20, nil], 10) == [1, 8, 1])
        #expect(heights([20, 20, nil], 6) == [4, 1, 1])
        #expect(heights([1, nil], 20) == [1, 6])
        #expect(heights([3, 3, 3], 2) == [1, 1, 0])
        #expect(heights([], 5).isEmpty && heights([nil], 0) == [0])
    }

    @Test func aTrackIsMadeHigherAndLower() {
        var state = Sample.state()
        func height() -> Int? {
            LocusPanel.Rows(state, height: 25, columns: 60).tracks.first { $0.signal == state.focus }?.height
        }
        state.press("{ { {")
        let low = state.tracksWanted.heights["H3K27ac"]
        #expect(low != nil && height() == low)
        for _ in 0..<40 { state.press("{") }
        #expect(state.tracksWanted.heights["H3K27ac"] == 1)
        #expect(state.message?.text.contains("1 to 20 rows") == true)
        state.press("}")
        #expect(state.tracksWanted.heights["H3K27ac"] == 2)
    }

    @Test func aFixedRangeIsTypedAndLetGo() {
        var state = Sample.state()
        func scale() -> Scale? { TrackRows.scales(state, columns: 60)[0] }
        let own = scale()
        state.press("r Ctrl-U 5 Space 2 5 Enter")
        #expect(scale() == Scale(5, 25) && state.popup == nil)
        #expect(state.text.contains("5-25") && state.text.contains("range fixed at 5.0 to 25.0"))
        // A shared scale leaves it as it is.
        state.press("\\")
        #expect(scale() == Scale(5, 25))
        state.press("\\ r Ctrl-U 2 Space 1 Enter")
        #expect(state.popup is TrackRangePopup && state.message?.kind == .warning)
        for text in ["nan", "1 2 3", "x", "inf"] {
            state.press("Ctrl-U")
            Sample.settle(&state, update(&state, .type(text)))
            state.press("Enter")
            #expect(state.popup is TrackRangePopup, "\(text)")
        }
        state.press("Ctrl-U Enter")
        #expect(state.popup == nil && scale() == own)
    }
}
