import Canvas
import PrismModel
import Testing

@testable import Explorer
@testable import Predictions

/// What differs between two conditions is listed whole, and what only one has is said where it is switched.
@Suite struct ConditionNotesTests {
    @Test(arguments: [(10, 40), (24, 80), (40, 120)])
    func everyNoteIsReadWhole(rows: Int, columns: Int) {
        var state = ExplorerState.compared(rows: rows, columns: columns)
        state.press("3 g c")
        #expect(state.popup is ConditionsPopup)
        let notes = state.conditionNotes
        #expect(
            SampleConditions.notes.allSatisfy(notes.contains)
                && notes.contains("a change is Other less Sample"))
        #expect(notes.contains { $0 == "Sample (SIMULATED), model tiny" })
        #expect(notes.last?.hasPrefix("Other's model takes no Hi-C") == true)
        var seen: Set<String> = []
        for _ in 0..<80 {
            seen.formUnion(state.grid(.popup).plainText.split { " \n".contains($0) }.map(String.init))
            state.press("j")
        }
        for word in notes.flatMap({ $0.split(separator: " ") }) {
            #expect(seen.contains(String(word)), "\(word)")
        }
        state.press("g")
        #expect(state.grid(.popup).plainText.contains("Sample (SIMULATED)"))
        state.press("G")
        #expect(state.grid(.popup).plainText.contains("holds"))
        state.press("Esc")
        #expect(state.popup == nil)
    }

    @Test func asItWasLastLookedAt() throws {
        var state = ExplorerState.compared()
        state.press("g c")
        try Golden.check(state, .popup, "conditions-differ")
    }

    @Test func itIsFoundByItsNameAndExplained() throws {
        var state = ExplorerState.compared()
        #expect(state.message?.text.hasSuffix("gc tells what differs") == true)
        state.enter("differences")
        #expect(state.popup is ConditionsPopup)
        state.press("Esc")
        #expect(state.explanations.contains(.conditions))
        state.compare("")
        state.press("g c")
        #expect(state.popup == nil && state.message?.text.contains("no other condition is open") == true)
        #expect(!state.explanations.contains(.conditions) && state.conditionNotes.isEmpty)
    }

    /// Before both models are there, and where one never is.
    @Test func whatIsKnownWithoutAModel() throws {
        var state = ExplorerState.compared()
        var other = try #require(state.other)
        (other.facts, other.isRelated) = (nil, true)
        state.other = other
        #expect(state.isBusy && state.isWaiting)
        for note in [
            "39 genes in both", "1 gene only in Sample", "only Sample has Hi-C", "only Other has ATAC",
        ] {
            #expect(state.conditionNotes.contains(note), "\(note)")
        }
        let problem =
            "weights.safetensors: was trained on the signal \"Hi-C\", which the data set does not have"
        let failed = Arrival.model(Arrival.ModelArrival(status: .failed(problem)))
        _ = update(&state, .arrived(.other(number: other.number, failed)))
        #expect(state.conditionNotes.contains("Other is not predicted: " + problem))
        #expect(state.message?.text.hasPrefix("Other is not predicted (gc tells it whole): weights") == true)
    }

    /// The other condition's model takes no Hi-C.
    @Test func whatOnlyOneTakesIsLeftOutOfOneAlone() throws {
        var state = ExplorerState.compared()
        state.press("2")
        #expect(state.onlySwitchedHere.isEmpty && state.message == nil)
        #expect(!state.text.contains("≠"))
        state.press("3")
        let note = "Other's model takes no Hi-C: that is left out of Sample alone, and the change holds it"
        #expect(state.onlySwitchedHere == ["Hi-C"] && state.message?.text == note)
        #expect(state.text.contains("▸≠"))
        #expect(state.provenance("picture", version: "9").contains(note))
        state.press("v D")
        #expect(state.text.contains("that is left out of Sample alone"))
        state.press("Esc a D")
        #expect(state.text.contains("that is left out of Sample alone"))
        state.press("Esc 3")
        #expect(state.switchesNote == nil && !state.text.contains("≠"))
        state.press("3 0")
        #expect(state.switchesNote == nil)
        state.press("3 T")
        #expect(state.message?.text.contains("Other has no Hi-C") == true && state.taken == .all)
    }

    /// With a stretch of it deleted, too.
    @Test func aDeletedStretchOfWhatOnlyOneTakes() {
        var state = ExplorerState.compared()
        state.changeEdits { edits, bases in edits.make(.signal(2, positions: 10..<20, by: .zero), over: bases)
        }
        Sample.settle(&state, update(&state, .tick))
        #expect(state.onlySwitchedHere == ["Hi-C"] && state.other?.state.edits.isEmpty == true)
        state.changeEdits { edits, bases in edits.make(.signal(1, positions: 10..<20, by: .zero), over: bases)
        }
        Sample.settle(&state, update(&state, .tick))
        // By name: the second of the model's signals is the other's first.
        #expect(
            state.other?.state.currentEdits == [.signal(0, positions: 10..<20, by: .zero)]
                && state.onlySwitchedHere == ["Hi-C"])
    }

    @Test(arguments: ["T", "1", "v D", "a D", "S", "g c", "3", "D", "i Enter c"])
    func geneAfterGeneBothAreKept(keys: String) throws {
        let first = ExplorerState.compared()
        var state = first
        state.press(keys, scans: false)
        let known = try #require(state.other?.state.forecasts.count)
        for gene in [7, 31, SampleConditions.lacking, 2] {
            state.begin(anewFrom: first, at: gene)
            Sample.settle(&state, update(&state, .resize(rows: state.rows, columns: state.columns)))
            var fresh = first
            fresh.message = nil
            fresh.show(gene: gene)
            fresh.fitWindow()
            Sample.settle(&fresh, update(&fresh, .resize(rows: fresh.rows, columns: fresh.columns)))
            #expect(state.text == fresh.text, "\(keys), gene \(gene)")
            #expect(!state.isWaiting && state.other?.state.job == nil)
        }
        #expect(try #require(state.other?.state.forecasts.count) >= known)
    }
}
