import Canvas
import GenomeData
import PrismModel

/// Predicted against measured expression, all genes, beside other panels.
enum FitPanel {
    static func paint(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        guard !rect.isEmpty else { return hits }
        let look = state.look
        let detail = state.catalog.unitText
        let whose = state.other == nil ? "" : ", " + state.conditionNames.own
        let title = "Predicted vs measured" + whose
        let fits = rect.width >= title.columnWidth + detail.columnWidth + 8
        let frame = Frame(
            fits ? title : "Fit" + whose, detail: fits ? detail : state.catalog.expressionUnit)
        grid.draw(frame, in: rect, with: look)
        let inside = Frame.inside(rect).inset(left: 1, right: 1)
        if let absence = absence(state) {
            grid.explain(absence, in: inside, with: look)
            return hits
        }
        let scatter = state.scatter
        let notes = summary(state, width: inside.width)
        let plot = paint(scatter, footHeight: 1, state, inside.inset(bottom: notes.count), on: &grid)
        for (offset, line) in notes.enumerated() {
            grid.write(
                line.truncated(to: inside.width, ellipsis: look.glyphs.ellipsis),
                row: inside.bottom - notes.count + offset, column: inside.column, with: look)
        }
        hits.add(plot, ScatterTarget())
        return hits
    }

    /// Why there are no points; nil where there are.
    static func absence(_ state: ExplorerState) -> String? {
        obstacle(state) ?? (state.fit.genes.isEmpty ? "being computed" : nil)
    }

    /// Why there are no points, and will be none.
    static func obstacle(_ state: ExplorerState) -> String? {
        if !state.catalog.measuresExpression { return "the data set names no measured expression" }
        if let obstacle = state.model.obstacle { return obstacle }
        guard state.fit.genes.isEmpty else { return nil }
        if let note = state.measuredNote { return note }
        let isComplete = state.surveys[.all]?.isComplete == true && !state.measured.isEmpty
        return isComplete ? "no gene is both measured and predicted" : nil
    }

    /// Draws points between numbers at the left and below; returns where they are.
    static func paint(
        _ scatter: Scatter, footHeight: Int, _ state: ExplorerState, _ rect: Rect, on grid: inout Grid
    ) -> Rect {
        let look = state.look
        let labels = 5
        let plot = rect.inset(left: labels, bottom: footHeight)
        let left = rect.part(columns: 0, labels - 1).inset(bottom: footHeight)
        grid.draw(VerticalAxis(scatter.yScale), in: left, with: look)
        grid.draw(scatter, in: plot, with: look)
        let foot = Rect(
            row: plot.bottom, column: plot.column, height: min(footHeight, rect.height), width: plot.width)
        grid.draw(Axis.numbers(scatter.xScale, columns: plot.width), in: foot, with: look)
        return plot
    }

    /// What the axes are, and how well they agree on the genes that the header's figures are of, on as many lines as that
    /// takes.
    private static func summary(_ state: ExplorerState, width: Int) -> [[Span]] {
        let sign = String(state.look.glyphs.signs.on)
        let axes = [
            Span("x measured, y predicted  ", .textMuted), Span(sign, .pointCurrent),
            Span(" this gene", .legend),
        ]
        guard let headline = state.fit.headline, let agreement = headline.agreement else { return [axes] }
        let choices = figures(agreement, state.look).map {
            [Span("\(headline.genes.before)\($0) \(headline.count ?? "")\(headline.genes.behind)")]
        }
        let words = choices.fitting(width) ?? []
        let line = words + [Span("   ")] + axes
        return line.columnWidth <= width ? [line] : [words, axes]
    }

    /// How well predictions and measurements agree, in fewer and fewer figures: none of them is cut.
    static func figures(_ agreement: Agreement, _ look: Look) -> [String] {
        let r = "r " + (agreement.pearson.map { NumberText.fixed($0, 2) } ?? NumberText.missing)
        let rho = agreement.spearman.map { NumberText.fixed($0, 2) } ?? NumberText.missing
        let error = " " + Self.error(agreement.mse)
        return ["\(r) \(Words.rho(look)) \(rho)\(error)", r + error, r]
    }

    /// A mean squared error, rounded as all on the screen.
    static func error(_ mse: Double) -> String { "MSE \(NumberText.fixed(mse, 2))" }
}

extension ExplorerState {
    /// The points of measured against predicted; the current gene stands where the present mask puts it.
    var scatter: Scatter { scatter(of: fit, now: (forecast ?? latest)?.observed.mean) }

    /// The points of a fit; the current gene stands where it is predicted now.
    ///
    /// `truth` is what is measured of it; nil: its expression.
    func scatter(of fit: Fit, now: Double?, truth: Double? = nil) -> Scatter {
        var (x, y) = (fit.measured, fit.predicted)
        var current: Int?
        if let gene {
            current = fit.genes.partitionPoint(of: gene)
            if let index = current {
                if let now { y[index] = now }
            } else if let now, let truth = truth ?? measured(gene).map(Double.init) {
                x.append(truth)
                y.append(now)
                current = x.count - 1
            }
        }
        let scale = Scale.fitting(x + y).rounded(ticks: 8)
        var scatter = Scatter(x: x, y: y, xScale: scale, yScale: scale)
        scatter.current = current
        scatter.showsDiagonal = true
        return scatter
    }
}

extension [Int] {
    /// Where a number stands in a rising list; nil if it does not.
    fileprivate func partitionPoint(of number: Int) -> Int? {
        var (low, high) = (0, count)
        while low < high {
            let middle = low + (high - low) / 2
            if self[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low] == number ? low : nil
    }
}
