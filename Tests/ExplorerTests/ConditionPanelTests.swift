import Canvas
import Testing

@testable import Explorer

/// Panels with two conditions, as they were when they were last looked at.
@Suite struct ConditionPanelTests {
    @Test(arguments: [(24, 80), (40, 120)]) func locus(rows: Int, columns: Int) throws {
        var state = ExplorerState.compared(rows: rows, columns: columns)
        try Golden.check(state, .main, "conditions-locus-\(columns)x\(rows)")
        state.press("D T")
        try Golden.check(state, .main, "conditions-locus-apart-\(columns)x\(rows)")
    }

    @Test func locusInASCII() throws {
        let state = ExplorerState.compared(rows: 30, columns: 100, look: Sample.look(.mono, .ascii))
        try Golden.check(state, .main, "conditions-locus-ascii")
    }

    @Test func expressionAndList() throws {
        var state = ExplorerState.compared()
        state.press("T")
        try Golden.check(state, .below, "conditions-below")
        state.sort(by: .measuredChange)
        try Golden.check(state, .list, "conditions-list")
        var wide = ExplorerState.compared(rows: 30, columns: 170)
        wide.sort(by: .predictedChange)
        try Golden.check(wide, .list, "conditions-list-wide")
    }

    @Test func fitOfTheChange() throws {
        var state = ExplorerState.compared()
        state.press("v D")
        try Golden.check(state, .main, "conditions-fit")
    }

    @Test(arguments: [(24, 80), (40, 120)]) func transplants(rows: Int, columns: Int) throws {
        var state = ExplorerState.compared(rows: rows, columns: columns)
        state.press("a D")
        try Golden.check(state, .main, "conditions-transplants-\(columns)x\(rows)")
    }

    @Test func states() throws {
        var state = SampleAdjusted.state(3)
        state.compare("other.toml")
        try Golden.check(state, .below, "conditions-states-below")
        state.press("c")
        try Golden.check(state, .main, "conditions-states")
    }

    /// Both conditions' colours are of one family, and never the same.
    @Test func bothColoursOfASignalDiffer() throws {
        for theme in ["dark", "light", "high-contrast", "colour-blind-safe"] {
            for depth in [ColorDepth.trueColor, .indexed256, .basic16] {
                let look = ThemeLibrary().look(theme: theme, depth: depth, glyphs: .braille)
                for role in [Role.signal, .signalH3k27ac, .signalDnase, .signalHic, Role("series.4")] {
                    #expect(look.style(role) != look.style(role.companion), "\(theme) \(depth) \(role)")
                }
            }
        }
    }
}
