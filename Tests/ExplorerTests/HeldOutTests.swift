import Canvas
import PrismModel
import Testing

@testable import Explorer

@Suite struct HeldOutTests {
    private func state(
        rows: Int = 24, columns: Int = 80, heldOut: [Bool?]? = nil, trainedWithSignalsMissing: Bool = false,
        look: Look = Sample.look()
    ) -> ExplorerState {
        Sample.state(
            rows: rows, columns: columns, look: look, heldOut: heldOut,
            trainedWithSignalsMissing: trainedWithSignalsMissing)
    }

    private func header(_ state: ExplorerState) -> String {
        String(state.text.prefix { $0 != "\n" })
    }

    /// The figures are never without the genes that they are of, on whatever width.
    @Test(arguments: [80, 100, 120, 200])
    func theHeaderNamesTheGenesOfItsFigures(columns: Int) {
        #expect(header(state(columns: columns)).hasSuffix("test r 1.00  MSE 0.03  n 9"))
        let others = Sample.genes.indices.map { $0 < 10 }
        #expect(header(state(columns: columns, heldOut: others)).hasSuffix("held out r 1.00  MSE 0.03  n 9"))
        let learned = header(state(columns: columns, heldOut: Sample.genes.map { _ in false }))
        #expect(learned.contains("r 1.00  MSE 0.03"))
        #expect(learned.hasSuffix("trained on") || learned.hasSuffix("n 35, genes the model learned from"))
        for unknown: [Bool?] in [[], Sample.genes.map { _ in nil }] {
            let line = header(state(columns: columns, heldOut: unknown))
            #expect(line.hasSuffix("held out?") || line.hasSuffix("n 35, held out: unknown"))
        }
    }

    /// While predictions come in, the figures say of how many of the genes they are, on whatever width and in the small panel.
    @Test(arguments: [80, 100, 120, 200])
    func figuresOfSomeGenesSayOfHowMany(columns: Int) {
        var state = state(rows: columns < 100 ? 24 : 40, columns: columns)
        var survey = Survey(genes: 40)
        survey.take(0..<33, (0..<33).map { .success(Float($0) / 40) })
        state.surveys.remove(.all)
        state.surveys.insert(survey, for: .all) { _ in true }
        state.recount()
        #expect(header(state).hasSuffix("n 3 of 9"), "\(header(state))")
        #expect(columns < 120 || state.text.components(separatedBy: "n 3 of 9").count == 3)
        // Grouped by split, although all that are predicted so far may be of one.
        survey = Survey(genes: 40)
        survey.take(0..<20, (0..<20).map { .success(Float($0) / 40) })
        state.surveys.remove(.all)
        state.surveys.insert(survey, for: .all) { _ in true }
        state.recount()
        _ = update(&state, .key(.character("v")))
        _ = update(&state, .key(.character("s")))
        #expect(state.fitView.grouping == .split && state.message == nil && state.fitParts.count == 1)
    }

    @Test func aGeneThatSomeMemberDoesNotTellOfIsNotHeldOut() throws {
        var heldOut: [Bool?] = Sample.genes.map { _ in false }
        heldOut[3] = nil
        let state = state(columns: 200, heldOut: heldOut)
        #expect(state.fit.headline?.genes == .unknown && state.fit.headline?.total == 35)
        heldOut[3] = true
        #expect(self.state(heldOut: heldOut).fit.headline?.genes == .heldOut)
    }

    @Test func theListMarksGenesThatWereTrainedOn() {
        var state = state()
        func line(_ symbol: String) -> String? {
            state.text.split(separator: "\n").map { String($0.prefix(20)) }
                .first { $0.contains(symbol + " ") && $0.hasPrefix("│") }
        }
        #expect(line("MYH1")?.contains(" t ") == true)
        state.press("G")
        #expect(line("TOP40")?.contains(" t ") == false)
        state = self.state(heldOut: [])
        #expect(!state.marksLearned && line("MYH1")?.contains(" t ") == false)
    }

    @Test func fitAndExpressionSayWhetherTheGeneWasTrainedOn() {
        var state = state()
        #expect(state.text.contains("train, trained on"))
        state.press("G v")
        #expect(state.text.contains("test, held out"))
        #expect(state.fit.byLearning.map(\.isHeldOut) == [true, false])
        #expect(state.text.contains("held out        9") && state.text.contains("trained on     26"))
    }

    @Test func masksThatWeightsWereNotTrainedForAreMarked() {
        var state = state()
        #expect(!state.text.contains("not trained with"))
        state.press("1")
        #expect(state.text.contains("⚠ not trained with signals missing"))
        state.press("a")
        #expect(state.text.contains("⚠ not trained with signals missing"))
        state = self.state(look: Sample.look(.mono, .ascii))
        state.press("1")
        #expect(state.text.contains("! not trained with signals missing"))
    }

    /// Weights that were trained with signals missing need no mean signals, and are marked with the zero baseline alone.
    @Test func weightsTrainedWithSignalsMissingNeedNoMeans() {
        var state = state(trainedWithSignalsMissing: true)
        state.press("1 a")
        #expect(state.forecast != nil && state.means.next == 0 && !state.text.contains("not trained"))
        #expect(state.ablation.shapley != nil && state.surveys[ModalityMask(off: [1])]?.isComplete == true)
        state.press("B")
        #expect(state.text.contains("⚠ not trained with signals at zero"))
        state.press("B Esc")
        #expect(state.means.next == 0 && !state.text.contains("not trained"))
        // Integrated gradients start from the means all the same.
        state.press("A")
        #expect(state.means.values != nil)
    }

    /// Nothing that shows waits for the means of a large data set while every signal is on.
    @Test func meansAreReadAheadAfterWhatShows() {
        let state = state()
        #expect(state.means.values != nil && !state.awaitsMeans)
        var fresh = state
        fresh.means = MeanSignals(genes: 40)
        #expect(fresh.wantsMeans && !fresh.awaitsMeans)
        fresh.mask = ModalityMask(off: [0])
        #expect(fresh.awaitsMeans)
    }
}
