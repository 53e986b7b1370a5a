import Canvas
import PrismModel
import Testing

@testable import Explorer

/// When letters edit, and when they are commands; what cannot be edited.
@Suite struct MutateModeTests {
    /// Until the user begins to edit, letters are the commands that they are in every view.
    @Test func lettersEditOnlyOnceEditingHasBegun() {
        let letters = ["a", "c", "g", "t"]
        for (letter, view) in [("a", ViewID.ablation), ("c", .states)] {
            var state = ExplorerState.mutating()
            state.press(letter)
            #expect(state.view == view && state.currentEdits.isEmpty)
        }
        var state = ExplorerState.mutating()
        state.press("s d")
        #expect(
            state.currentEdits.isEmpty && state.selection == nil && !state.text.contains("ADSL3, editing"))
        state.press("Enter")
        #expect(state.text.contains("Mutate ADSL3, editing") && state.text.contains("Esc end editing"))
        let other = letters[Int((Sample.window(2).bases[1000] + 1) % 4)]
        state.press(other)
        #expect(state.currentEdits.count == 1 && state.view == .mutate)
        state.press("l l s l d")
        #expect(state.currentEdits.count == 2)
        state.press("u Esc")
        #expect(state.currentEdits.count == 1 && state.view == .mutate && !state.mutate.isEditing)
        #expect(!state.text.contains("ADSL3, editing"))
        state.press("a")
        #expect(state.view == .ablation && state.currentEdits.count == 1)
    }

    /// Editing is of one gene in one view: it does not wait for the user to come back.
    @Test(arguments: ["j", "i", "v", "Enter", "Esc"])
    func whatEndsEditing(key: String) {
        var state = ExplorerState.editing()
        state.press("s l l")
        state.press(key)
        #expect(!state.mutate.isEditing && state.selection == nil)
        if state.view != .mutate { state.press("i") }
        state.press("c")
        #expect(state.currentEdits.isEmpty && state.view != .mutate)
    }

    /// While the user edits, what is no letter of the mode means what it means elsewhere.
    @Test func otherKeysGoOnWhileEditing() {
        var state = ExplorerState.editing()
        state.press("2")
        #expect(state.mask == ModalityMask(off: [1]) && state.mutate.isEditing)
        state.press("Tab h + ?")
        #expect(state.focus == 2 && state.cursor == 999 && state.hasPopup)
        state.press("Esc")
        #expect(!state.hasPopup && state.mutate.isEditing)
    }

    /// A user's own key for a command of the mode is the mode's alone.
    @Test func ownKeysForEditing() {
        var state = ExplorerState.editing()
        state.views = state.views.typed(by: ["delete-signal": [[.character("v")]]])
        state.press("v")
        #expect(state.currentEdits.count == 1)
        state.press("Esc v")
        #expect(state.view == .fit)
    }

    @Test func whatCannotBeEditedSaysWhy() {
        var none = Sample.state(hasModel: false)
        none.press("i")
        #expect(none.view == .locus && none.message?.text.contains("no model") == true)
        // Before the window is read.
        var state = Sample.state()
        _ = update(&state, .key(.character("i")))
        _ = update(&state, .key(Key(.enter)))
        _ = update(&state, .key(.character("a")))
        #expect(state.message?.text.contains("being read") == true && state.currentEdits.isEmpty)
    }

    @Test func aWindowThatCannotBeReadSaysWhy() throws {
        var state = Sample.state()
        var open = update(&state, .key(.character("i")))
        while let job = Sample.jobs(open).first {
            open = []
            let outcome: Arrival.Outcome =
                if case .input = job.work { .input(.failure(Problem("the genome is gone"))) } else {
                    .forecast(.success(Sample.forecast(try #require(state.question))))
                }
            open += update(&state, .arrived(.job(Arrival.JobArrival(job: job, outcome: outcome))))
            if case .input = job.work { break }
        }
        #expect(state.text.contains("the genome is gone"))
    }
}
