import Canvas
import GenomeData
import PrismModel

/// The fit view: predicted against measured expression in one panel or several, figures, outliers.
enum FitViewPanel {
    /// The smallest panel in which points still tell something, its frame included.
    private static let least = (height: 9, width: 26)

    static func paint(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) -> HitRegions<any Target> {
        let look = state.look
        let fit = state.fitView
        let long = state.catalog.unitText
        let title = title(state, width: rect.width - 6)
        let fits = rect.width >= title.columnWidth + long.columnWidth + 8
        grid.draw(Frame(title, detail: fits ? long : state.catalog.expressionUnit), in: rect, with: look)
        let inside = Frame.inside(rect).inset(left: 1, right: 1)
        if let absence = absence(state) {
            grid.explain(absence, in: inside, with: look)
            return HitRegions()
        }
        let isSingle = fit.isEnlarged || state.fitParts.count < 2
        let isNarrow = inside.width < 60
        var notes =
            (fit.isOfChange
                ? headline(state, width: inside.width) : otherHeadline(state, width: inside.width))
            + [outlierLine(state, isNarrow: isNarrow)]
            + [state.fitProgress].compactMap { $0.map { [Span($0, .spinner)] } }
            + geneLines(state, width: inside.width)
        let room = inside.height - notes.count - 8
        if room >= 3 { notes += FitTable(state, width: inside.width).lines(room) }
        let below = inside.part(rows: inside.height - notes.count, notes.count)
        for (offset, line) in notes.enumerated() {
            let shown = line.truncated(to: below.width, ellipsis: look.glyphs.ellipsis)
            grid.write(shown, row: below.row + offset, column: below.column, with: look)
        }
        let panels = inside.inset(bottom: notes.count)
        guard isSingle else { return paintPanels(state, panels, on: &grid) }
        guard let part = state.fitPart else { return HitRegions() }
        var hits = HitRegions<any Target>()
        hits.add(paint(part, state, panels, on: &grid), FitPartTarget(part: fit.chosen))
        return hits
    }

    /// What points are of, and how they are parted, in as many words as there is room for.
    private static func title(_ state: ExplorerState, width: Int) -> String {
        let fit = state.fitView
        let grouping =
            switch fit.grouping {
            case .all: ""
            case .split: " by split"
            case .contig: " by contig"
            }
        let names = state.conditionNames
        let quantity = fit.isIntervened ? "Intervened" : "Predicted"
        let change = names.change
        let whose = state.other == nil ? "" : ", \(names.own)"
        let titles =
            fit.isOfChange
            ? [
                "\(quantity) vs measured change, \(change)\(grouping)",
                "\(fit.isIntervened ? "Intervened change" : "Change"), \(change)\(grouping)",
                (fit.isIntervened ? "Intervened change" : "Change") + grouping,
            ]
            : ["\(quantity) vs measured\(whose)\(grouping)", quantity + whose + grouping]
        return titles.first { $0.columnWidth <= width } ?? titles[titles.count - 1]
    }

    /// Why there are no points; nil where there are.
    static func absence(_ state: ExplorerState) -> String? {
        if state.fitView.isOfChange {
            if let obstacle = state.changeObstacle { return obstacle }
            if state.fitView.isIntervened, let obstacle = state.interventionObstacle { return obstacle }
            guard state.shownFit.genes.isEmpty else { return nil }
            return changeAbsence(state)
        }
        guard state.fitView.isIntervened else { return FitPanel.absence(state) }
        if !state.catalog.measuresExpression { return FitPanel.obstacle(state) }
        if let obstacle = state.interventionObstacle { return obstacle }
        let survey = state.study.interventions
        guard state.shownFit.genes.isEmpty else { return nil }
        if survey.isComplete { return survey.firstFailure ?? "no gene is both measured and predicted" }
        return "intervened predictions are being computed: \(survey.next) of \(survey.genes) genes"
    }

    /// Why no change is known: of which condition how many genes are predicted.
    private static func changeAbsence(_ state: ExplorerState) -> String {
        let names = state.conditionNames
        let isIntervened = state.fitView.isIntervened
        let known = [(names.own, state), (names.other, state.other?.state)].compactMap { name, side in
            (isIntervened ? side?.study.interventions : side?.surveys[.all]).map { (name, $0) }
        }
        if known.count == 2, known.allSatisfy({ $0.1.isComplete }) {
            return "no gene is measured and predicted in both"
        }
        let counts = known.filter { !$0.1.isComplete }.map {
            "\($0.1.next) of \($0.1.genes) genes of \($0.0)"
        }
        return (isIntervened ? "intervened predictions" : "predictions") + " are being computed"
            + (counts.isEmpty ? "" : ": ") + counts.joined(separator: ", ")
    }

    /// One part's points with what the axes are: units and transform stand at them.
    private static func paint(_ part: FitPart, _ state: ExplorerState, _ rect: Rect, on grid: inout Grid)
        -> Rect
    {
        let look = state.look
        let unit = state.catalog.expressionUnit
        let name = state.fitView.grouping == .all ? "" : "  (\(part.name), n \(part.places.count))"
        let change = state.fitView.isOfChange ? " change" : ""
        let quantity = (state.fitView.isIntervened ? "intervened" : "predicted") + change
        let plain = String(unit.prefix { $0 != "," })
        // Which genes they are is not cut; the frame has the unit, too.
        grid.write(
            longestOf: ["\(quantity), \(unit)\(name)", "\(quantity), \(plain)\(name)", quantity + name],
            in: rect.line(0), as: .axisLabel, with: look)
        let plot = FitPanel.paint(
            state.scatter(of: part), footHeight: 2, state, rect.inset(top: 1, bottom: 1), on: &grid)
        let foot = "measured\(change), \(unit)".fitted(
            to: rect.width, .centre, ellipsis: look.glyphs.ellipsis)
        grid.write(foot, row: rect.bottom - 1, column: rect.column, as: .axisLabel, with: look)
        return plot
    }

    /// The panels side by side, as many as there is room for; the chosen one is always among them.
    private static func paintPanels(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) -> HitRegions<
        any Target
    > {
        var hits = HitRegions<any Target>()
        let look = state.look
        let parts = state.fitParts
        let across = max(1, min(parts.count, rect.width / least.width))
        let down = max(1, min((parts.count + across - 1) / across, rect.height / least.height))
        let page = across * down
        let first = state.fitView.chosen / page * page
        let all = state.shownScatter
        let lines = rect.rows(Array(repeating: .share(), count: down))
        for index in first..<min(first + page, parts.count) {
            let offset = index - first
            let columns = lines[offset / across].columns(Array(repeating: .share(), count: across))
            let place = columns[offset % across]
            let part = parts[index]
            let isLast = index == min(first + page, parts.count) - 1
            let more =
                isLast && parts.count > page ? "\(first / page + 1)/\((parts.count + page - 1) / page)" : ""
            let frame = Frame(
                "\(part.name)  n \(NumberText.grouped(part.places.count))", detail: more,
                hasFocus: index == state.fitView.chosen)
            grid.draw(frame, in: place, with: look)
            let inside = Frame.inside(place)
            let plot = FitPanel.paint(
                state.scatter(of: part, among: all), footHeight: 1, state, inside.inset(bottom: 1), on: &grid)
            hits.add(plot, FitPartTarget(part: index))
            grid.write(
                longestOf: figures(part, look), in: inside.line(inside.height - 1), as: .text, with: look)
        }
        return hits
    }

    /// A part's figures with whether the model learned from its genes, fewer and fewer.
    private static func figures(_ part: FitPart, _ look: Look) -> [String] {
        guard let agreement = part.agreement else { return [] }
        return FitPanel.figures(agreement, look).map { $0 + "  " + part.standing.short }
    }

    /// How well predicted changes agree with measured ones, and of which genes that is said, in as many figures as there is room
    /// for; the header says it of expression.
    private static func headline(_ state: ExplorerState, width: Int) -> [[Span]] {
        guard let headline = state.shownFit.headline, let agreement = headline.agreement else { return [] }
        let genes =
            switch headline.genes {
            case .test: ["test, held out in both: ", "test: "]
            case .heldOut: ["held out in both: ", "held out: "]
            case .learned: ["trained on: "]
            case .unknown: ["held out unknown: ", "held out? "]
            }
        let lines = genes.flatMap { genes in
            FitPanel.figures(agreement, state.look).map { figures in
                [
                    Span(genes, .textMuted), Span(figures, .textStrong),
                    Span("  " + (headline.count ?? ""), .text),
                ]
            }
        }
        let fit = state.shownFit
        // What a model must do better than: one that knows the gene and not the condition.
        let none = fit.errorOfNoChange(fit.places(headline.genes, in: state)).map(FitPanel.error)
        let words = none.map { ["predicting no change: \($0)", "no change: \($0)"] } ?? []
        let baselines = words.map { [Span($0, .textMuted)] }
        let beside = lines.flatMap { line in baselines.map { line + [Span("   ", .text)] + $0 } }
        // Beside the figures where they stay whole, or else below them.
        let whole = beside.prefix(baselines.count).first { $0.columnWidth <= width }
        if let whole { return [whole] }
        return [lines.fitting(width), baselines.fitting(width)].compactMap(\.self)
    }

    /// The same figures of the other condition as the header says of this one, in fewer and fewer words.
    private static func otherHeadline(_ state: ExplorerState, width: Int) -> [[Span]] {
        guard let other = state.comparedOther, state.other?.pairing.measuredProblem == nil else { return [] }
        let fit = state.fitView.isIntervened ? other.fitOfIntervened : other.fit
        guard let headline = fit.headline, let agreement = headline.agreement else { return [] }
        let name = state.conditionNames.other
        let choices = FitPanel.figures(agreement, state.look).map { figures in
            [
                Span("\(name): \(headline.genes.before)", .textMuted), Span(figures, .text),
                Span(" \(headline.count ?? "")\(headline.genes.behind)", .textMuted),
            ]
        }
        return choices.fitting(width).map { [$0] } ?? []
    }

    private static func outlierLine(_ state: ExplorerState, isNarrow: Bool) -> [Span] {
        let outliers = state.outliers.genes.count
        let total = state.fitPart?.places.count ?? 0
        let words = " gene\(total == 1 ? "" : "s") at |Δ| ≥ \(NumberText.compact(state.fitView.threshold))"
        let place = state.fitView.grouping == .all ? "" : " in \(state.fitPart?.name ?? "")"
        return [
            Span("outliers ", .textMuted), Span("\(outliers) of \(total)", .pointSelected),
            Span(words + place + (isNarrow ? "" : " (dotted lines)"), .text),
            Span(state.listsOutliers ? "  in the list" : "", .info),
        ]
    }

    /// The gene's numbers, its split and whether the model learned from it, on one line where there is room.
    private static func geneLines(_ state: ExplorerState, width: Int) -> [[Span]] {
        guard let gene = state.gene else { return [] }
        if state.fitView.isOfChange { return changeLines(gene, state, width: width) }
        let present = state.forecast ?? state.latest
        let now = state.fitView.isIntervened ? present?.intervened?.mean : present?.observed.mean
        let line = numbers(
            state.measured(gene).map(Double.init), now, Words.value, state, isNarrow: width < 60)
        return lines(line, state.standing(of: gene), state, width: width)
    }

    /// The same of the change to the other condition; held out where neither model learned from the gene.
    private static func changeLines(_ gene: Int, _ state: ExplorerState, width: Int) -> [[Span]] {
        let line = numbers(
            state.measuredChange(gene).map(Double.init), state.presentChange, Words.difference, state,
            isNarrow: width < 60)
        let words =
            switch state.isChangeHeldOut(gene) {
            case true?: "held out in both"
            case false?: "trained on in one or both"
            case nil: state.geneObstacle ?? "held out: unknown"
            }
        // What is off or edited in one alone is no change between the same.
        let notes = [state.switchesNote, state.editsNote].compactMap(\.self)
            .flatMap { $0.wrapped(to: width) }.map { [Span($0, .warning)] }
        return lines(line, words, state, width: width) + notes
    }

    /// "● SIM11  measured 2.69  predicted 2.36  Δ -0.34".
    private static func numbers(
        _ measured: Double?, _ now: Double?, _ text: (Double?) -> String, _ state: ExplorerState,
        isNarrow: Bool
    ) -> [Span] {
        let isIntervened = state.fitView.isIntervened
        let difference = now.flatMap { now in measured.map { now - $0 } }
        return [
            Span(String(state.look.glyphs.signs.on), .pointCurrent),
            Span(" \(state.currentGene?.symbol ?? "")", .legend),
            Span((isNarrow ? "  meas " : "  measured ") + text(measured), .measured),
            Span(
                (isIntervened ? (isNarrow ? " int " : "  intervened ") : isNarrow ? " pred " : "  predicted ")
                    + text(now), isIntervened ? .intervened : .observed),
            Span((isNarrow ? " Δ " : "  Δ ") + Words.difference(difference), .text),
        ]
    }

    /// The numbers, behind them what the gene is predicted with otherwise than it is, and whether it was learned from: on one line, or
    /// on two. All the figures are of genes as they are, so that this is never left out.
    private static func lines(
        _ numbers: [Span], _ standing: String, _ state: ExplorerState, width: Int
    ) -> [[Span]] {
        // Until the prediction that is asked for is there, the gene's own stands in its place.
        let texts =
            state.forecast == nil
            ? [] : state.inputTexts(of: state.fitView.isIntervened ? .intervened : .all)
        let inputs = texts.map { Span("  " + $0, .ablation) }
        let known = Span("  " + standing, .textMuted)
        let whole = inputs.isEmpty ? [numbers + [known]] : inputs.prefix(2).map { numbers + [$0, known] }
        if let line = whole.first(where: { $0.columnWidth <= width }) { return [line] }
        let first = inputs.prefix(2).map { numbers + [$0] }.first { $0.columnWidth <= width }
        if inputs.isEmpty || first != nil { return [first ?? numbers, [known]] }
        let second = texts.map { [known, Span("; " + $0, .ablation)] }
        return [numbers, second.fitting(width) ?? [known]]
    }
}
