import Canvas
import GenomeData
import TestSupport
import Testing

@testable import Explorer

/// What two conditions give in different units stands on a scale of its own, and both units are named.
@Suite struct ConditionUnitTests {
    @Test func eachHasAScaleOfItsOwn() throws {
        let (plain, both) = (Sample.state(), ExplorerState.compared(to: "fold.toml"))
        let shared = ExplorerState.compared()
        let columns = Screen(both).plotColumns
        func scale(_ state: ExplorerState) -> Scale? { TrackRows.scales(state, columns: columns)[0] }
        let difference = try #require(both.scaleDifference(of: 0))
        #expect(difference.a == "reads" && difference.b == "fold change")
        #expect(both.scaleDifference(of: 1) == nil && both.scaleDifference(of: 2) == nil)
        #expect(shared.scaleDifference(of: 0) == nil)
        // The other's is twice as high here, as it stands second there.
        #expect(scale(both) == scale(plain) && scale(shared) != scale(plain))
        let theirs = try #require(both.other?.pairing.theirSignal(0))
        #expect(TrackRows.scale(ofOther: theirs, both, columns: columns) == scale(shared))
        #expect(
            both.message?.text.hasPrefix("Other (gc tells what differs): H3K27ac in fold change; ") == true)
        #expect(both.message?.kind == .warning && shared.message?.kind == .info)
        #expect(both.conditionNotes.contains { $0.hasSuffix("each is drawn on a scale of its own") })
    }

    @Test func aRangeThatIsFixedIsOfThisUnit() throws {
        var state = ExplorerState.compared(to: "fold.toml")
        let theirs = try #require(state.other?.pairing.theirSignal(0))
        let before = TrackRows.scale(ofOther: theirs, state, columns: 50)
        state.tracksWanted.ranges["H3K27ac"] = TrackArrangement.FixedRange(low: 0, high: 2)
        #expect(TrackRows.scales(state, columns: 50)[0] == Scale(0, 2))
        #expect(TrackRows.scale(ofOther: theirs, state, columns: 50) == before)
    }

    @Test(arguments: [(24, 80), (40, 120)]) func bothUnitsAreNamed(rows: Int, columns: Int) throws {
        var state = ExplorerState.compared(rows: rows, columns: columns, to: "fold.toml")
        try Golden.check(state, .main, "conditions-units-\(columns)x\(rows)")
        for keys in ["", "D"] {
            if !keys.isEmpty { state.press(keys) }
            let words = "fold change"
            #expect(state.grid(.main).plainText.split(separator: "\n").contains { $0.contains(words) })
            #expect(state.text.contains("reads"))
        }
    }

    /// A track of one row has no room for a label below its name.
    @Test func onOneRowToo() {
        var state = ExplorerState.compared(rows: 24, columns: 80, to: "fold.toml")
        for name in ["H3K27ac", "DNase", "Hi-C"] { state.tracksWanted.heights[name] = 1 }
        #expect(state.text.contains("Other 0-15 fold change"), "\(state.text)")
        #expect(state.text.contains("H3K27ac: reads"), "\(state.text)")
    }

    @Test func theFigureNamesBoth() throws {
        for keys in ["", "D"] {
            var state = ExplorerState.compared(rows: 60, columns: 200, to: "fold.toml")
            if !keys.isEmpty { state.press(keys) }
            let figure = try #require(state.figure(version: "9"))
            let look = ThemeLibrary().look(theme: "light", depth: .trueColor, glyphs: .braille)
            let root = try MarkupElement.read(figure.svg(.look(look)))
            #expect(root.labelled("H3K27ac of Sample, mean per column, reads") != nil)
            #expect(root.labelled("H3K27ac of Other, mean per column, fold change") != nil)
            #expect(root.allText.contains("Other: fold"))
            // A line has no axis: its range is said.
            #expect(root.allText.contains("Other: 0-") == keys.isEmpty)
        }
    }

    @Test func theHeatMapDrawsNoDifference() throws {
        var state = ExplorerState.compared(rows: 30, columns: 120, to: "fold.toml")
        state.press("S")
        let (own, theirs) = (try #require(state.heatmap.rows), try #require(state.heatmap.otherRows))
        #expect(own.scale != theirs.scale)
        #expect(state.text.contains("Other's fold change"))
        let pair = try #require(state.shownPair)
        let genes = Array(state.heatmap.genes[state.heatPlaces])
        let panels = HeatmapFigurePanel.panels(pair, genes, state, rows: 360)
        #expect(panels.map(\.unit).prefix(2) == ["reads", "fold change"])
        #expect(panels[0].rows?.scale != panels[1].rows?.scale)
        #expect(panels[2].rows == nil && panels[2].absence.contains("another unit"))
        state.press("Tab")
        #expect(state.heatmap.rows?.scale == state.heatmap.otherRows?.scale)
    }

    /// Measured expression in another unit has no place on this one's scale.
    @Test func measuredInAnotherUnit() throws {
        var state = ExplorerState.compared(to: "units.toml")
        let bar = try #require(ConditionBars.bars(state, .measured, own: 0.5, role: .measured).first)
        #expect(bar.to.isNaN && bar.text == "1.00 TPM")
        #expect(state.otherMeasured == nil && state.predictedChange(2) != nil)
        #expect(state.message?.text.contains("expression in TPM") == true)
        state.sort(by: .measuredChange)
        #expect(state.list.sort == .position && state.message?.text.contains("TPM") == true)
        #expect(ExplorerState.compared().otherMeasured == 1)
    }
}
