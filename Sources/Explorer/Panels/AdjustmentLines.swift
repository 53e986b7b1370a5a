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
        // Of members with states of their own the sums are those of the states shown, not the means of all.
        let isShared = state.adjusted?.isShared ?? true
        let whole = (state.question.flatMap { state.forecasts[$0] } ?? forecast).observed.mean
        let own = isShared ? whole : background.predicted
        let intervened = isShared ? forecast.intervened?.mean : background.intervened
        let predicted = part("predicted", " Σ q·f ", own, .observed)
        let adjusted = part("intervened", " Σ P·f ", intervened, .intervened)
        let gap = [Span("   ")]
        let sums = [predicted + gap + adjusted, short(own, intervened)]
        let difference = difference(state, forecast, own: own, intervened: intervened, width: width)
        let unknown = background.isUnknown ? [unknown(state, width: width)] : []
        let sum = sums[0].columnWidth <= width ? [sums[0]] : [predicted, adjusted]
        let everyMember = isShared ? [] : [means(of: forecast, predicted: whole, width: width)]
        let other = everyMember + other(state, background, width: width)
        let all = sum + [difference] + other + unknown
        guard all.count > most else { return all }
        return Array((unknown + [sums[1], difference] + other).prefix(max(0, most)))
    }

    /// What all members come to, where the states above are those of some.
    private static func means(of forecast: Forecast, predicted: Double, width: Int) -> [Span] {
        let intervened = Words.value(forecast.intervened?.mean)
        let choices = [
            ("mean of all models: predicted ", ", intervened "), ("all models: pred ", ", int "),
            ("all: ", ", "),
        ]
        let numbers = Words.value(predicted).count + intervened.count
        let words =
            choices.first { $0.0.count + $0.1.count + numbers <= width } ?? choices[choices.count - 1]
        return [
            Span(words.0, .textMuted), Span(Words.value(predicted), .observed), Span(words.1, .textMuted),
            Span(intervened, .intervened),
        ]
    }

    /// The gene's likeliest state in the other condition, and whether that is another one; nothing where none is open.
    private static func other(
        _ state: ExplorerState, _ background: BackgroundForecast, width: Int
    ) -> [[Span]] {
        guard state.other != nil, let gene = state.gene, state.counterpart(of: gene) != nil else { return [] }
        let name = state.conditionNames.other
        func said(_ choices: [String]) -> [[Span]] {
            choices.map { [Span("\(name): \($0)", .textMuted)] }.fitting(width).map { [$0] } ?? []
        }
        if let problem = state.conditionProblem { return said(problem.words) }
        guard let theirs = state.otherBackground, let likeliest = theirs.likeliest else {
            let isWithout = state.other?.state.model.facts != nil && state.other?.state.adjusted == nil
            return isWithout ? said(["a model without such states", "no such states"]) : []
        }
        guard !theirs.isUnknown else { return said(["nothing is known around the gene", "nothing known"]) }
        let found = "\(StateNames.number(likeliest)) \(Words.share(theirs.assignment[likeliest]))"
        guard state.sharesStates else {
            return said([found + ", of states of its own", found + ", its own"])
        }
        let isMoved = StateMove(a: background.state, b: theirs.state).isMoved
        func line(_ before: String, same: String) -> [Span] {
            let words = isMoved.map {
                $0 ? Span(": moved", .textStrong) : Span(same, .textMuted)
            }
            return [Span(before, .textMuted), Span(found, .text)]
                + [words].compactMap(\.self)
        }
        let choices = [
            line("in \(name) ", same: ", the same"), line("in \(name) ", same: ", same"),
            line("\(name) ", same: ", same"),
        ]
        return choices.fitting(width).map { [$0] } ?? []
    }

    private static func part(_ word: String, _ sum: String, _ value: Double?, _ role: Role) -> [Span] {
        [Span(word + sum, .textMuted), Span(Words.value(value), role)]
    }

    private static func short(_ own: Double, _ intervened: Double?) -> [Span] {
        part("", "Σ q·f ", own, .observed) + part("", "  Σ P·f ", intervened, .intervened)
    }

    /// What the background explains; of a gene that is taken to lie elsewhere, what that changes.
    private static func difference(
        _ state: ExplorerState, _ forecast: Forecast, own: Double, intervened: Double?, width: Int
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
        guard let intervened else { return [] }
        let isShared = state.adjusted?.isShared ?? true
        return words(
            [
                ("the background explains ", isShared ? " of this prediction" : " of what they predict"),
                ("the background explains ", " of it"),
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
