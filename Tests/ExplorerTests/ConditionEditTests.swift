import Canvas
import GenomeData
import PrismModel
import Testing

@testable import Explorer

/// Edits of one condition are edits of both, or it is said why they are not.
@Suite struct ConditionEditTests {
    @Test func anEditIsMadeInBoth() throws {
        var state = ExplorerState.compared()
        let before = try #require(state.presentChange)
        state.press("i Enter c", scans: false)
        let edits = state.currentEdits
        #expect(!edits.isEmpty && state.editsNote == nil)
        let other = try #require(state.other?.state)
        #expect(other.currentEdits == edits && other.editCount == 1)
        let (own, reference) = (try #require(state.forecast), try #require(state.referenceForecast))
        let (theirs, plain) = (try #require(other.forecast), try #require(other.referenceForecast))
        let effect = own.observed.mean - reference.observed.mean
        #expect(effect != 0 && abs(theirs.observed.mean - plain.observed.mean - effect) < 1e-9)
        #expect(abs(try #require(state.presentChange) - before) < 1e-9)
        #expect(state.provenance("x", version: "9").contains("the edits are made in both conditions"))
        // At another gene there are none.
        state.press("Esc Esc j", scans: false)
        #expect(state.other?.state.edits.isEmpty == true)
        state.press("k", scans: false)
        #expect(state.other?.state.currentEdits == edits)
    }

    @Test func bothConditionsOfAnEditedGeneShow() throws {
        var state = ExplorerState.compared()
        state.press("i Enter c Esc Esc", scans: false)
        try Golden.check(state, .below, "conditions-edited-below")
    }

    @Test func aGeneThatStartsElsewhereIsNotEdited() throws {
        var state = ExplorerState.compared(to: "shifted.toml")
        state.press("i Enter c", scans: false)
        let words = "ADSL3 starts elsewhere there"
        #expect(state.message?.text.hasPrefix("Other: not edited: " + words) == true)
        #expect(state.editsNote?.contains(words) == true && state.presentChange == nil)
        #expect(state.other?.state.forecast == nil && state.other?.state.fullForecast != nil)
        #expect(state.text.contains("not edited"))
        #expect(state.provenance("x", version: "9").contains { $0.contains("made in Sample alone") })
        state.press("Esc Esc g c", scans: false)
        #expect(state.text.contains("the edits are made in Sample alone"))
        state.press("Esc v D", scans: false)
        #expect(state.text.contains("the edits are made in Sample alone"))
    }

    @Test func positionsAreThoseOfTheOtherWindow() throws {
        var edits = GeneEdits()
        edits.make(.base(position: 3, code: 1), over: [])
        edits.make(.base(position: 90, code: 2), over: [])
        edits.make(.signal(1, positions: 0..<10, by: .mean), over: [])
        edits.make(.signal(0, positions: 80..<100, by: .zero), over: [])
        let moved = edits.moved(by: -5, inWindowOf: 90) { $0 == 1 ? 4 : nil }
        #expect(moved.canonical == [.base(position: 85, code: 2), .signal(4, positions: 0..<5, by: .mean)])
        #expect(edits.moved(by: 1000, inWindowOf: 90) { $0 }.isEmpty)
        #expect(edits.moved(by: 0, inWindowOf: 100) { $0 }.canonical == edits.canonical)
    }

    /// Insertions and deletions move bases: measured signals of the other condition lie at the reference's.
    @Test(arguments: [("ACG", "A"), ("A", "ATT")])
    func nothingIsTakenWhereBasesHaveMoved(reference: String, alternative: String) throws {
        var state = ExplorerState.compared()
        let tss = Sample.genes[2].tss
        state.enter("chrA:\(tss + 31):\(reference):\(alternative)", scans: false)
        let change = try #require(SequenceChange(at: tss + 30, from: reference, to: alternative))
        #expect(state.currentChanges == [change] && state.other?.state.currentChanges == [change])
        #expect(state.editsNote == nil && state.other?.state.forecast != nil)
        state.press("Esc Esc T", scans: false)
        #expect(state.message?.text.contains(TakenSignals.movedBases) == true && state.taken == .all)
        state.press("a D", scans: false)
        #expect(state.text.contains("bases have moved"))
    }
}
