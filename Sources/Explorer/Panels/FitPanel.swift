import Canvas
import GenomeData
import PrismModel

/// Predicted against measured expression, all genes.
enum FitPanel {
    static func paint(_ state: State, _ rect: Rect, isLarge: Bool, on grid: inout Grid) -> HitRegions<Target>
    {
        var hits = HitRegions<Target>()
        guard !rect.isEmpty else { return hits }
        let look = state.look
        let detail = state.catalog.unitText
        let title = "Predicted vs measured"
        let fits = rect.width >= title.count + detail.columnWidth + 8
        let frame = Frame(fits ? title : "Fit", detail: fits ? detail : state.catalog.expressionUnit)
        grid.draw(frame, in: rect, with: look)
        let inside = Frame.inside(rect).inset(left: 1, right: 1)
        guard state.catalog.measuresExpression else {
            grid.explain("the data set names no measured expression", in: inside, with: look)
            return hits
        }
        if let obstacle = state.model.obstacle {
            grid.explain(obstacle, in: inside, with: look)
            return hits
        }
        guard !state.fit.genes.isEmpty else {
            grid.explain(state.measuredNote ?? "being computed", in: inside, with: look)
            return hits
        }
        let scatter = state.scatter
        let notes = isLarge ? agreements(state) : summary(state, width: inside.width)
        let notesBelow = notes.count
        let axes = inside.inset(bottom: notesBelow)
        let labels = 5
        let plot = axes.inset(left: labels, bottom: isLarge ? 2 : 1)
        grid.draw(
            VerticalAxis(scatter.yScale),
            in: axes.part(columns: 0, labels - 1).inset(bottom: isLarge ? 2 : 1),
            with: look)
        grid.draw(scatter, in: plot, with: look)
        let foot = Rect(row: plot.bottom, column: plot.column, height: isLarge ? 2 : 1, width: plot.width)
        grid.draw(Axis.numbers(scatter.xScale, columns: plot.width), in: foot, with: look)
        for (offset, line) in notes.enumerated() {
            grid.write(
                line.truncated(to: inside.width, ellipsis: look.glyphs.ellipsis),
                row: inside.bottom - notesBelow + offset, column: inside.column, with: look)
        }
        hits.add(plot, .scatter)
        return hits
    }

    /// What the axes are, and how well they agree, on as many lines as that takes.
    private static func summary(_ state: State, width: Int) -> [[Span]] {
        guard let all = state.fit.all else { return [] }
        let sign = String(state.look.glyphs.signs.on)
        let r = all.pearson.map { NumberText.fixed($0, 2) } ?? NumberText.missing
        let rho = all.spearman.map { NumberText.fixed($0, 2) } ?? NumberText.missing
        let axes = [
            Span("x measured, y observed  ", .textMuted), Span(sign, .pointCurrent),
            Span(" this gene", .legend),
        ]
        let words = [Span("r \(r) rho \(rho) MSE \(NumberText.fixed(all.mse, 2)) n \(all.count)")]
        let line = words + [Span("   ")] + axes
        return line.columnWidth <= width ? [line] : [words, axes]
    }

    private static func agreements(_ state: State) -> [[Span]] {
        func number(_ value: Double?) -> String {
            (value.map { NumberText.fixed($0, 3) } ?? NumberText.missing).fitted(to: 7, .right)
        }
        func line(_ name: String, _ agreement: Agreement, _ role: Role) -> [Span] {
            let count = NumberText.grouped(agreement.count).fitted(to: 7, .right)
            return [
                Span(name.fitted(to: 11), role), Span(count, role), Span(number(agreement.pearson), role),
                Span(number(agreement.spearman), role), Span(number(agreement.mse), role),
                Span(number(agreement.mae), role),
            ]
        }
        guard let all = state.fit.all else { return [] }
        let sign = String(state.look.glyphs.signs.on)
        var lines: [[Span]] = [
            [
                Span("x measured, y observed   ", .textMuted),
                Span(sign, .pointCurrent),
                Span(" " + (state.currentGene?.symbol ?? ""), .legend),
                Span(
                    state.mask == .all ? "" : " (without \(state.offNames.joined(separator: ", ")))",
                    .ablation),
            ],
            [Span("                 n      r    rho    MSE    MAE", .textMuted)],
            line("all", all, .text),
        ]
        for (split, agreement) in state.fit.bySplit { lines.append(line(split.rawValue, agreement, .text)) }
        return lines
    }
}

extension State {
    /// The points of measured against predicted; the current gene stands where the present mask puts it.
    var scatter: Scatter {
        var (x, y) = (fit.measured, fit.predicted)
        var current: Int?
        if let gene {
            current = fit.genes.partitionPoint(of: gene)
            let now = (forecast ?? latest)?.observed.mean
            if let index = current {
                if let now { y[index] = now }
            } else if let now, let truth = measured(gene) {
                x.append(Double(truth))
                y.append(now)
                current = x.count - 1
            }
        }
        let scale = Scale.fitting(x + y).rounded()
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
