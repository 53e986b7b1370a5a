import Canvas
import GenomeData
import PrismModel
import Testing

@testable import Explorer

/// The pinned gene beside the current one.
@Suite struct PairTests {
    /// ADSL3 pinned, two genes on, both shown.
    private func state(rows: Int = 40, columns: Int = 120, keys: String = "p j j P") -> ExplorerState {
        var state = Sample.state(rows: rows, columns: columns)
        state.press(keys)
        return state
    }

    @Test(arguments: [(40, 120, Pairing.stacked), (60, 200, .beside)])
    func bothHaveTracksAndPanels(rows: Int, columns: Int, pairing: Pairing) throws {
        let state = state(rows: rows, columns: columns)
        let other = try #require(state.pinnedSide)
        #expect(Screen(state).pairing == pairing && Screen(other).pairing == pairing)
        #expect(other.currentGene?.symbol == "ADSL3" && state.currentGene?.symbol == "TOP5")
        #expect(other.tracks?.query.locus == other.locus && other.tracks?.query.gene == other.gene)
        #expect(other.forecast != nil && other.context != nil)
        let text = state.text
        for words in ["pinned ADSL3 (+)", "TOP5 (+)", "Expression TOP5", "of TOP5", "of ADSL3"] {
            #expect(text.contains(words), "\(columns)x\(rows): \(words)")
        }
        // As far from its TSS, and as long.
        #expect(other.locus.length == state.locus.length)
        #expect(
            other.catalog.genes[2].tss - other.locus.start == state.catalog.genes[4].tss - state.locus.start)
    }

    @Test func switchesActOnBoth() throws {
        var state = state()
        state.press("2")
        let other = try #require(state.pinnedSide)
        #expect(other.question?.mask == ModalityMask(off: [1]) && other.forecast != nil)
        // By name or by number, in the panels of both.
        let labels = ["- DNase", "- 2"].map { state.text.components(separatedBy: $0).count - 1 }
        #expect(labels.reduce(0, +) > 2)
        state.press("l l +")
        #expect(state.pinnedSide?.locus.length == state.locus.length)
        #expect(state.pinnedSide?.tracks?.query.locus == state.pinnedSide?.locus)
    }

    @Test func theScalesAreShared() throws {
        let state = state()
        let sides = state.sides
        try #require(sides.count == 2)
        let columns = Screen(state).plotColumns
        #expect(TrackRows.scales(sides[0], columns: columns) == TrackRows.scales(sides[1], columns: columns))
        var higher = sides[0]
        let place = try #require(higher.pairPlace?.tracks?.lanes[0].high.firstIndex { $0 != nil })
        higher.pairPlace?.tracks?.lanes[0].high[place] = 1000
        #expect(TrackRows.scales(higher, columns: columns)[0]?.high == 1000)
        #expect(ExpressionPanel.scale(of: sides) != ExpressionPanel.scale(of: [Sample.state()]))
    }

    /// On a small screen they take turns, and going to a gene shows that gene.
    @Test func aSmallScreenShowsOneAtATime() {
        var state = state(rows: 24, columns: 80)
        #expect(Screen(state).pairing == .swapped)
        #expect(state.text.contains("pinned ADSL3") && !state.text.contains("TOP5 (+)"))
        state.press("P")
        #expect(!state.text.contains("pinned ADSL3") && state.text.contains("TOP5 (+)"))
        state.press("P j")
        #expect(!state.showsPair && state.currentGene?.symbol == "MYH6")
    }

    @Test func whatCannotBeShownSaysWhy() {
        var state = Sample.state()
        state.press("P")
        #expect(state.message?.text.contains("nothing is pinned") == true)
        state.press("p P")
        #expect(state.message?.text.contains("ADSL3 is what is pinned") == true)
        state.press("j P A")
        #expect(state.message?.text.contains("P hides the pinned one") == true)
        state.press("p")
        #expect(state.pinned == nil && !state.showsPair && state.beside == PinnedGene())
    }

    /// Tracks can be compared where nothing predicts.
    @Test func withoutAModel() {
        var state = Sample.state(hasModel: false)
        state.press("p j P")
        #expect(state.showsPair && state.text.contains("pinned ADSL3"))
    }

    @Test func anotherViewHasTheScreenToItself() {
        var state = state()
        state.press("a")
        #expect(!state.showsPair && Screen(state).pairing == nil)
        state.press("a")
        #expect(state.showsPair)
    }

    @Test func aSessionBringsItBack() {
        var state = state()
        state.press("* j * M")
        let saved = SavedSession(state)
        var resumed = Sample.state(settled: false)
        resumed.resume(saved)
        Sample.settle(&resumed, start(&resumed))
        #expect(resumed.showsPair && resumed.pinnedSide?.currentGene?.symbol == "ADSL3")
        #expect(resumed.list.marked == state.list.marked && resumed.list.marked.count == 2)
        #expect(resumed.list.chosen == resumed.list.markedSubset)
    }

    @Test(arguments: [(40, 120), (60, 200)]) func golden(rows: Int, columns: Int) throws {
        let state = state(rows: rows, columns: columns)
        try Golden.check(state, .below, "pair-below-\(columns)x\(rows)")
        try Golden.check(state, .main, "pair-main-\(columns)x\(rows)")
    }
}
