import Canvas
import Predictions
import PrismModel
import Testing

@testable import Explorer

/// "As if it lay in C": the whole screen follows, from the predictions that are there.
@Suite struct AsIfTests {
    private func asked(_ keys: String = "", rows: Int = 40, columns: Int = 120) -> ExplorerState {
        var state = SampleAdjusted.state(rows: rows, columns: columns)
        // The gene lies in the third state.
        state.press("Z j Enter" + (keys.isEmpty ? "" : " " + keys))
        return state
    }

    /// Predictions that are asked for; attributions are made anew.
    private func inferences(_ effects: [Effect]) -> Int {
        effects.count { effect in
            guard case .infer(let job) = effect, case .forecast = job.work else { return false }
            return true
        }
    }

    @Test func everyPanelFollowsWithoutAnotherPrediction() throws {
        var state = SampleAdjusted.state()
        let own = try #require(state.forecast)
        let background = try #require(own.background)
        state.press("Z")
        #expect((state.popup as? AsIfPopup)?.selected == background.likeliest)
        _ = update(&state, .key(Key(.down)))
        let before = state.forecasts
        let effects = update(&state, .key(Key(.enter)))
        #expect(inferences(effects) == 0 && state.forecasts == before && state.asIf == 3)
        let expected = background.expected[3]
        #expect(state.forecast?.observed == expected && state.forecast?.intervened == own.intervened)
        let text = state.text
        #expect(text.contains("AS IF IN S4") && text.contains("as if in S4"))
        #expect(text.contains(Words.value(expected.mean)))
        // The list, for the gene at hand and no other, and says so.
        let gene = try #require(state.gene)
        #expect(
            state.listed(gene) == expected.mean && state.listed(gene + 1) == state.predicted(gene + 1, .all))
        #expect(text.contains("this gene as if in S4"))
        // The point in the fit.
        #expect(state.scatter.current.map { state.scatter.y[$0] } == expected.mean)
        // The locus says whose state that is.
        #expect(text.contains("as if S4"))
    }

    @Test func masksAndShapleyValuesAreThoseOfTheState() throws {
        var state = asked("a")
        let question = try #require(state.question)
        let full = try #require(state.forecasts[question]?.background?.expected[3].mean)
        #expect(state.ablation.full == full && state.text.contains("as if in S4"))
        // The intervention asks in no state: intervened is not said to be of one.
        var fit = state
        fit.press("v")
        #expect(fit.grid(.main).plainText.contains("as if in S4"))
        fit.press("I")
        #expect(!fit.grid(.main).plainText.contains("as if in"))
        let shapley = try #require(state.ablation.shapley)
        let none = try #require(state.ablation.none)
        #expect(abs(shapley.reduce(0, +) - (full - none)) < 1e-9)
        state.press("Esc")
        #expect(state.asIf == nil && state.view == .ablation && state.ablation.full != full)
    }

    @Test func mutantsAreOfTheState() throws {
        var state = SampleAdjusted.state()
        state.press("i")
        let own = try #require(state.scan)
        #expect(own.question.background == nil)
        state.press("Z j Enter")
        let scan = try #require(state.scan)
        #expect(scan.question.background == 3 && scan.map.isComplete)
        #expect(
            scan.map.reference == state.forecast?.observed.mean && scan.map.reference != own.map.reference)
        state.press("Z")
        #expect(state.asIf == nil && state.scan?.question.background == nil)
    }

    @Test func attributionsAreOfTheState() throws {
        let state = asked()
        #expect(state.wanted.attribution?.question.background == 3)
        #expect(SampleAdjusted.state().wanted.attribution?.question.background == nil)
    }

    @Test func itEndsByItsKeyByEscapeAndByAClick() throws {
        var state = asked("Esc")
        #expect(state.asIf == nil && state.view == .locus)
        state = asked("Z")
        #expect(state.asIf == nil && state.popup == nil)
        #expect(!state.text.contains("AS IF"))
        // In the pop-up, Enter on the state that is asked for is its end too.
        state = asked()
        state.popup = AsIfPopup(state)
        state.press("Enter")
        #expect(state.asIf == nil)
        var grid = Grid(rows: 40, columns: 120)
        let hits = render(state, into: &grid)
        var place: (Int, Int)?
        for row in 0..<40 {
            for column in 0..<120
            where hits.at(row: row, column: column)?.target as? AsIfTarget == AsIfTarget(state: 1) {
                place = place ?? (row, column)
            }
        }
        let found = try #require(place)
        let click = try #require(
            Action(.mouse(Mouse(.press(.left), row: found.0, column: found.1)), over: hits))
        _ = update(&state, click)
        #expect(state.asIf == 1)
        _ = update(&state, click)
        #expect(state.asIf == nil)
    }

    @Test func itStaysFromGeneToGene() throws {
        var state = asked("j")
        let expected = try #require(state.question.flatMap { state.forecasts[$0] }?.background?.expected[3])
        #expect(state.asIf == 3 && state.forecast?.observed == expected)
        state.press("1")
        #expect(state.text.contains("S4, - 1 mean"))
    }

    @Test func whatIsPinnedKeepsItsState() throws {
        var state = SampleAdjusted.state()
        state.press("p Z j Enter")
        #expect(state.pinned?.question.background == nil && state.text.contains("pinned"))
        #expect(state.pinned?.forecast?.observed != state.forecast?.observed)
        state.press("p p")
        #expect(state.pinned?.question.background == 3)
        let saved = SavedSession(state)
        var resumed = SampleAdjusted.state(settled: false)
        let first = start(&resumed)
        resumed.resume(saved)
        Sample.settle(&resumed, first + update(&resumed, .tick))
        #expect(resumed.asIf == 3 && resumed.pinned == state.pinned)
        // Another model has no such states.
        var other = Sample.state()
        other.resume(saved)
        #expect(other.asIf == nil)
    }

    @Test func filesAndTheClipboardSayIt() {
        var state = asked()
        let lines = state.provenance("genes", version: "9")
        #expect(
            lines.contains { $0.hasPrefix("as if: ADSL3 is predicted as if it lay in background state S4") })
        #expect(state.picture(version: "9").about.contains("background state S4"))
        #expect(state.copyText.contains("as_if\tS4"))
        state.press("Z")
        #expect(!state.provenance("genes", version: "9").contains { $0.hasPrefix("as if") })
    }

    @Test func otherModelsSayWhyNot() {
        var state = Sample.state()
        state.press("Z")
        #expect(state.popup == nil && state.message?.text.contains("not adjusted") == true)
        var adjusted = SampleAdjusted.state()
        adjusted.press("W")
        #expect(!adjusted.showsChannels && adjusted.message?.text.contains("no contexts") == true)
    }
}
