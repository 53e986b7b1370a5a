import Predictions
import PrismModel
import Testing

@testable import Explorer

/// What stands in for what is off has one name, and weights that were trained with signals missing another than others.
@Suite struct StandInTests {
    @Test(arguments: [
        (Baseline.zero, false, "0", "zero"), (.zero, true, "0", "zero"),
        (.mean, false, "the data set's mean per position", "mean"),
        (.mean, true, "missing, as in training", "missing"),
    ])
    func words(baseline: Baseline, isTrained: Bool, title: String, word: String) {
        let standIn = StandIn(baseline, trainedWithSignalsMissing: isTrained)
        #expect(standIn.title == title && standIn.word == word)
        #expect(standIn.predicate.hasPrefix("are ") && standIn.predicate.hasSuffix(title))
        #expect(standIn.singular.hasPrefix("is ") && standIn.singular.hasSuffix(title))
    }

    @Test(arguments: [(24, 80), (40, 120), (60, 200)])
    func missingIsNoMean(rows: Int, columns: Int) {
        var state = Sample.state(
            rows: rows, columns: columns, heldOut: nil, trainedWithSignalsMissing: true)
        state.press("1")
        #expect(state.text.contains("- H3K27ac missing") || state.text.contains("- 1 missing"))
        #expect(!state.text.contains("○ mean") && !state.text.contains("H3K27ac mean"))
        state.press("a")
        #expect(state.text.contains("missing, as in training") && !state.text.contains("baseline"))
        #expect(ExportTable.masks(state).notes.contains { $0.hasSuffix("off are missing, as in training") })
        state.press("B")
        #expect(state.message?.text == "signals that are off are replaced by 0")
        #expect(state.text.contains("zero baseline") || state.text.contains("replaced by 0"))
        state.press("B")
        #expect(state.message?.text == "signals that are off are missing, as in training")
    }

    @Test func otherWeightsTakeTheDataSetsMean() {
        var state = Sample.state()
        state.press("B B")
        #expect(
            state.message?.text == "signals that are off are replaced by the data set's mean per position")
    }
}
