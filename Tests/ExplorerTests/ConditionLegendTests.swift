import Canvas
import Testing

@testable import Explorer

/// The legend of two conditions says what is drawn at the heights that tracks have.
@Suite struct ConditionLegendTests {
    private func legend(_ state: ExplorerState) -> String {
        state.grid(.main).plainText.split(separator: "\n").last.map(String.init) ?? ""
    }

    private func forms(_ state: ExplorerState) -> Set<ConditionForm> {
        let inside = Frame.inside(Screen(state).main)
        return ConditionForm.shown(
            state, LocusPanel.Rows(state, height: inside.height, columns: Screen(state).plotColumns))
    }

    @Test func itFollowsTheTracksHeights() throws {
        var state = ExplorerState.compared(rows: 24, columns: 80)
        #expect(forms(state) == [.overlaid])
        #expect(legend(state).contains("Sample filled") && legend(state).contains("Other line"))
        #expect(!legend(state).contains("row"))
        // One of the tracks that both have in one row, the other in more.
        state.press("{")
        #expect(forms(state) == [.overlaid, .inTurn])
        #expect(legend(state).contains("Sample filled  ⠤⠒ Other line  ⡇ in one row"))
        try Golden.check(state, .main, "conditions-locus-rows-80x24")
        state.press("D")
        #expect(forms(state) == [.apart, .inTurn])
        #expect(legend(state).contains("Sample above") && legend(state).contains("⡇ in one row"))
        // Both in one row: nothing is above or below, whatever the key says.
        state.press("Tab {")
        #expect(forms(state) == [.inTurn])
        let single = legend(state)
        #expect(single.contains("█ Sample  ⡇ Other every other column"))
        state.press("D")
        #expect(legend(state) == single)
    }

    /// Tracks of one row are drawn alike before and after `D`.
    @Test func oneRowIsDrawnAlike() {
        var state = ExplorerState.compared(rows: 24, columns: 80)
        state.press("{ Tab {")
        func rows(_ state: ExplorerState) -> [Substring] {
            state.grid(.main).plainText.split(separator: "\n").filter {
                $0.contains("1 H3K27ac") || $0.contains("2 DNase")
            }
        }
        let before = rows(state)
        state.press("D")
        #expect(rows(state) == before && before.count == 2)
    }

    @Test func itIsWholeOnEveryScreen() {
        for (rows, columns) in [(10, 40), (16, 60), (24, 80), (40, 120)] {
            for level in [GlyphLevel.ascii, .blocks, .braille] {
                var state = ExplorerState.compared(
                    rows: rows, columns: columns, look: Sample.look(.mono, level))
                for keys in ["", "D", "{", "D"] {
                    if !keys.isEmpty { state.press(keys) }
                    let text = legend(state)
                    #expect(text.contains("Sample") && text.contains("Other"), "\(columns): \(text)")
                    #expect(!text.contains("…") && !text.contains("~"), "\(columns): \(text)")
                }
            }
        }
    }
}
