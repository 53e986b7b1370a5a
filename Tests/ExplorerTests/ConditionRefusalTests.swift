import Canvas
import PrismModel
import Testing

@testable import Explorer
@testable import Predictions

/// What `prism compare` refuses is no change on the screen, and why is said in its place.
@Suite struct ConditionRefusalTests {
    private let whole = "predictions are not compared: " + SampleConditions.refusal.text

    @Test func nothingOfItsModelStandsBesideThisOnes() throws {
        let state = ExplorerState.compared(to: "refused.toml")
        let other = try #require(state.other)
        #expect(other.problem == SampleConditions.refusal && !other.isCompared && !state.isBusy)
        #expect(state.message?.text == "Other is not compared (gc tells it whole): other window")
        // What is measured is compared all the same.
        #expect(state.measuredChange(2) == 0.5 && state.predictedChange(2) == nil)
        #expect(state.presentChange == nil && state.fitOfChange.genes.isEmpty)
        #expect(state.changes(by: .predictedChange).isEmpty)
        #expect(state.conditionNotes.contains(whole))
        // Nor is the model asked of what is not shown.
        #expect(other.state.job == nil && other.state.surveys[.all]?.isComplete != true)
        #expect(other.state.tracks != nil)
        let row = ExportTable.changes(of: 2, state)
        #expect(row[0] != "NA" && row[1] == "NA" && row[2] == "0.5" && row[3] == "NA")
        #expect(ExportTable.changeNotes(state).contains { $0.hasSuffix(SampleConditions.refusal.text) })
        #expect(state.copyText.contains("other_predicted\t\(NumberText.missing)"))
        var needs = ExportNeeds()
        needs.needOtherPredictions(state)
        #expect(needs.isEmpty)
    }

    @Test(arguments: [(24, 80), (40, 120), (60, 200)])
    func whyStandsWhereTheNumberWouldBe(rows: Int, columns: Int) throws {
        let state = ExplorerState.compared(rows: rows, columns: columns, to: "refused.toml")
        let lines = state.text.split(separator: "\n").filter { $0.contains("other window") }
        // Of the prediction and of that under the intervention, where there is room, and in the message.
        #expect(lines.count == (columns == 80 ? 1 : 3), "\(state.text)")
        let bars = ConditionBars.bars(state, .predicted, own: 1, role: .observed)
        #expect(bars.map(\.text) == ["not compared: other window"] && bars.allSatisfy { $0.to.isNaN })
        #expect(ConditionBars.bars(state, .measured, own: 0.5, role: .measured).first?.text == "1.00 +0.50")
    }

    @Test func asItWasLastLookedAt() throws {
        var state = ExplorerState.compared(to: "refused.toml")
        try Golden.check(state, .below, "conditions-refused-below")
        state.press("g c")
        try Golden.check(state, .popup, "conditions-refused-differ")
    }

    @Test func noViewShowsTheChange() {
        var state = ExplorerState.compared(to: "refused.toml")
        let words = "Other is not compared (gc tells it whole): other window"
        for keys in ["v D", "Esc a D", "Esc T"] {
            state.press(keys)
            #expect(
                state.message?.text.hasSuffix(words) == true && state.message?.kind == .warning, "\(keys)")
        }
        #expect(!state.fitView.isOfChange && state.ablationPage == .gene && state.taken == .all)
        #expect(state.transplantQuestions.isEmpty && state.question?.transplant == nil)
        var sorts: Set<GeneSort> = []
        for _ in 0..<20 {
            state.press("o")
            sorts.insert(state.list.sort)
        }
        #expect(sorts.contains(.measuredChange) && !sorts.contains(.predictedChange) && sorts.count > 5)
        var wide = ExplorerState.compared(rows: 30, columns: 170, to: "refused.toml")
        #expect(wide.text.contains("n/a"))
        wide.sort(by: .predictedChange)
        #expect(wide.list.sort == .position && wide.message?.text == words)
        // Views that were open when it was refused say why.
        wide.fitView.quantity = .change
        wide.view = .fit
        #expect(wide.text.contains(words))
        wide.ablationPage = .conditions
        wide.view = .ablation
        #expect(wide.text.contains(words))
    }

    /// Before it is known whether both go together nothing is shown, and a list that was sorted by it is so no more.
    @Test func untilItIsKnownNothingIsShown() throws {
        var state = ExplorerState.compared()
        var other = try #require(state.other)
        (other.facts, other.isRelated) = (nil, true)
        state.other = other
        state.list.sort = .predictedChange
        #expect(state.conditionProblem == nil && state.predictedChange(2) == nil)
        #expect(ConditionBars.bars(state, .predicted, own: 1, role: .observed).first?.text == "…")
        #expect(state.transplantObstacle?.contains("is being found out") == true)
        let refused = Arrival.RelatedArrival(
            number: other.number, outcome: .failure(SampleConditions.refusal))
        _ = update(&state, .arrived(.related(refused)))
        #expect(state.list.sort == .position && state.fitOfChange.genes.isEmpty)
        #expect(state.text.contains("not compared") && state.conditionNotes.contains(whole))
    }

    /// States are the model's, too.
    @Test func noStateOfTheOtherEither() {
        var state = SampleAdjusted.state(3)
        state.compare("refused.toml")
        state.press("c")
        #expect(!state.sharesStates && state.otherBackground == nil && state.statesView.moved == nil)
        #expect(state.movesObstacle?.contains("other window") == true)
        #expect(state.text.contains("not compared: other window"))
    }

    /// The reason comes before the path, in a few words where somebody has them.
    @Test(arguments: ["no Hi-C", nil] as [String?])
    func whyTheOtherIsNotPredicted(brief: String?) throws {
        for (rows, columns) in [(24, 80), (40, 120)] {
            var state = ExplorerState.compared(rows: rows, columns: columns)
            let number = try #require(state.other?.number)
            let reason =
                "there is no signal \"Hi-C\" (/a/long/path/to/the/data/of/the/lab/GM12878/other.toml)"
            let failed = Arrival.model(Arrival.ModelArrival(status: .failed(reason, brief: brief)))
            _ = update(&state, .arrived(.other(number: number, failed)))
            let told = "Other is not predicted (gc tells it whole): "
            #expect(state.message?.text == told + (brief ?? reason))
            #expect((told + "there is no signal").columnWidth < 80)
            let bars = ConditionBars.bars(state, .intervened, own: 1, role: .intervened)
            #expect(bars.map(\.text) == [brief.map { "not predicted: " + $0 } ?? "not predicted"])
            #expect(state.text.contains(brief ?? "not predicted"))
            #expect(state.conditionNotes.contains("Other is not predicted: " + reason))
            state.press("a D")
            #expect(state.message?.text.hasSuffix(told + (brief ?? reason)) == true)
        }
    }

    @Test func wordsThatFit() {
        for (lack, reason, width, shown) in [
            (.predicted, "no H3K4me3", 25, "not predicted: no H3K4me3"),
            (.predicted, "no H3K4me3", 24, "no H3K4me3"),
            (.compared, "other window", 20, "other window"), (.predicted, nil, 3, "not predicted"),
            // A reason that itself begins like what is lacking.
            (.predicted, "not predicted: no file", 22, "not predicted: no file"),
        ] as [(ConditionProblem.Lack, String?, Int, String)] {
            #expect(ConditionProblem.words(lack, reason).fitting(width) == shown)
        }
        let state = ExplorerState.compared(to: "refused.toml")
        for (width, text) in [(26, "not compared: other window"), (25, "other window")] {
            let bars = ConditionBars.bars(state, .predicted, own: 1, role: .observed, width: width)
            #expect(bars.map(\.text) == [text])
        }
    }
}
