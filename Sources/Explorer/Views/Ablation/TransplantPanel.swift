import Canvas
import Predictions
import PrismModel
import Wording

/// The current gene between two conditions: what each signal of the other one adds, from this condition's prediction to the
/// other's.
enum TransplantPanel {
    static func paint(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) {
        let look = state.look
        let unit = "predicted, \(state.catalog.unitText)"
        let title = "\(state.currentGene?.symbol ?? "") between conditions"
        let fits = rect.width >= title.columnWidth + unit.columnWidth + 8
        grid.draw(Frame(title, detail: fits ? unit : ""), in: rect, with: look)
        let rect = Frame.inside(rect).inset(left: 1, right: 1)
        if let obstacle = state.sharesObstacle { return grid.explain(obstacle, in: rect, with: look) }
        let shares = state.transplantShares
        let bars = bars(shares, state)
        let notes = notes(shares, state, width: rect.width)
        let singles = singles(shares, state)
        // The shares first, then what they come to, then single signals.
        let names = state.conditionNames
        let way = "from \(names.own) to \(names.other)"
        grid.write(
            longestOf: ["Shapley value of each signal, \(way)", "Shapley values, \(way)", "Shapley values"],
            in: rect.line(0), as: .textMuted, with: look)
        let count = 1 << shares.signals.count
        guard let bars else {
            let known = shares.values.count
            grid.draw(
                ProgressBar(Double(known) / Double(count), text: known.counted(of: count, "transplant")),
                in: rect.line(1), with: look)
            paint(singles, shares.own, state, rect.inset(top: 3), on: &grid)
            return
        }
        var chart = Bars(bars)
        chart.scale = Words.scale(of: bars.flatMap { [$0.from, $0.to] })
        chart.reference = state.otherMeasured
        grid.draw(chart, in: rect.part(rows: 1, bars.count), with: look)
        var row = 1 + bars.count
        for note in notes.flatMap({ $0.wrapped(to: rect.width) }) where row < rect.height {
            write(note, .text, rect.line(row), look, on: &grid)
            row += 1
        }
        paint(singles, shares.own, state, rect.inset(top: row + 1), on: &grid)
    }

    /// Each bar starts where the one before ends, so that they visibly add up; nil until everything is known.
    static func bars(_ shares: TransplantShares, _ state: ExplorerState) -> [Bar]? {
        guard let shapley = shares.shapley, let own = shares.own, let all = shares.all else { return nil }
        let names = state.conditionNames
        var start = own
        func step(_ label: String, _ value: Double) -> Bar {
            defer { start += value }
            let text = Words.difference(value)
            return Bar(label, from: start, to: start + value, text: text, role: Words.role(ofSigned: text))
        }
        var bars = [Bar(names.own, to: own, text: Words.value(own), role: .observed)]
        bars += zip(shares.signals, shapley).map { step(state.inputName($0), $1) }
        guard let theirs = shares.theirs, let rest = shares.rest else {
            bars.append(Bar("all taken", to: all, text: Words.value(all), role: .alternative))
            return bars
        }
        bars.append(step("the rest", rest))
        bars.append(Bar(names.other, to: theirs, text: Words.value(theirs), role: .observed))
        return bars
    }

    /// What the shares come to, in words that fit on a line of a width, and what the rest is made of.
    static func notes(
        _ shares: TransplantShares, _ state: ExplorerState, width: Int = .max
    ) -> [String] {
        guard let shapley = shares.shapley, let own = shares.own else { return [] }
        let sum = shapley.reduce(0, +)
        var notes: [String] = []
        if let theirs = shares.theirs, let rest = shares.rest {
            let (signals, change) = (Words.difference(sum), Words.difference(theirs - own))
            let parts = "signals \(signals), the rest \(Words.difference(rest))"
            let choices = [
                "\(parts): predicted change \(change)", "\(parts): change \(change)", "\(parts): \(change)",
            ]
            notes.append(choices.first { $0.columnWidth <= width } ?? choices[choices.count - 1])
            notes.append("the rest: " + restText(state))
        } else {
            notes.append(
                "signals \(Words.difference(sum)); \(state.conditionNames.other) has no prediction of its own"
            )
        }
        if let gene = state.gene, let measured = state.measuredChange(gene) {
            notes.append("measured change \(Words.difference(Double(measured)))")
        }
        return notes + [state.switchesNote, state.editsNote].compactMap(\.self)
    }

    /// What makes the part of the change that no transplant does, the signals that cannot be taken by name.
    private static func restText(_ state: ExplorerState) -> String {
        let facts = state.other?.facts
        let others = (facts?.signals ?? []).filter { !$0.isTransplantable }.map(\.name)
        let signals = others.isEmpty ? "" : ", and \(others.joined(separator: ", ")), which cannot be taken"
        let isShared = facts?.sharesModel == true
        return (isShared ? "bases and features" : "the two models, bases and features") + signals
    }

    /// The prediction with each signal alone taken, and with all.
    static func singles(
        _ shares: TransplantShares, _ state: ExplorerState
    ) -> [(name: String, mask: ModalityMask, value: Double?)] {
        let sign = String(state.look.glyphs.signs.diamond) + " "
        var rows = shares.signals.map { signal in
            let mask = ModalityMask(off: [signal])
            return (name: sign + state.inputName(signal), mask: mask, value: shares.values[mask])
        }
        if shares.signals.count > 1 {
            rows.append((sign + "all", ModalityMask(off: shares.signals), shares.all))
        }
        return rows
    }

    private static func paint(
        _ rows: [(name: String, mask: ModalityMask, value: Double?)], _ own: Double?, _ state: ExplorerState,
        _ rect: Rect, on grid: inout Grid
    ) {
        guard rect.height > 1 else { return }
        let look = state.look
        let names = state.conditionNames
        grid.write(
            longestOf: ["\(names.own) with signals of \(names.other)", "with signals of \(names.other)"],
            in: rect.line(0), as: .textMuted, with: look)
        let bars = rows.map { row in
            let change = own.flatMap { own in row.value.map { " " + Words.difference($0 - own) } } ?? ""
            return Bar(
                row.name, to: row.value ?? .nan, text: row.value.map { Words.value($0) + change } ?? "…",
                role: row.mask == state.taken ? .textStrong : .alternative)
        }
        var chart = Bars(bars, scale: Words.scale(of: bars.map(\.to)), form: .lollipop)
        chart.reference = own
        grid.draw(chart, in: rect.inset(top: 1), with: look)
    }

    private static func write(
        _ text: String, _ role: Role, _ line: Rect, _ look: Look, on grid: inout Grid
    ) {
        guard !line.isEmpty else { return }
        grid.write(
            text.truncated(to: line.width, ellipsis: look.glyphs.ellipsis), row: line.row,
            column: line.column,
            as: role, with: look)
    }
}
