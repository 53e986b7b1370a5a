import Canvas
import PrismModel
import Testing

@testable import Explorer

@Suite struct AttributionRowsTests {
    @Test func theMethodsInTurn() throws {
        var state = Sample.state()
        #expect(state.attribution?.method == .integratedGradients(steps: 64))
        #expect(state.text.contains("integrated gradients") && state.text.contains("residual 0.000"))
        #expect(!state.text.contains("unreliable"))
        state.press("A")
        #expect(state.text.contains("gradient × input explains -6 %: unreliable"))
        state.press("A")
        #expect(state.text.contains("occlusion of 50 b every 25") && !state.text.contains("residual"))
        state.press("A")
        #expect(state.attribution == nil && !state.text.contains("attribution  "))
        state.press("A")
        #expect(state.attribution?.method == .integratedGradients(steps: 64))
    }

    /// Contributions that add up to little, to far too much, or to something where nothing changes.
    @Test(arguments: [
        (0.22, 1.0, "explains 22 %: unreliable"), (-0.06, 1, "explains -6 %: unreliable"),
        (1.8, 1, "explains 180 %: unreliable"), (0.3, 0, "explains no change: unreliable"),
        (50, 1, "explains far beyond 1000 %: unreliable"), (0.95, 1, nil), (1, 1, nil), (0, 0, nil),
        (0, 0.0001, nil),
    ])
    func largeResidualsAreSaidInWords(total: Double, change: Double, warning: String?) {
        let contributions = [Float(total)]
        for method in [AttributionMethod.gradientInput, .integratedGradients(steps: 4)] {
            let found = Attribution(
                method: method, prediction: 0.5 + change, baseline: 0.5, bases: contributions, signals: [])
            #expect(found.warning == warning)
        }
        let occlusion = Attribution(
            method: .occlusion(stretch: 5, stride: 5), prediction: 1, baseline: 0, bases: contributions,
            signals: [])
        #expect(occlusion.warning == nil)
    }

    /// Where the line is short the warning stays.
    @Test func theWarningIsOnSmallScreensToo() {
        var state = Sample.state(rows: 24, columns: 80)
        state.press("A A")
        #expect(state.attributions.method == .gradientInput)
        #expect(state.text.contains("explains -6 %: unreliable"))
    }

    /// A window without bases is none that weights were trained on: wherever contributions are, that is said.
    @Test(arguments: [(24, 80), (40, 120), (60, 200)])
    func theBaselineIsNamedAndMarked(rows: Int, columns: Int) throws {
        var state = Sample.state(rows: rows, columns: columns)
        if columns == 80 { state.press("A") }
        let there = Words.value(try #require(state.attribution).baseline)
        let line = try #require(
            state.text.split(separator: "\n").first { $0.contains("gradients") && $0.contains("⚠") })
        #expect(line.contains("no bases") && line.contains(there))
        #expect(columns == 80 || line.contains("residual"))
        #expect(ExportAttribution.about(state).contains { $0.hasPrefix("extrapolation: ") })
        state.press("A A")
        #expect(state.attributions.method == .occlusion(stretch: 50, stride: 25))
        #expect(state.text.contains("extrapolation"))
    }

    @Test func bothBaselinesHaveTheirWords() throws {
        var state = Sample.state(columns: 200)
        func words() throws -> [String] {
            AttributionSummary(try #require(state.attribution), state).baseline
        }
        #expect(try words()[0].contains("no bases, mean signals"))
        state.press("B")
        #expect(try words()[0].contains("no bases, signals 0"))
        #expect(ExportAttribution.about(state).contains { $0.hasSuffix("against no bases, signals 0") })
    }

    /// After the predictions, before all genes; given up when another is wanted.
    @Test func predictionsComeFirst() throws {
        var state = Sample.state(settled: false)
        var open = Sample.answers(to: .load, state).flatMap { update(&state, $0) }
        var tiers: [Job.Tier] = []
        while let job = Sample.jobs(open).first, job.tier != .survey {
            tiers.append(job.tier)
            open = Sample.answers(to: .infer(job), state).flatMap { update(&state, $0) }
        }
        #expect(
            tiers == tiers.sorted() && tiers.last == .attribution && tiers.count { $0 == .attribution } == 1)
        let gradient = try #require(Sample.jobs(update(&state, .key(.character("A")))).first)
        #expect(gradient.tier == .attribution)
        let occlusion = try #require(Sample.jobs(update(&state, .key(.character("A")))).first)
        #expect(occlusion.tier == .attribution && occlusion.work != gradient.work)
        // It comes too late, and is kept for when it is asked for again.
        for answer in Sample.answers(to: .infer(gradient), state) { _ = update(&state, answer) }
        #expect(state.job == occlusion && state.attributions.found.count == 2)
    }

    @Test func whatWasFoundIsNotAskedForAgain() {
        var state = Sample.state()
        state.press("1 1")
        #expect(!Sample.jobs(update(&state, .key(.character("1")))).contains { $0.tier == .attribution })
        #expect(state.attribution?.prediction == state.forecast?.observed.mean)
    }

    @Test func smallScreensShowThemWhenAsked() {
        var state = Sample.state(rows: 24, columns: 80)
        let integrated = AttributionMethod.integratedGradients(steps: 64)
        #expect(state.attributionQuery == nil && state.attributions.method == integrated)
        state.press("A")
        #expect(state.attributionQuery != nil && state.attributions.method == integrated)
        #expect(state.text.contains("total"))
        state.press("A")
        #expect(state.attributions.method == .gradientInput)
    }

    @Test func failuresSayWhy() {
        var state = Sample.state(settled: false)
        var open = Sample.answers(to: .load, state).flatMap { update(&state, $0) }
        while let job = Sample.jobs(open).first, job.tier != .survey {
            let answers: [Action] =
                job.tier == .attribution
                ? [
                    .arrived(
                        .job(
                            Arrival.JobArrival(
                                job: job, outcome: .attribution(.failure(Problem("numbers overflowed"))))))
                ] : Sample.answers(to: .infer(job), state)
            open = answers.flatMap { update(&state, $0) }
        }
        #expect(state.text.contains("integrated gradients: numbers overflowed"))
    }

    /// Sums over columns keep the total; zoomed in, every column shows its base's own.
    @Test func columnsKeepTheTotal() {
        let values = (0..<2000).map { Float(($0 * 37) % 101) - 50 }
        let total = values.reduce(0) { $0 + Double($1) }
        for (start, end, columns) in [(-300.0, 2700.0, 77), (0, 2000, 2000), (-5000, 9000, 13)] {
            let map = ColumnMap(start: start, end: end, columns: columns)
            let picked = AttributionRows.Columns(map, window: 0..<2000, isSummed: true).pick(values)
            #expect(abs(picked.filter { !$0.isNaN }.reduce(0, +) - total) < 1e-6)
            #expect(picked.count == columns)
        }
        let near = ColumnMap(start: 90, end: 110, columns: 60)
        let picked = AttributionRows.Columns(near, window: 100..<2100, isSummed: true).pick(values)
        #expect(picked[..<30].allSatisfy { $0.isNaN })
        #expect(picked[30...].enumerated().allSatisfy { $1 == Double(values[$0 / 3]) })
    }
}
