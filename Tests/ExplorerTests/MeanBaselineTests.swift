import Canvas
import PrismModel
import Testing

@testable import Explorer

@Suite struct MeanBaselineTests {
    @Test func theMeansAreReadOnceAndUsed() throws {
        var state = Sample.state()
        state.press("2")
        #expect(state.baseline == .mean && state.means.values?.count == 2000 * Sample.signals)
        let mean = try #require(state.forecast?.observed.mean)
        #expect(state.question?.baseline == .mean)
        #expect(state.text.contains("mean"))
        let first = (0..<40).map { Double(Sample.window($0).signals[7]) }.reduce(0, +) / 40
        #expect(abs(Double(try #require(state.means.values)[7]) - first) < 1e-5)
        state.press("a")
        #expect(state.text.contains("mean baseline") || state.text.contains("the data set's mean"))
        #expect(try abs(#require(state.ablation.values[ModalityMask(off: [1])]) - mean) < 1e-12)
        #expect(state.ablation.shapley != nil)
        state.press("B")
        #expect(state.baseline == .zero && state.forecast?.observed.mean != mean)
        state.press("B")
        #expect(state.forecast?.observed.mean == mean)
    }

    @Test func whileTheyAreReadTheScreenSaysHowFar() throws {
        var state = Sample.state()
        let gene = try #require(state.gene)
        state.forecasts.remove(Question(gene: gene, mask: ModalityMask(off: [1]), baseline: .mean))
        state.means = MeanSignals(genes: state.catalog.genes.count)
        var open = update(&state, .key(.character("2")))
        guard case .infer(let job)? = open.first, case .means = job.work else {
            Issue.record("no means asked for: \(open)")
            return
        }
        open = Sample.answers(to: .infer(job), state).flatMap { update(&state, $0) }
        #expect(state.means.next == MeanSignals.batch)
        state.message = nil
        #expect(state.text.contains("mean signals of 16 of 40 genes"))
        Sample.settle(&state, open)
        #expect(state.forecast != nil)
    }

    /// What was predicted of all genes with one baseline does not pass for the other's.
    @Test func surveysAreOfOneBaseline() throws {
        var state = Sample.state()
        state.press("a")
        let before = try #require(state.surveys[ModalityMask(off: [0])]?.value(4))
        let effects = update(&state, .key(.character("B")))
        #expect(state.surveys.keys.allSatisfy { $0 == .all })
        let late = Arrival.JobArrival(
            job: Job(
                generation: 0, tier: .survey, work: .survey(ModalityMask(off: [0]), 0..<4),
                means: state.means.values),
            outcome: .survey([.success(1), .success(1), .success(1), .success(1)]))
        Sample.settle(&state, update(&state, .arrived(.job(late))))
        Sample.settle(&state, effects)
        let after = try #require(state.surveys[ModalityMask(off: [0])]?.value(4))
        #expect(after != before && after != 1)
    }

    @Test func meansThatCannotBeHadSayWhy() {
        var state = Sample.state()
        state.means = MeanSignals(genes: state.catalog.genes.count)
        for effect in update(&state, .key(.character("2"))) {
            guard case .infer(let job) = effect else { continue }
            let outcome = Arrival.Outcome.means(.failure(Problem("a file is damaged")))
            _ = update(&state, .arrived(.job(Arrival.JobArrival(job: job, outcome: outcome))))
        }
        #expect(state.baseline == .zero && state.message?.text.contains("a file is damaged") == true)
        state.press("B")
        #expect(state.baseline == .mean && state.forecastObstacle?.contains("a file is damaged") == true)
        state.message = nil
        #expect(state.text.contains("a file is damaged"))
    }
}
