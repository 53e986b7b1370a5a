import Canvas
import Predictions
import PrismModel

/// REF, ALT and their difference at the head of the mutate view, of both predictions; the same of the other condition.
enum MutatePredictionRows {
    /// What stands beside each other: without the edits, and with them.
    private struct Pair {
        var reference: Forecast?
        var present: Forecast?
        var isEdited: Bool
        /// What stands where one is not there.
        var absence: String

        /// "predicted REF 1.000 ALT 1.200 Δ +0.2, 20 %": the share where a width has room for it.
        func spans(_ name: String, width: Int, _ value: (Forecast) -> Double?) -> [Span] {
            func number(_ forecast: Forecast?) -> String {
                guard let forecast else { return absence }
                return value(forecast).map { NumberText.fixed($0, 3) } ?? NumberText.missing
            }
            guard isEdited else {
                return [Span(name + " ", .legend), Span(number(reference), .reference)]
            }
            var spans = [
                Span(name, .legend), Span(" REF ", .reference), Span(number(reference), .reference),
                Span(" ALT ", .alternative), Span(number(present), .alternative),
            ]
            guard let new = present.flatMap(value), let old = reference.flatMap(value) else { return spans }
            let change = Words.signedCompact(new - old)
            spans.append(Span(" Δ " + change, Words.role(ofSigned: change)))
            if let share = Words.share(new - old, of: old), spans.columnWidth + 2 + share.columnWidth <= width
            {
                spans.append(Span(", " + share, .textMuted))
            }
            return spans
        }
    }

    static func paint(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) {
        guard !rect.isEmpty else { return }
        let other = rect.height > 1 ? otherLine(state, width: rect.width) : nil
        let height = rect.height - (other == nil ? 0 : 1)
        let lines = ownLines(state, width: rect.width, height: height).prefix(height)
        for (offset, line) in (lines + [other].compactMap(\.self)).enumerated() {
            grid.write(
                line.truncated(to: rect.width, ellipsis: state.look.glyphs.ellipsis), row: rect.row + offset,
                column: rect.column, with: state.look)
        }
    }

    /// This condition's, with what is taken, off or asked otherwise behind it.
    private static func ownLines(_ state: ExplorerState, width: Int, height: Int) -> [[Span]] {
        let pair = Pair(
            reference: state.referenceForecast, present: state.forecast, isEdited: state.editCount > 0,
            absence: "…")
        let name = state.other == nil ? "predicted" : "\(state.conditionNames.own) predicted"
        let own = pair.spans(name, width: width) { $0.observed.mean }
        let intervened = pair.spans("intervened", width: width) { $0.intervened?.mean }
        let makesBoth = state.model.facts?.intervenes != false
        let obstacle =
            state.question.flatMap(state.obstacle)
            ?? (state.wantsMeans && state.question?.needsMeans(for: state.model.facts) == true
                ? state.means.text : nil)
        let tail = obstacle.map { [($0, Role.warning)] } ?? askedTexts(state).map { ($0, Role.ablation) }
        let isOneLine = makesBoth && height < 2
        let gap = [Span("   ", .text)]
        let choices = tail.map { own + [Span("  " + $0.0, $0.1)] } + [own]
        let ending = isOneLine ? gap + intervened : []
        // What is asked otherwise goes before the intervened prediction, which the panel below has too.
        let first =
            choices.map { $0 + ending }.first { $0.columnWidth <= width }
            ?? choices.first { $0.columnWidth <= width } ?? choices[0]
        return makesBoth && !isOneLine ? [first, intervened] : [first]
    }

    /// What is taken from the other condition, off, or asked as if it were so, in fewer and fewer words; edits are said by REF and
    /// ALT.
    private static func askedTexts(_ state: ExplorerState) -> [String] {
        state.inputTexts(of: [.taken, .off, .background])
    }

    /// The other condition's; nil while none is open.
    private static func otherLine(_ state: ExplorerState, width: Int) -> [Span]? {
        guard let other = state.other else { return nil }
        let name = state.conditionNames.other
        if state.otherForecast == nil, let silence = state.otherSilence {
            return silence.map { [Span(name + " ", .legend), Span($0, .nodata)] }.fitting(width)
        }
        let pair = Pair(
            reference: state.otherReference, present: state.otherForecast,
            isEdited: state.editCount > 0 && other.state.editCount > 0, absence: "…")
        let predicted = pair.spans(name + " predicted", width: width) { $0.observed.mean }
        let short = pair.spans(name, width: width) { $0.observed.mean }
        let intervened = pair.spans("   intervened", width: width) { $0.intervened?.mean }
        // What is off is what that model takes of it; the state that is asked for is this condition's to tell.
        var theirs = other.state
        theirs.asIf = state.asIf
        let asked = askedTexts(theirs).map { [Span("  " + $0, .ablation)] }
        let tails = asked.isEmpty ? [[]] : asked
        let ending = other.state.model.facts?.intervenes == false ? [] : intervened
        // As of this condition: what is asked otherwise goes before the intervened prediction.
        let choices =
            tails.map { predicted + $0 + ending } + tails.map { predicted + $0 } + tails.map { short + $0 }
            + [predicted]
        return choices.first { $0.columnWidth <= width } ?? short
    }
}
