import Caches
import Canvas
import PrismModel
import Testing

@testable import Explorer

/// Caches far too small for what the samples ask: everything that does not show is forgotten.
@Suite struct BoundedMemoryTests {
    private func small(bytes: Int = 1, view: String = "") -> ExplorerState {
        var state = Sample.state(settled: false)
        state.forecasts = BoundedCache(limit: bytes)
        state.failures = BoundedCache(limit: bytes)
        state.surveys = BoundedCache(limit: bytes)
        state.scans = BoundedCache(limit: bytes)
        state.scanFailures = BoundedCache(limit: bytes)
        state.attributions.found = BoundedCache(limit: bytes)
        state.study.ribbons = BoundedCache(limit: bytes)
        state.study.contexts = BoundedCache(limit: bytes)
        // What the sample asked for before was never answered.
        state.asked = nil
        Sample.settle(&state, start(&state))
        if !view.isEmpty { state.press(view) }
        return state
    }

    @Test(arguments: ["", "a", "a s", "v", "i", "c", "1 2", "- - -"])
    func `what shows is the same, however little is kept`(view: String) {
        var (wide, narrow) = (Sample.state(), small())
        for keys in [view, "j", "1", "j j", "1", "G", "g g", "l l l", "H"] where !keys.isEmpty {
            wide.press(keys)
            narrow.press(keys)
            #expect(narrow.text == wide.text, "after \(keys)")
            #expect(narrow.job == nil && narrow.question.map { narrow.forecasts[$0] != nil } == true)
        }
    }

    @Test func `what is kept does not grow with what was seen`() throws {
        var state = small()
        state.press("i")
        let (forecasts, scans) = (state.forecasts.count, state.scans.count)
        for _ in 0..<30 { state.press("j 1 l 1") }
        // The masks of the gene at hand, those of its neighbours, and the one that came last.
        #expect(state.forecasts.count <= forecasts + 4 && state.scans.count <= scans + 1)
        #expect(state.study.contexts.count <= 2 && state.attributions.found.count <= 2)
        #expect(Set(state.study.ribbons.keys).isSuperset(of: state.wanted.tiles))
        #expect(Sample.state().forecasts.bytes < 16 << 20)
    }

    @Test func `forgotten answers are asked for again and are the same`() throws {
        var state = small()
        let question = try #require(state.question)
        let before = state.forecasts[question]
        state.press("G")
        #expect(state.forecasts[question] == nil && before != nil)
        state.press("g g j j")
        #expect(state.question == question && state.forecasts[question] == before)
    }

    @Test func `what was seen last is found at once`() throws {
        var state = Sample.state(settled: false)
        // Room for two genes or so with their masks.
        state.forecasts = BoundedCache(limit: 24 << 10)
        state.asked = nil
        Sample.settle(&state, start(&state))
        state.press("j j j j j j j j j j")
        let here = try #require(state.question)
        state.press("j j")
        #expect(state.forecasts[here] != nil && state.forecasts.bytes <= 24 << 10)
        #expect(state.forecasts[Question(gene: 2, mask: ModalityMask(off: [0, 1]))] == nil)
    }

    @Test func `predictions of all genes that the list is sorted by stay`() throws {
        var state = small()
        state.press("a s")
        let masks = state.wanted.surveys
        #expect(!masks.isEmpty && masks.allSatisfy { state.surveys[$0]?.isComplete == true })
        #expect(state.surveys[.all]?.isComplete == true)
    }

    @Test func `a survey knows what it was told, in four bytes a gene`() {
        var survey = Survey(genes: 5)
        survey.take(0..<3, [.success(1.5), .failure(Problem("no file")), .success(.nan)])
        #expect(survey.values == [1.5, nil, nil, nil, nil] && survey.next == 3 && survey.genes == 5)
        #expect(survey.failures == 2 && survey.predicted == 1 && survey.firstFailure == "no file")
        #expect(survey.value(-1) == nil && survey.value(5) == nil)
        #expect(Survey(genes: 20_000).bytes == 80_000)
    }

    @Test func `findings count the arrays they hold`() {
        let forecast = Forecast(
            observed: Estimate(mean: 1), perContext: [1, 2],
            weights: [[Float]](repeating: [Float](repeating: 0, count: 128), count: 4))
        #expect(forecast.bytes >= 4 * 128 * 4 && forecast.bytes < 4 * 128 * 4 + 512)
        let scan = Sample.scan(Question(gene: 0, mask: .all))
        #expect(scan.bytes >= 2000 * 17 && scan.bytes < 2000 * 17 + 128)
    }
}
