import Canvas
import PrismModel
import Wording

/// What each signal and group of features adds to the current gene's prediction: bars that add up.
enum ShapleyRows {
    static func paint(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) {
        guard rect.height > 1 else { return }
        let look = state.look
        let ablation = state.ablation
        let room = rect.inset(top: 1)
        func title(_ words: [String]) {
            grid.write(longestOf: words, in: rect.line(0), as: .textMuted, with: look)
        }
        let heading = heading(ablation.coalitions, state)
        guard let shapley = ablation.shapley, let full = ablation.full, let none = ablation.none,
            let bars = bars(ablation, state)
        else {
            title(heading)
            paintProgress(ablation, state, room, on: &grid)
            return
        }
        var chart = Bars(bars)
        chart.scale = Words.scale(of: bars.flatMap { [$0.from, $0.to] })
        chart.labelWidth = bars.map(\.label.columnWidth).max()
        grid.draw(chart, in: room, with: look)
        let sum = shapley.reduce(0, +)
        let residual = full - none - sum
        let small = "residual " + NumberText.fixed(residual.magnitude < 5e-7 ? 0 : residual, 6)
        let ends = ends(ablation.coalitions)
        let (added, change) = (Words.difference(sum), Words.difference(full - none))
        let equations = ["sum \(added) = \(ends.full) − \(ends.none) \(change)", "sum \(added) of \(change)"]
        // Where a line is free below, the equation stands there, otherwise it is the title.
        let isFree = room.height > bars.count
        title(isFree ? heading : ["Shapley \(added), " + small])
        guard isFree else { return }
        let words =
            room.height > bars.count + 1 ? [equations, [small]] : [equations.map { "\($0), \(small)" }]
        for (offset, texts) in words.enumerated() {
            grid.write(longestOf: texts, in: room.line(bars.count + offset), as: .text, with: look)
        }
    }

    /// Whose values they are; where features that are on would be too many players, that these stay on.
    static func heading(_ coalitions: Coalitions, _ state: ExplorerState) -> [String] {
        if !coalitions.players.isEmpty {
            return ["Shapley value of each signal and feature group", "Shapley: signals, feature groups"]
        }
        let stays = state.groups.switches.contains(where: state.featureMask.isGroupOn)
        let short = "Shapley value of each signal"
        return stays ? [short + "; features stay as they are", short + ", features on", short] : [short]
    }

    /// What the bars begin and end with.
    private static func ends(_ coalitions: Coalitions) -> (none: String, full: String) {
        (
            coalitions.players.isEmpty ? "none on" : "nothing at all",
            MaskWords.everySignal(over: coalitions.features)
        )
    }

    /// How far the masks are, and why they come no further.
    private static func paintProgress(
        _ ablation: Ablation, _ state: ExplorerState, _ room: Rect, on grid: inout Grid
    ) {
        let masks = ablation.coalitions.masks
        let share = Double(ablation.values.count) / Double(max(1, masks.count))
        let known = ablation.values.count.counted(of: masks.count, "mask")
        grid.draw(ProgressBar(share, text: known), in: room.line(0), with: state.look)
        let reason = masks.lazy.compactMap { mask in
            state.question(under: mask).flatMap { state.failures[$0] }
        }.first
        if let reason { grid.explain(reason, in: room.inset(top: 1), with: state.look) }
    }

    /// What each player adds, from none on to all on; nil until every mask is known.
    static func bars(_ ablation: Ablation, _ state: ExplorerState) -> [Bar]? {
        guard let shapley = ablation.shapley, let full = ablation.full, let none = ablation.none else {
            return nil
        }
        // Each bar starts where the one before ends: from none on to all on, so that they visibly add up.
        var start = none
        var bars = shapley.enumerated().map { player, value in
            defer { start += value }
            let text = Words.difference(value)
            return Bar(
                state.name(ofPlayer: player, in: ablation.coalitions), from: start, to: start + value,
                text: text, role: Words.role(ofSigned: text))
        }
        let ends = ends(ablation.coalitions)
        bars.insert(Bar(ends.none, to: none, text: Words.value(none), role: .ablation), at: 0)
        let role: Role = ablation.coalitions.features == .all ? .observed : .ablation
        bars.append(Bar(ends.full, to: full, text: Words.value(full), role: role))
        return bars
    }
}
