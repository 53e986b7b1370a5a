import Canvas
import Predictions
import PrismModel
import Testing

@testable import Explorer

/// The background states of a gene, for a model that is adjusted for them.
@Suite struct AdjustmentPanelTests {
    private func panel(_ state: ExplorerState) -> String {
        var grid = Grid(rows: state.rows, columns: state.columns, style: state.look.screen)
        let rect = Screen(state).background
        BackgroundStatePanel.paint(state, rect, on: &grid)
        return (rect.row..<rect.bottom).map { grid.plainText(row: $0) }.joined(separator: "\n")
    }

    @Test(arguments: [(40, 120), (60, 200)])
    func golden(rows: Int, columns: Int) throws {
        try Golden.check(
            SampleAdjusted.state(rows: rows, columns: columns), .below, "adjusted-\(columns)x\(rows)")
    }

    @Test func goldenOfThePopupAndInColour() throws {
        var state = SampleAdjusted.state(12, rows: 24, columns: 80)
        state.press("Z")
        try Golden.check(state, .popup, "as-if-80x24")
        var colour = SampleAdjusted.state(look: Sample.look(.trueColor))
        colour.press("Z j Enter")
        try Golden.check(colour.grid(.below).transcript, "as-if-colour")
    }

    @Test func itSaysWhereTheGeneLiesAndWhatThatExplains() throws {
        let state = SampleAdjusted.state(rows: 60, columns: 200)
        let text = panel(state)
        let forecast = try #require(state.forecast)
        let background = try #require(forecast.background)
        for word in [
            "Background states of ADSL3", "mean of 2 models", "here q", "everywhere P", "would predict",
        ] {
            #expect(text.contains(word), "\(word)")
        }
        for index in 0..<4 {
            #expect(text.contains(state.stateTitle(index)))
            #expect(text.contains(Words.share(background.assignment[index])))
            #expect(text.contains(Words.value(background.expected[index].mean)))
        }
        let sum = zip(background.assignment, background.expected).reduce(0) { $0 + $1.0 * $1.1.mean }
        #expect(abs(sum - forecast.observed.mean) < 1e-9)
        #expect(text.contains("predicted Σ q·f \(Words.value(sum))"))
        let explained = try #require(forecast.explainedByBackground)
        #expect(text.contains("the background explains \(Words.difference(explained)) of this prediction"))
        #expect(!text.contains("context"))
        #expect(!state.text.contains("w1") && !state.text.contains("no context generator"))
    }

    /// However many states there are: every one has a line, or a line says how many share it and what they come to.
    @Test(arguments: [2, 3, 5, 8, 12], [(30, 100), (40, 120), (60, 200)])
    func allStatesAreThere(count: Int, size: (Int, Int)) throws {
        let state = SampleAdjusted.state(count, rows: size.0, columns: size.1)
        let background = try #require(state.forecast?.background)
        let width = Frame.inside(Screen(state).background).width - 2
        let height = Frame.inside(Screen(state).background).height
        let rows = AdjustmentTable(state, background, width: width).rows(atMost: height - 4)
        #expect(abs(rows.reduce(0) { $0 + $1.assignment } - 1) < 1e-9)
        #expect(abs(rows.reduce(0) { $0 + $1.prior } - 1) < 1e-9)
        #expect(rows.reduce(0) { $0 + $1.count } == count)
        #expect(rows.contains { $0.state == background.likeliest })
        let text = panel(state)
        #expect(text.contains("and ") == (rows.count < count) || size.0 == 60)
        #expect(text.contains(Words.difference(try #require(state.forecast?.explainedByBackground))))
        let asciiLook = Sample.look(.mono, .ascii)
        let ascii = SampleAdjusted.state(count, rows: size.0, columns: size.1, look: asciiLook)
        #expect(ascii.text.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test func qFollowsTheMask() throws {
        var state = SampleAdjusted.state(rows: 60, columns: 200)
        let before = try #require(state.forecast?.background)
        state.press("1")
        let after = try #require(state.forecast?.background)
        #expect(after.assignment != before.assignment && after.prior == before.prior)
        #expect(panel(state).contains(Words.share(after.assignment[2])))
        state.press("2")
        #expect(state.forecast?.background?.isUnknown == true)
        #expect(panel(state).contains("every signal that tells the states is off: q is P"))
        #expect(state.text.contains("every signal that tells the states is off"))
        #expect(state.gene.flatMap { state.chromatinState(of: $0) } == nil)
        // The third is no signal of the states.
        state.press("0 3")
        #expect(state.forecast?.background?.assignment == before.assignment)
    }

    @Test func withoutBackgroundItSaysSo() throws {
        var state = SampleAdjusted.state(rows: 60, columns: 200)
        let question = try #require(state.question)
        var forecast = try #require(state.forecast)
        let prior = try #require(forecast.background?.prior)
        forecast.background?.assignment = prior
        state.forecasts[question] = forecast
        #expect(panel(state).contains(BackgroundBins.noInformation))
        var empty = SampleAdjusted.state()
        let tiles = empty.wanted.tiles
        for tile in tiles { empty.study.ribbons[tile] = .success([]) }
        #expect(empty.text.contains(BackgroundBins.noInformation))
    }

    @Test func membersOfDifferentStatesAreTold() throws {
        var state = SampleAdjusted.state(rows: 60, columns: 200)
        guard case .ready(var facts) = state.model else { return }
        facts.adjusted = try SampleAdjusted.states(4, isShared: false)
        _ = update(&state, .arrived(.model(.init(status: .ready(facts)))))
        #expect(panel(state).contains("states of model 1 of 2"))
        // The sums are those of the states that show; what all members come to stands beside them.
        let question = try #require(state.question)
        var forecast = try #require(state.forecast)
        let background = try #require(forecast.background)
        forecast.observed.mean = background.predicted + 0.7
        forecast.intervened?.mean = background.intervened - 0.4
        state.forecasts[question] = forecast
        let text = panel(state)
        for words in [
            "predicted Σ q·f \(Words.value(background.predicted))",
            "intervened Σ P·f \(Words.value(background.intervened))",
            "explains \(Words.difference(background.predicted - background.intervened)) of what they predict",
            "mean of all models: predicted \(Words.value(forecast.observed.mean)), intervened "
                + Words.value(forecast.intervened?.mean),
        ] {
            #expect(text.contains(words), "\(words)\n\(text)")
        }
        forecast.background?.sharing = 3
        state.forecasts[question] = forecast
        #expect(panel(state).contains("states of 3 of 2 models"))
        state.press("Z")
        #expect(state.popup == nil && state.message?.text.contains("different states") == true)
    }

    @Test(arguments: [(24, 80), (40, 120)])
    func itExplainsItselfAndItsLimits(rows: Int, columns: Int) {
        let state = SampleAdjusted.state(rows: rows, columns: columns)
        let titles = state.explanations.map(\.title)
        #expect(titles.contains("Background states of a gene") && titles.contains("Limits of the adjustment"))
        #expect(!titles.contains("Background state"))
        let limits = state.explanations.first { $0.title == "Limits of the adjustment" }
        let text = (limits?.parts ?? []).map(\.text).joined(separator: " ")
        for word in ["Predicted loses more", "Intervened is worse", "additively"] {
            #expect(text.contains(word))
        }
    }
}
