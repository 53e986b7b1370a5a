import Canvas
import Predictions

/// What the background states of a gene come to: predicted, intervened, and how far they are apart; in whole lines, from
/// the longest words that fit to the shortest.
enum AdjustmentLines {
    /// As many lines as there is room for, the most important first.
    static func lines(
        _ state: ExplorerState, _ forecast: Forecast, _ background: BackgroundForecast, width: Int,
        atMost most: Int
    ) -> [[Span]] {
        let own = (state.question.flatMap { state.forecasts[$0] } ?? forecast).observed.mean
        let intervened = forecast.intervened?.mean
        let predicted = part("predicted", " Σ q·f ", own, .observed)
        let adjusted = part("intervened", " Σ P·f ", intervened, .intervened)
        let gap = [Span("   ")]
        let sums = [predicted + gap + adjusted, short(own, intervened)]
        let difference = difference(state, forecast, own: own, width: width)
        let unknown = background.isUnknown ? [unknown(state, width: width)] : []
        let whole = sums[0].columnWidth <= width ? [sums[0]] : [predicted, adjusted]
        let all = whole + [difference] + unknown
        guard all.count > most else { return all }
        return Array((unknown + [sums[1], difference]).prefix(max(0, most)))
    }

    private static func part(_ word: String, _ sum: String, _ value: Double?, _ role: Role) -> [Span] {
        [Span(word + sum, .textMuted), Span(Words.value(value), role)]
    }

    private static func short(_ own: Double, _ intervened: Double?) -> [Span] {
        part("", "Σ q·f ", own, .observed) + part("", "  Σ P·f ", intervened, .intervened)
    }

    /// What the background explains; of a gene that is taken to lie elsewhere, what that changes.
    private static func difference(
        _ state: ExplorerState, _ forecast: Forecast, own: Double, width: Int
    ) -> [Span] {
        func words(_ choices: [(String, String)], _ number: String) -> [Span] {
            let choice =
                choices.first { $0.0.count + number.count + $0.1.count <= width }
                ?? choices[choices.count - 1]
            return [
                Span(choice.0, .text), Span(number, Words.role(ofSigned: number)), Span(choice.1, .text),
            ]
        }
        if let asIf = state.asIf {
            let name = StateNames.number(asIf)
            let change = Words.difference(forecast.observed.mean - own)
            let value = Words.value(forecast.observed.mean)
            return words(
                [
                    ("as if in \(name): \(value), ", " against its own states"),
                    ("as if in \(name): \(value), ", " to its own"), ("\(name): \(value), ", ""),
                ], change)
        }
        guard let intervened = forecast.intervened?.mean else { return [] }
        return words(
            [
                ("the background explains ", " of this prediction"), ("the background explains ", " of it"),
                ("background explains ", ""), ("backgr. ", ""),
            ], Words.difference(own - intervened))
    }

    /// Why q is P.
    private static func unknown(_ state: ExplorerState, width: Int) -> [Span] {
        let isOff = state.adjusted.map { $0.off(in: state.mask).count == $0.signals.count } ?? false
        let choices =
            isOff
            ? [
                "every signal that tells the states is off: q is P", "their signals are off: q is P",
                "q is P",
            ]
            : [
                BackgroundBins.noInformation + " here: q is P", "no background information: q is P",
                "nothing known: q is P", "q is P",
            ]
        return [Span(choices.first { $0.count <= width } ?? choices[choices.count - 1], .warning)]
    }
}
