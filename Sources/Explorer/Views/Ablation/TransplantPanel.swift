import Canvas
import Predictions
import PrismModel
import Wording

/// The current gene between two conditions: what each signal of the other one adds, from this condition's prediction to the
/// other's.
enum TransplantPanel {
    static func paint(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) {
        let look = state.look
        paintFrame(state, rect, on: &grid)
        let inside = Frame.inside(rect).inset(left: 1, right: 1)
        if let obstacle = state.sharesObstacle { return grid.explain(obstacle, in: inside, with: look) }
        let shares = state.transplantShares
        let singles = singles(shares, state)
        // The shares first, then what they come to, then single signals.
        let names = state.conditionNames
        let way = "from \(names.own) to \(names.other)"
        grid.write(
            longestOf: ["Shapley value of each signal, \(way)", "Shapley values, \(way)", "Shapley values"],
            in: inside.line(0), as: .textMuted, with: look)
        let count = 1 << shares.signals.count
        guard let bars = bars(shares, state) else {
            let known = shares.values.count
            grid.draw(
                ProgressBar(Double(known) / Double(count), text: known.counted(of: count, "transplant")),
                in: inside.line(1), with: look)
            let lost = paint(singles, shares.own, state, inside.inset(top: 3), on: &grid)
            return AblationEdge.paint(state, "taken", lost: lost, rect, on: &grid)
        }
        var chart = Bars(bars)
        chart.scale = Words.scale(of: bars.flatMap { [$0.from, $0.to] })
        chart.reference = state.otherMeasured
        grid.draw(chart, in: inside.part(rows: 1, bars.count), with: look)
        let notes = notes(shares, state, width: inside.width).flatMap { $0.wrapped(to: inside.width) }
        let below = inside.inset(top: 1 + bars.count)
        for (row, note) in notes.enumerated() where row < below.height {
            write(note, .text, below.line(row), look, on: &grid)
        }
        let lost = max(0, 1 + bars.count - inside.height) + max(0, notes.count - below.height)
        let rest = paint(singles, shares.own, state, below.inset(top: notes.count + 1), on: &grid)
        AblationEdge.paint(state, "taken", lost: lost + rest, rect, on: &grid)
    }

    /// The gene, with what both conditions are predicted otherwise than they are, which goes before the unit.
    private static func paintFrame(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) {
        let unit = "predicted, \(state.catalog.unitText)"
        let symbol = state.currentGene?.symbol ?? ""
        let inputs = state.inputTexts(of: .ofBoth).map { ", " + $0 }
        let whole = "\(symbol) between conditions"
        // The last of them does not tell what is otherwise.
        let titles =
            inputs.dropLast().map { whole + $0 } + inputs.dropLast().map { symbol + $0 }
            + [whole + (inputs.last ?? "")]
        let title = titles.first { $0.columnWidth <= rect.width - 6 } ?? symbol
        let fits = rect.width >= title.columnWidth + unit.columnWidth + 8
        grid.draw(Frame(title, detail: fits ? unit : ""), in: rect, with: state.look)
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
        bars += zip(shares.signals, shapley).map { signal, value in
            var bar = step(state.inputName(signal), value)
            // What is off is seen of neither condition.
            if !state.mask.isOn(signal) { bar.text = "off" }
            return bar
        }
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
            let name = state.conditionNames.other
            let silence = state.otherSilence?.first.map { "\(name): \($0)" }
            notes.append("signals \(Words.difference(sum)); " + (silence ?? "\(name) is being predicted"))
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

    /// The prediction with each signal alone taken, and with all that are on.
    static func singles(_ shares: TransplantShares, _ state: ExplorerState) -> [Bar] {
        let sign = String(state.look.glyphs.signs.diamond) + " "
        func bar(_ name: String, _ mask: ModalityMask, isOff: Bool = false) -> Bar {
            let role: Role = mask == state.taken ? .textStrong : .alternative
            guard let value = shares.values[mask] else { return Bar(name, to: .nan, text: "…", role: role) }
            let change = shares.own.map { Words.difference(value - $0) } ?? ""
            return Bar(
                name, to: value, text: "\(Words.value(value)) \(isOff ? "off" : change)", role: role)
        }
        let all = shares.signals.count > 1 ? [bar(sign + "all", ModalityMask(off: shares.signals))] : []
        return shares.signals.map {
            bar(sign + state.inputName($0), ModalityMask(off: [$0]), isOff: !state.mask.isOn($0))
        } + all
    }

    /// Returns how many of them found no line.
    private static func paint(
        _ singles: [Bar], _ own: Double?, _ state: ExplorerState, _ rect: Rect, on grid: inout Grid
    ) -> Int {
        guard rect.height > 1 else { return singles.count }
        let names = state.conditionNames
        grid.write(
            longestOf: ["\(names.own) with signals of \(names.other)", "with signals of \(names.other)"],
            in: rect.line(0), as: .textMuted, with: state.look)
        var chart = Bars(singles, scale: Words.scale(of: singles.map(\.to)), form: .lollipop)
        chart.reference = own
        grid.draw(chart, in: rect.inset(top: 1), with: state.look)
        return max(0, singles.count + 1 - rect.height)
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
