import Canvas
import PrismModel
import Testing

@testable import Explorer

/// The pinned gene beside the current one, in two conditions.
@Suite struct ConditionPairTests {
    /// ADSL3 pinned, two genes on, both shown in both conditions.
    private func state(
        _ other: String = "other.toml", rows: Int = 40, columns: Int = 120, keys: String = "p j j P"
    ) -> ExplorerState {
        var state = ExplorerState.compared(rows: rows, columns: columns, to: other)
        state.press(keys)
        return state
    }

    @Test(arguments: [(24, 80), (40, 120), (60, 200)])
    func thePinnedGeneIsOfBoth(rows: Int, columns: Int) throws {
        let state = state(rows: rows, columns: columns)
        let side = try #require(state.pinnedSide), theirs = try #require(side.other?.state)
        let gene = try #require(side.gene)
        #expect(theirs.gene == state.counterpart(of: gene) && theirs.gene != state.other?.state.gene)
        #expect(theirs.tracks?.query.locus == theirs.locus && theirs.tracks?.query.gene == theirs.gene)
        #expect(theirs.locus.start == side.locus.start && theirs.locus.length == side.locus.length)
        let own = try #require(side.fullForecast), other = try #require(theirs.fullForecast)
        #expect(own.observed.mean != other.observed.mean || gene % 3 == 1)
        let rows = ExpressionRows.bars(side)
        let named = rows.filter { $0.label == "  Other" }
        #expect(named.count == 3 && named.allSatisfy { $0.to.isFinite })
        #expect(named[1].text.hasSuffix(Words.difference(other.observed.mean - own.observed.mean)))
        #expect(!state.text.contains("Sample alone"))
        #expect(state.text.contains("pinned ADSL3") && state.text.contains("Other line"))
        try Golden.check(state, .main, "conditions-pinned-\(columns)x\(state.rows)")
        try Golden.check(state, .below, "conditions-pinned-below-\(columns)x\(state.rows)")
    }

    /// Four stretches share their scales: two genes in two conditions.
    @Test func theScalesAreShared() throws {
        let state = state()
        let sides = state.sides
        try #require(sides.count == 2)
        let columns = Screen(state).plotColumns
        #expect(TrackRows.scales(sides[0], columns: columns) == TrackRows.scales(sides[1], columns: columns))
        var higher = sides[0]
        let theirs = try #require(state.other?.pairing.theirSignal(0))
        let place = try #require(
            higher.other?.state.pairPlace?.tracks?.lanes[theirs].high.firstIndex { $0 != nil })
        higher.other?.state.pairPlace?.tracks?.lanes[theirs].high[place] = 1000
        #expect(TrackRows.scales(higher, columns: columns)[0]?.high == 1000)
    }

    @Test func switchesActOnAllFour() throws {
        var state = state()
        state.press("2")
        let side = try #require(state.pinnedSide)
        // DNase is the first signal there.
        #expect(side.question?.mask == ModalityMask(off: [1]))
        #expect(side.other?.state.question?.mask == state.other?.state.mask && side.otherForecast != nil)
        state.press("2 T")
        #expect(state.pinnedSide?.question?.transplant == state.question?.transplant)
        #expect(state.pinnedSide?.forecast != nil)
        state.press("T D")
        #expect(state.locusView.pairsConditions && state.grid(.main).plainText.contains("Other below"))
        // Esc, P or another view: the other condition follows.
        state.press("P")
        #expect(state.pinnedSide == nil && state.other?.state.showsPair == false)
        state.press("P p")
        #expect(state.other?.state.pinned == nil && state.other?.state.beside == PinnedGene())
    }

    /// Edits of the pinned gene are made there too.
    @Test func editsOfThePinnedGene() throws {
        var state = state(keys: "i Enter")
        state.pressAnotherBase()
        state.press("Esc Esc p j j P")
        let side = try #require(state.pinnedSide), theirs = try #require(side.other?.state)
        #expect(side.editCount == 1 && theirs.question?.editCount == 1 && side.otherForecast != nil)
        #expect(state.other?.state.editCount == 0)
    }

    /// A gene that one condition alone has is shown of that one, and why is said.
    @Test func whatTheOtherLacks() throws {
        var state = ExplorerState.compared()
        while state.gene != SampleConditions.lacking { state.press("j") }
        state.press("p k P")
        let side = try #require(state.pinnedSide)
        #expect(side.gene == SampleConditions.lacking && side.other?.state.gene == nil)
        #expect(ExpressionRows.bars(side).contains { $0.text == "no such gene" })
        // The current gene's lack is not the pinned one's.
        state = ExplorerState.compared()
        state.press("p")
        while state.gene != SampleConditions.lacking { state.press("j") }
        state.press("P")
        let pinned = try #require(state.pinnedSide)
        #expect(pinned.other?.state.gene != nil && pinned.other?.state.tracks != nil)
        #expect(ExpressionRows.bars(pinned).contains { $0.label == "  Other" && $0.to.isFinite })
    }

    /// In another assembly the pinned gene lies by its own TSS there.
    @Test func anotherGenome() throws {
        let state = state("genome.toml")
        let side = try #require(state.pinnedSide)
        let place = try #require(side.otherPlace), theirs = try #require(side.other?.state)
        #expect(place.isByTSS && place.isMirrored && place.locus == theirs.locus)
        #expect(theirs.locus.interval.range.contains(theirs.currentGene?.tss ?? -1))
    }
}
