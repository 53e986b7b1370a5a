import Canvas
import PrismModel
import Testing

@testable import Explorer

@Suite struct PerformanceTests {
    @Test func hiddenNothingIsKept() {
        var state = Sample.state()
        let before = state
        _ = update(
            &state, .arrived(.frame(FrameTime(render: 1, present: 2), resident: 50, peak: 60)))
        #expect(state == before && !state.showsPerformance)
    }

    @Test func itShowsWhatWasMeasured() throws {
        var state = Sample.state()
        state.press("Ctrl-P")
        #expect(state.showsPerformance && state.text.contains("not measured"))
        for time in 1...300 {
            _ = update(
                &state,
                .arrived(
                    .frame(FrameTime(render: Double(time), present: 0.5), resident: 51, peak: 60)))
        }
        let job = Job(
            generation: 0, tier: .current, work: .forecast(Question(gene: 0, mask: ModalityMask(off: [1]))))
        _ = update(
            &state,
            .arrived(
                .job(
                    Arrival.JobArrival(
                        job: job, outcome: .forecast(.failure(Problem("x"))), milliseconds: 23.4))))
        let text = state.text
        #expect(text.contains("300.5 ms (render 300.0)") && text.contains("299.5 ms of 200"))
        #expect(text.contains("23.4 ms") && text.contains("51 MB") && text.contains("60 MB"))
        state.press("Ctrl-P")
        #expect(!state.text.contains("Performance"))
    }

    @Test func hitsAndMisses() throws {
        var state = Sample.state()
        state.press("Ctrl-P 1")
        #expect(state.performance?.hits == 1 && state.performance?.misses == 0)
        // Far from what was looked ahead for.
        _ = update(&state, .key(.character("G")))
        #expect(state.performance?.misses == 1)
        #expect(state.open.questions > 0)
    }

    @Test func itIsInTheHelpButNotInTheFooter() {
        var state = Sample.state(rows: 60, columns: 200)
        #expect(!state.text.contains("Ctrl-P"))
        state.press("?")
        _ = update(&state, .type("performance"))
        #expect(state.text.contains("Ctrl-P"))
    }

    @Test func golden() throws {
        var state = Sample.state(rows: 24, columns: 80)
        state.press("Ctrl-P")
        try Golden.check(state, .main, "performance")
    }
}
