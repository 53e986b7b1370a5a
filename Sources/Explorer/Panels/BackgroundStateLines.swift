import Canvas
import Predictions
import Wording

/// What is said of the current gene's background state: which it is like, how surely, what each context alone would
/// predict, and how much of each signal a context lets through.
struct BackgroundStateLines {
    /// A line; where it is of a state, the second piece is its bar, in the state's own colour.
    struct Line {
        var spans: [Span]
        var state: Int?
    }

    /// Two states whose shares differ by less are as good as equal.
    static let borderline = 0.2

    private let state: ExplorerState
    private let forecast: Forecast
    private let room: Rect

    init(_ state: ExplorerState, _ forecast: Forecast, _ room: Rect) {
        (self.state, self.forecast, self.room) = (state, forecast, room)
    }

    /// Lines from the most to the least important, as many as there is room for.
    var all: [Line] {
        let below = (sureness + alone + kept).map { Line(spans: $0) }
        return states(atMost: max(1, room.height - below.count)) + below
    }

    /// The likeliest states, each with its share, its genes and their mean expression.
    private func states(atMost most: Int) -> [Line] {
        guard let map = state.study.map, let assignment = state.assignment else {
            let reason =
                state.study.map == nil
                ? state.statesWaiting : state.contextObstacle ?? "the state is being computed"
            return reason.wrapped(to: room.width).prefix(2).map { Line(spans: [Span($0, .nodata)]) }
        }
        let order = (0..<map.count).sorted { assignment[$0] > assignment[$1] }.prefix(most)
        let longest = order.map { state.stateTitle($0, of: .contexts).columnWidth }.max() ?? 2
        let nameWidth = min(longest, max(3, room.width / 3))
        let barWidth = room.width >= 44 ? 8 : 5
        let details = order.map { facts(map, $0, width: room.width - nameWidth - barWidth - 8) }
        return order.enumerated().map { place, index in
            let name = state.stateTitle(index, of: .contexts)
                .fitted(to: nameWidth, ellipsis: state.look.glyphs.ellipsis)
            let bar = state.look.glyphs.bar(assignment[index], width: barWidth)
                .fitted(to: barWidth, ellipsis: "")
            let spans = [
                Span(name + " ", place == 0 ? .textStrong : .text), Span(bar, .text),
                Span(" " + Words.share(assignment[index]).fitted(to: 4), .text),
                Span("  " + details[place], .textMuted),
            ]
            return Line(spans: spans, state: index)
        }
    }

    /// "464 genes, mean 0.52", or as much of it as fits; the mean is measured where the data set measures expression.
    private func facts(_ map: StateMap, _ index: Int, width: Int) -> String {
        let size = NumberText.grouped(map.sizes[index])
        guard let entry = state.study.atlas?.entries, entry.indices.contains(index) else {
            return map.sizes[index].counted("gene")
        }
        let isMeasured = state.catalog.measuresExpression
        let values = isMeasured ? entry[index].measured : entry[index].observed
        let mean = values.map { ", mean " + Words.value($0.mean) } ?? ""
        let choices = [
            map.sizes[index].counted("gene") + mean + (mean.isEmpty || isMeasured ? "" : " predicted"),
            map.sizes[index].counted("gene") + mean, size + mean, map.sizes[index].counted("gene"),
        ]
        return choices.first { $0.columnWidth <= width } ?? size
    }

    /// Whether the likeliest state stands clear of the next.
    private var sureness: [[Span]] {
        guard let assignment = state.assignment, assignment.count > 1 else { return [] }
        let sorted = assignment.sorted(by: >)
        let difference = sorted[0] - sorted[1]
        let isClose = difference < Self.borderline
        let long = isClose ? "borderline: the nearest two differ by " : "clear: the nearest two differ by "
        let short = isClose ? "borderline: by " : "clear: by "
        let text = (long.count + 4 <= room.width ? long : short) + Words.share(difference)
        return [[Span(text, isClose ? .warning : .text)]]
    }

    /// The head's output for each context's stream alone.
    private var alone: [[Span]] {
        guard !forecast.perContext.isEmpty else { return [] }
        let values = forecast.perContext.enumerated().flatMap { index, value in
            [
                Span("  w\(index + 1) ", .legend),
                Span(Words.value(value), state.forecast == nil ? .stale : .context),
            ]
        }
        let words = ["each context alone would predict", "each alone predicts", "alone"]
        let word = words.first { $0.count + values.columnWidth <= room.width } ?? ""
        return [[Span(word, .textMuted)] + values]
    }

    /// A column per signal, a line per context.
    private var kept: [[Span]] {
        guard let keeps = state.context?.keeps, let count = keeps.first?.count, count > 0 else { return [] }
        let columns = columns(of: count)
        let (label, width, isNamed) = (columns.label, columns.width, columns.isNamed)
        let shown = min(count, max(1, (room.width - label.count) / 5))
        let focused = state.input(state.focus) ?? 0
        let first = min(max(0, focused - shown / 2), count - shown)
        let signals = first..<first + shown
        func isOn(_ signal: Int) -> Bool { state.mask.isOn(signal) }
        let head = signals.map { signal in
            let name = isNamed ? state.inputName(signal) : state.inputNumber(signal)
            return Span(name.fitted(to: width - 1, .right) + " ", isOn(signal) ? .legend : .signalOff)
        }
        let rows = keeps.enumerated().map { context, values in
            [Span("w\(context + 1) ".fitted(to: label.count, .right), .context)]
                + signals.map { signal in
                    let value = values.indices.contains(signal) ? values[signal] : nil
                    let text = isOn(signal) ? value.map(Words.share) ?? NumberText.missing : "off"
                    return Span(text.fitted(to: width - 1, .right) + " ", isOn(signal) ? .text : .signalOff)
                }
        }
        return [[Span(label, .textMuted)] + head] + rows
    }

    /// Columns headed by the signals' names under as long a label as leaves room for them; where a name would be cut, by the
    /// numbers of their tracks.
    private func columns(of count: Int) -> (label: String, width: Int, isNamed: Bool) {
        func width(_ label: String) -> Int {
            let free = room.width - label.count
            return min(10, max(5, free / min(count, max(1, free / 5))))
        }
        let labels = ["context keeps ", "keeps "]
        let longest = (0..<count).map { state.inputName($0).columnWidth }.max() ?? 0
        if let label = labels.first(where: { longest < width($0) }) { return (label, width(label), true) }
        let label = room.width >= 14 + 7 * count ? labels[0] : labels[1]
        return (label, width(label), false)
    }
}
