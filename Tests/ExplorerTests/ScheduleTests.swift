import Canvas
import PrismModel
import Testing

@testable import Explorer

@Suite struct ScheduleTests {
    @Test func theCurrentGeneComesFirstThenItsMasksThenItsNeighboursThenAll() {
        var state = Sample.state(settled: false)
        var open = Sample.answers(to: .load, state).flatMap { update(&state, $0) }
        var tiers: [Job.Tier] = []
        var questions: [Question] = []
        while let job = Sample.jobs(open).first {
            open = []
            tiers.append(job.tier)
            if case .forecast(let question) = job.work { questions.append(question) }
            for answer in Sample.answers(to: .infer(job), state) { open += update(&state, answer) }
        }
        #expect(tiers == tiers.sorted())
        #expect(tiers.first == .current && tiers.last == .survey)
        #expect(Set(questions.filter { $0.gene == 2 }.map(\.mask)).count == 8)
        #expect(Set(questions.map(\.gene)) == [1, 2, 3, 4])
        #expect(state.surveys[.all]?.isComplete == true && state.job == nil)
    }

    @Test func whatTheUserAsksForOvertakesTheSurvey() throws {
        var state = Sample.state(settled: false)
        var open = Sample.answers(to: .load, state).flatMap { update(&state, $0) }
        while let job = Sample.jobs(open).first, job.tier != .survey {
            open = Sample.answers(to: .infer(job), state).flatMap { update(&state, $0) }
        }
        let survey = try #require(state.job)
        let effects = update(&state, .key(.character("G")))
        let urgent = try #require(Sample.jobs(effects).first)
        #expect(urgent.tier == .current && urgent.generation > survey.generation)
        #expect(state.job == urgent)
        // The batch comes too late to be waited for, and is still right.
        let late = Arrival.JobArrival(
            job: survey, outcome: .survey([.success(1), .success(1), .success(1), .success(1)]))
        _ = update(&state, .arrived(.job(late)))
        #expect(state.job == urgent && state.surveys[.all]?.next == 4)
    }

    @Test func movingOnGivesUpTheGeneThatWasLeft() throws {
        var state = Sample.state(settled: false)
        _ = Sample.answers(to: .load, state).flatMap { update(&state, $0) }
        let first = try #require(state.job)
        let effects = update(&state, .key(.character("G")))
        #expect(Sample.jobs(effects).first.map { $0.generation > first.generation } == true)
    }

    @Test func whatFailsIsNotTriedAgain() {
        var state = Sample.state(settled: false)
        state.baseline = .zero
        _ = Sample.answers(to: .load, state).flatMap { update(&state, $0) }
        for _ in 0..<4 {
            guard let job = state.job, case .forecast = job.work else { break }
            let outcome = Arrival.Outcome.forecast(.failure(Problem("the file is gone")))
            _ = update(&state, .arrived(.job(Arrival.JobArrival(job: job, outcome: outcome))))
        }
        #expect(state.failures.count == 4)
        #expect(state.text.contains("the file is gone"))
    }

    @Test func tracksAreReadOnceForEachPlace() {
        var state = Sample.state()
        func reads(_ key: Key) -> Int {
            update(&state, .key(key)).count { if case .read = $0 { true } else { false } }
        }
        #expect(reads(.character("l")) == 1)
        #expect(reads(.character("?")) == 0)
        #expect(reads(Key(.escape)) == 0)
        #expect(reads(.character("h")) == 1)
    }

    @Test func panningKeepsWhatWasRead() {
        var state = Sample.state()
        _ = update(&state, .key(.character("l")))
        let columns = state.tracks?.columns(showing: state.locus, count: 50) ?? []
        #expect(columns.prefix(38).allSatisfy { $0 != nil } && columns.suffix(8).allSatisfy { $0 == nil })
    }
}
