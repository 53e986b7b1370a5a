import Canvas
import GenomeData
import TestSupport
import Testing

@testable import Explorer

/// Heat maps of signals that only the other condition has.
@Suite struct ConditionHeatmapTests {
    private func opened(rows: Int = 24, columns: Int = 80) -> ExplorerState {
        var state = ExplorerState.compared(rows: rows, columns: columns)
        state.press("S Shift-Tab")
        return state
    }

    @Test(arguments: [(24, 80), (40, 120)]) func aSignalOfTheOtherAlone(rows: Int, columns: Int) throws {
        var state = opened(rows: rows, columns: columns)
        #expect(state.heatSignal == HeatSignal(other: 2) && !state.isWaiting)
        #expect(state.text.contains("ATAC around the TSS") || state.text.contains("ATAC, as the list"))
        #expect(state.text.contains("Sample has no such"))
        let rows = try #require(state.heatmap.otherRows)
        #expect(state.heatmap.ownRows == nil && state.heatmap.rows == rows && rows.genes == 40)
        // The cursor moves as it does over rows of both.
        state.press("Down Down")
        #expect(state.heatCursor.map(state.heatPlaces.contains) == true)
        // Round again to the first of this condition's, and back by another way.
        state.press("Tab")
        #expect(state.heatSignal == HeatSignal(own: 0, other: 1) && state.heatmap.ownRows != nil)
        state.press("Tab Tab Tab")
        #expect(state.heatSignal == HeatSignal(other: 2))
        // Another track has the focus: that is shown.
        state.focus = 1
        state.press("Down")
        #expect(state.heatSignal.own == 1)
    }

    /// Below the rows the gene's state is named in both conditions, and where there is no room in this one.
    @Test func theCursorNamesTheStateInBoth() throws {
        for (rows, columns) in [(40, 120), (24, 80)] {
            var state = SampleAdjusted.state(rows: rows, columns: columns)
            state.compare("other.toml")
            state.press("S")
            for _ in 0..<6 where state.heatmap.order != .state { state.press("s") }
            try #require(state.heatmap.order == .state)
            state.press("g g Down")
            let place = try #require(state.heatCursor)
            let gene = state.heatmap.genes[place]
            let own = try #require(state.heatState(of: gene))
            let title = columns == 120 ? state.stateTitle(own) : "  S\(own + 1)"
            #expect(state.grid(.main).plainText.contains(title))
            let theirs = state.counterpart(of: gene).flatMap { state.other?.state.genome?.state(of: $0) }
            if columns == 120, let theirs { #expect(state.text.contains(" S\(theirs + 1) in Other")) }
            #expect(columns == 80 || theirs != nil)
        }
    }

    @Test func rowsAreOrderedByIt() {
        var state = opened()
        state.press("s s s s")
        #expect(state.heatmap.order == .signal)
        // At its TSS a signal is the gene's number; the gene that is lacking has none, and comes last.
        #expect(state.heatmap.genes.last == SampleConditions.lacking && state.heatmap.genes.first == 39)
    }

    @Test func withoutTheOtherItIsTheFocusedOne() {
        var state = opened()
        state.compare("")
        #expect(state.heatSignal == HeatSignal(own: 0) && state.heatmap.ofOther == nil)
        #expect(state.text.contains("H3K27ac"))
    }

    @Test func theFigureAndTheTable() throws {
        let state = opened()
        let pair = try #require(state.shownPair)
        #expect(pair.own == nil && pair.other != nil)
        let panels = HeatmapFigurePanel.panels(pair, Array(state.heatmap.genes), state, rows: 360)
        #expect(panels.map(\.title) == ["ATAC, Sample", "ATAC, Other"])
        #expect(panels[0].rows == nil && panels[0].absence == "Sample has no such signal")
        #expect(panels[1].rows?.count == 40)
        let root = try MarkupElement.read(
            try #require(state.figure(version: "9")).svg(
                .look(ThemeLibrary().look(theme: "light", depth: .trueColor, glyphs: .braille))))
        #expect(root.allText.contains("Sample has no such signal") && root.allText.contains("ATAC, Other"))
        let kind = ExportKind.profiles
        #expect(kind.title(in: state).contains("ATAC") && kind.needs(in: state).isEmpty)
        #expect(kind.obstacle(in: state) == nil)
    }

    /// Unit and order are whole where panels are narrow.
    @Test func narrowPanelsKeepUnitAndOrder() throws {
        var state = ExplorerState.compared(rows: 24, columns: 80)
        state.press("S")
        for order in ["as the list", "by background state", "by measured expression", "by prediction"] {
            let lines = state.grid(.main).plainText.split(separator: "\n").map(String.init)
            #expect(lines[0].contains(order), "\(lines[0])")
            let legend = try #require(lines.first { $0.contains("98th percentile") })
            #expect(legend.contains("reads; top: 98th percentile") && !legend.contains("…"))
            #expect(lines.suffix(4).allSatisfy { !$0.contains("…") })
            state.press("s")
        }
    }
}
