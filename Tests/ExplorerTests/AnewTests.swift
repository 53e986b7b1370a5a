import Canvas
import PrismModel
import Testing

@testable import Explorer

/// Gene after gene on one program: nothing done for one is left for the next, and nothing is found out twice.
@Suite struct AnewTests {
    @Test(arguments: [
        "1 2", "B", "v", "x Tab >", "a s", "/ t o p Enter", "Z", "A A", "- - l l", "c r", "S s", "M", "?",
    ])
    func whatWasDoneIsUndone(keys: String) {
        let first = Sample.state()
        var state = first
        state.press(keys)
        for gene in [7, 31, 2] {
            state.begin(anewFrom: first, at: gene)
            Sample.settle(&state, update(&state, .resize(rows: state.rows, columns: state.columns)))
            var fresh = first
            fresh.show(gene: gene)
            fresh.fitWindow()
            Sample.settle(&fresh, update(&fresh, .resize(rows: fresh.rows, columns: fresh.columns)))
            #expect(state.text == fresh.text, "\(keys), gene \(gene)")
            #expect(state.job == nil && !state.isWaiting)
        }
    }

    @Test func whatWasFoundIsKept() throws {
        let first = Sample.state()
        var state = first
        state.press("a")
        let known = state.forecasts.count
        state.begin(anewFrom: first, at: 2)
        #expect(state.forecasts.count == known && state.surveys[.all]?.isComplete == true)
        // A late answer is told from the next one by its number.
        #expect(state.generation >= first.generation)
    }
}
