import Canvas
import PrismModel
import Testing

@testable import Explorer

/// What the background explains of every gene, and the fit of predictions under the intervention.
@Suite struct ExplainedByBackgroundTests {
    @Test func theListSortsByIt() throws {
        var state = SampleAdjusted.state()
        state.press("o o o o o")
        #expect(state.list.sort == .background && state.list.isDescending)
        #expect(state.text.contains("backgr"))
        let sizes = try state.list.order.map { try #require(state.explainedByBackground($0)).magnitude }
        #expect(zip(sizes, sizes.dropFirst()).allSatisfy { $0 >= $1 - 1e-6 })
        let first = try #require(state.list.order.first)
        #expect(state.text.contains(Words.difference(state.explainedByBackground(first))))
        let saved = SavedSession(state)
        var resumed = SampleAdjusted.state()
        resumed.resume(saved)
        #expect(resumed.list.sort == .background && resumed.list.order == state.list.order)
        // Models without such states do not offer it.
        var plain = Sample.state()
        plain.press("o o o o o")
        #expect(plain.list.sort == .effect(0))
        plain.list.sort = .background
        let status = plain.model
        _ = update(&plain, .arrived(.model(.init(status: status))))
        #expect(plain.list.sort == .position)
    }

    @Test func aWideListHasAColumnForIt() throws {
        #expect(SampleAdjusted.state(rows: 60, columns: 200).text.contains("Δ  backgr"))
        #expect(!SampleAdjusted.state().text.contains("Δ  backgr"))
        #expect(!Sample.state(rows: 60, columns: 200).text.contains("Δ  backgr"))
        try Golden.check(SampleAdjusted.state(rows: 60, columns: 200), .list, "adjusted-list-200x60")
    }

    @Test func theTableOfGenesHoldsIt() throws {
        let table = ExportTable.genes(SampleAdjusted.state())
        let column = try #require(table.columns.firstIndex(of: "background_explains"))
        #expect(table.columns[column - 1] == "intervened")
        #expect(table.rows.allSatisfy { Double($0[column]) != nil && $0.count == table.columns.count })
        #expect(!ExportTable.genes(Sample.state()).columns.contains("background_explains"))
    }

    @Test(arguments: [true, false])
    func theFitComparesInterventions(isAdjusted: Bool) throws {
        var state = isAdjusted ? SampleAdjusted.state() : Sample.state()
        state.press("v")
        let predicted = state.fitPart?.agreement
        state.press("I")
        #expect(state.text.contains("Intervened vs measured") && state.text.contains("intervened, log10"))
        let intervened = try #require(state.fitPart?.agreement)
        #expect(state.study.interventions.isComplete && intervened != predicted)
        #expect(intervened.count == predicted?.count)
        #expect(state.shownFit.byLearning.map(\.isHeldOut) == [true, false])
        let current = try #require(state.forecast?.intervened?.mean)
        #expect(state.shownScatter.current.map { state.shownScatter.y[$0] } == current)
        #expect(state.fit != state.fitOfIntervened)
        let table = ExportTable.agreement(state)
        #expect(table.notes.contains("prediction: intervened"))
        #expect(table.rows.first?[2] == "\(intervened.count)")
        state.press("s s I")
        #expect(state.text.contains("Predicted vs measured"))
    }

    @Test func outliersAreOfWhatShows() {
        var state = SampleAdjusted.state()
        state.press("v < < < < < I x")
        #expect(state.listsOutliers && state.list.chosen?.title.contains("intervened") == true)
        #expect(state.list.order.sorted() == state.outliers.genes)
        state.press("I")
        #expect(state.list.order.sorted() == state.outliers.genes)
    }

    @Test func aPlainModelHasNoInterventions() {
        var state = Sample.state(settled: false)
        let facts = ModelFacts(members: 1, inputs: [0, 1, 2], contexts: 0)
        Sample.settle(&state, update(&state, .arrived(.model(.init(status: .ready(facts))))))
        state.press("v I")
        #expect(!state.fitView.isIntervened)
        #expect(state.message?.text.contains("nothing under the intervention") == true)
    }
}
