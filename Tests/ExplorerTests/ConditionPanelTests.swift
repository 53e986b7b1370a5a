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

    /// An order that was asked for is said in the list's title, while predictions are on their way too.
    @Test(arguments: [(24, 80), (40, 120)]) func theListSaysItsOrder(rows: Int, columns: Int) {
        for (sort, title) in [
            (GeneSort.measuredChange, "measured change"), (.predictedChange, "predicted change"),
            (.measuredRise, "measured rise"),
        ] {
            var state = ExplorerState.compared(rows: rows, columns: columns)
            func top() -> Substring { state.grid(.list).plainText.split(separator: "\n")[0] }
            state.sort(by: sort)
            #expect(top().contains(title))
            state.press("*")
            #expect(top().contains(title), "\(top())")
            state.surveys.remove(.all)
            #expect(state.filling(of: .all) != nil && top().contains(title), "\(top())")
        }
    }

    /// Whether the gene was learned from is whole: once where both say the same, on two lines where they do not.
    @Test(arguments: [(40, 120), (50, 200)]) func theStandingIsWhole(rows: Int, columns: Int) throws {
        var state = ExplorerState.compared(rows: rows, columns: columns)
        #expect(state.text.contains("train, trained on in both"))
        var other = try #require(state.other)
        var facts = try #require(other.state.model.facts)
        facts.heldOut = other.state.catalog.genes.map { _ in true }
        other.state.model = .ready(facts)
        state.other = other
        let text = state.text
        #expect(text.contains("train, trained on") && !text.contains("held o…") && !text.contains("trained…"))
        #expect(text.contains("train, held out") || text.contains("train, trained on; other:"))
    }

    /// What the words at the top of ablation, states and transplants say is not cut at 80 columns.
    @Test func linesAtEightyColumns() {
        var state = ExplorerState.compared(rows: 24, columns: 80)
        state.press("a s")
        #expect(state.text.contains("change without each signal, as listed"))
        state.press("D")
        #expect(state.text.contains("from Sample to Other"))
        var adjusted = SampleAdjusted.state(3)
        adjusted.rows = 24
        adjusted.columns = 80
        adjusted.compare("other.toml")
        adjusted.press("c")
        let lines = adjusted.grid(.main).plainText.split(separator: "\n")
        let moved = lines.first { $0.contains("34 of 39 genes") }
        #expect(moved?.contains("Other") == true && moved?.contains("…") == false)
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
