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

    /// What the other has more, beside both where there is room for three, else in their place.
    @Test(arguments: [(24, 80), (40, 120), (60, 200)]) func theDifference(rows: Int, columns: Int) throws {
        var state = ExplorerState.compared(rows: rows, columns: columns)
        state.press("S")
        let (own, both) = (try #require(state.heatmap.ownRows), state.text)
        #expect(!both.contains("Other - Sample"))
        state.press("D")
        try Golden.check(state, .main, "conditions-heatmap-difference-\(columns)x\(rows)")
        let change = try #require(state.heatmap.changeRows)
        #expect(change.scale.low == -change.scale.high && change.scale.high > 0)
        #expect(change.genes == own.genes && change.count == state.heatmap.rows?.count)
        let text = state.text
        #expect(text.contains("Other - Sample") && text.contains("reads"))
        #expect(
            text.contains("98th percentile")
                && (columns < 100) == text.contains("Other - Sample; no room for both"))
        // Both values of the gene under the cursor and what lies between them.
        let place = try #require(state.heatCursor)
        let gene = state.heatmap.genes[place]
        let mine = try #require(state.shownProfiles?.mean(gene))
        let theirs = try #require(state.counterpart(of: gene).flatMap { state.otherProfiles?.mean($0) })
        let words = [
            "Sample \(NumberText.compact(Double(mine)))", "Other \(NumberText.compact(Double(theirs)))",
        ]
        for word in words + [Words.signedCompact(Double(theirs - mine))] {
            #expect(text.contains(word), "\(word) in\n\(text)")
        }
        state.press("D")
        #expect(state.heatmap.changeRows == nil && state.text == both)
    }

    /// The gene that the other condition lacks has no difference.
    @Test func noDifferenceOfAGeneThatOneLacks() throws {
        var state = ExplorerState.compared(rows: 60, columns: 200)
        state.press("S D")
        let lacking = try #require(state.heatmap.genes.firstIndex(of: SampleConditions.lacking))
        state.pointHeatmap(at: lacking)
        state.press(">")
        #expect(state.text.contains("Other no such gene"))
        let change = try #require(state.heatmap.changeRows)
        let place = try #require(state.heatCursor)
        let row = try #require(change.row(ofPlace: place - state.heatPlaces.lowerBound))
        try #require(change.count == change.genes)
        let parts = change.values[row * ProfileQuery.bins..<(row + 1) * ProfileQuery.bins]
        let isBlank = parts.allSatisfy { $0.isNaN }
        #expect(isBlank)
    }

    /// Rows by what a signal is more in the other condition; a gene that one lacks has no change, and comes last.
    @Test func orderedByTheChange() throws {
        var state = ExplorerState.compared()
        state.press("S")
        while state.heatmap.order != .change { state.press("s") }
        #expect(state.text.contains("by the signal's change, Other - Sample"))
        let (own, theirs) = (try #require(state.shownProfiles), try #require(state.otherProfiles))
        let changes = state.heatmap.genes.map { gene -> Float? in
            guard let here = own.mean(gene), let there = state.counterpart(of: gene).flatMap(theirs.mean)
            else { return nil }
            return there - here
        }
        #expect(changes.last == .some(nil) && state.heatmap.genes.last == SampleConditions.lacking)
        let known = changes.compactMap(\.self)
        let isFalling = zip(known, known.dropFirst()).allSatisfy { $0 >= $1 }
        #expect(isFalling && known.count == 39 && Set(known).count > 1)
        state.press("Tab Tab")
        #expect(HeatmapPanel.lack(state) == "no difference: Other has no such signal")
        // Without another condition the turn passes it over.
        var alone = Sample.state()
        alone.press("S")
        for _ in RowOrder.allCases {
            alone.press("s")
            #expect(alone.heatmap.order != .change)
        }
        #expect(state.heatmap.genes.count == 40)
    }

    /// Of two units, and of a signal that one lacks, there is none: that is said, and both stay.
    @Test(arguments: [(24, 80), (40, 120)]) func noDifference(rows: Int, columns: Int) {
        var state = ExplorerState.compared(rows: rows, columns: columns, to: "fold.toml")
        state.press("S D")
        #expect(state.heatmap.changeRows == nil && state.heatmap.otherRows != nil)
        #expect(state.message?.text.contains("no difference of H3K27ac: not compared") == true)
        #expect(state.text.contains("not compared") && state.text.contains("in another unit"))
        state.press("Tab")
        #expect(state.heatmap.changeRows != nil && !state.text.contains("not compared"))
        state.press("Tab")
        #expect(state.heatmap.changeRows == nil && state.text.contains("Other has no such"))
        var alone = Sample.state()
        alone.press("S D")
        #expect(!alone.heatmap.showsDifference && alone.message?.text.contains("no other condition") == true)
    }

    /// Without colours rises and falls are other characters.
    @Test func theDifferenceWithoutColours() throws {
        var state = ExplorerState.compared(rows: 24, columns: 80, look: Sample.look(.mono, .ascii))
        state.press("S D")
        try Golden.check(state, .main, "conditions-heatmap-difference-ascii")
        #expect(state.text.utf8.allSatisfy { $0 < 0x80 })
    }

    /// The figure says whose model rows are ordered by.
    @Test func theFigureNamesTheModelOfTheOrder() throws {
        var state = ExplorerState.compared()
        state.press("S")
        let look = ThemeLibrary().look(theme: "light", depth: .trueColor, glyphs: .braille)
        for order in RowOrder.allCases {
            while state.heatmap.order != order { state.press("s") }
            let figure = try #require(state.figure(version: "9"))
            let text = try MarkupElement.read(figure.svg(.look(look))).allText
            #expect(text.contains("rows \(state.heatOrderTitle)"), "\(text)")
            #expect(text.contains("model tiny") == [.predicted, .state].contains(order), "\(order)")
        }
    }
}
