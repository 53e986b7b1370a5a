import Canvas
import PrismModel
import Testing

@testable import Explorer

/// How the mutagenesis of a window is predicted, and what of it is known.
@Suite struct MutagenesisTests {
    @Test func theViewScansTheWholeWindow() throws {
        var state = Sample.state()
        state.press("i")
        #expect(state.view == .mutate)
        let scan = try #require(state.scan)
        #expect(scan.map.isComplete && scan.question == state.question)
        for position in [0, 920, 1000, 1999] {
            for code in UInt8(0)..<4 where code != Sample.window(2).bases[position] {
                let found = scan.map.differences[4 * position + Int(code)]
                #expect(abs(Double(found) - Sample.effect(position, code)) < 1e-6)
            }
        }
        state.press("i")
        #expect(state.view == .locus)
    }

    @Test func theScanGoesOnInBatchesAndEscStopsIt() throws {
        var state = Sample.state()
        var open = update(&state, .key(.character("i")))
        for _ in 0..<12 {
            let job = try #require(Sample.jobs(open).first)
            open = Sample.answers(to: .infer(job), state).flatMap { update(&state, $0) }
        }
        let done = try #require(state.scan?.map.done)
        #expect(done > 0 && done < 100)
        #expect(state.text.contains("mutagenesis") && state.text.contains(" %"))
        // What is under way still counts; nothing more is begun.
        let running = try #require(state.job)
        #expect(Sample.jobs(update(&state, .key(Key(.escape)))).isEmpty)
        #expect(state.view == .mutate && state.mutate.isStopped)
        for answer in Sample.answers(to: .infer(running), state) {
            #expect(Sample.jobs(update(&state, answer)).allSatisfy { $0.tier != .scan })
        }
        let before = try #require(state.scan?.map.done)
        let again = try #require(Sample.jobs(update(&state, .key(.character("r")))).first)
        for answer in Sample.answers(to: .infer(again), state) { _ = update(&state, answer) }
        #expect(try #require(state.scan?.map.done) > before)
        _ = update(&state, .key(Key(.escape)))
        #expect(state.view == .mutate)
        _ = update(&state, .key(Key(.escape)))
        #expect(state.view == .locus)
    }

    /// A batch that comes when its gene has been left is kept; predictions come before the scan.
    @Test func movingOnOvertakesTheScan() throws {
        var state = Sample.state()
        var open = update(&state, .key(.character("i")))
        while let job = Sample.jobs(open).first, job.tier != .scan {
            open = Sample.answers(to: .infer(job), state).flatMap { update(&state, $0) }
        }
        open = Sample.answers(to: .infer(try #require(state.job)), state).flatMap { update(&state, $0) }
        let scan = try #require(state.job)
        #expect(scan.tier == .scan)
        let urgent = try #require(Sample.jobs(update(&state, .key(.character("G")))).first)
        #expect(urgent.tier == .current)
        for answer in Sample.answers(to: .infer(scan), state) { _ = update(&state, answer) }
        #expect(state.scans.keys.map { state.scans[$0]?.done } == [8])
        open = [.infer(urgent)]
        while state.scan == nil, let job = Sample.jobs(open).first {
            open = Sample.answers(to: .infer(job), state).flatMap { update(&state, $0) }
        }
        #expect(state.scan?.question.gene == 39)
    }

    @Test func theMapStaysThatOfTheReferenceUntilAskedForAnew() {
        var state = ExplorerState.editing()
        let reference = state.question
        let own = Sample.window(2).bases[1000]
        state.pressAnotherBase()
        #expect(state.scan?.question == reference && state.text.contains("mutagenesis of REF"))
        var open = update(&state, .key(.character("r")))
        while state.scan == nil, let job = Sample.jobs(open).first {
            open = Sample.answers(to: .infer(job), state).flatMap { update(&state, $0) }
        }
        #expect(state.scan?.question == state.question && state.scan?.map.bases[1000] == (own + 1) % 4)
        _ = update(&state, .key(.character("u")))
        #expect(state.scan?.question == reference)
    }

    /// A map that stays that of the reference says so in the file, too.
    @Test func theWrittenMapSaysWhatItIsOf() throws {
        var state = ExplorerState.editing()
        state.press(["a", "c", "g", "t"][Int((Sample.window(2).bases[1000] + 1) % 4)])
        let table = ExportMutants.table(state)
        #expect(table.rows.count == 6000 && table.notes.contains { $0.hasPrefix("window: REF") })
    }

    /// What is not predicted yet is not taken for no change, however far out the view is.
    @Test func whatIsNotDoneIsNotZero() {
        var scan = Mutagenesis(of: Sample.window(2), reference: 0)
        scan.take(0..<20, predictions: scan.mutants(at: 0..<20).map { _ in 1 })
        for step in [1, 3, 40] {
            let columns = MutateColumns(range: 0..<2000, step: step, count: (2000 + step - 1) / step)
            for (column, value) in columns.extremes(scan).enumerated() {
                let isDone = columns.positions(column).contains { (990...1009).contains($0) }
                #expect(value.isNaN != isDone && (!isDone || value == 1))
            }
        }
    }
}
