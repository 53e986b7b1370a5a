import Canvas
import PrismModel

/// Predicted against measured expression as a figure: the points of a part of the genes, and how well they agree.
struct FitFigure {
    let figure: Figure

    private static let side = 250.0
    private static let left = 46.0
    private static let line = 10.0

    /// The genes that the view shows: the chosen panel's.
    init(_ state: ExplorerState) {
        self.init(
            state,
            state.fitPart ?? FitPart("all genes", Array(state.shownFit.genes.indices), of: state.shownFit))
    }

    /// The genes of a part; `note` says more of them.
    init(_ state: ExplorerState, _ part: FitPart, note: String? = nil) {
        let isOfChange = state.fitView.isOfChange
        let change = isOfChange ? " change" : ""
        let what = (state.fitView.isIntervened ? "intervened" : "predicted") + change
        let simulated = state.showsSimulated ? ", SIMULATED" : ""
        let width = Self.left + Self.side + 16
        let heading = Self.heading(state, part, note).map { Figure.lines(of: $0, width: width - 20) }
        let top = 18 + Self.line * Double(heading.joined().count)
        var figure = Figure(
            width: width, height: top + Self.side + 32,
            title:
                "\(what) against measured \(isOfChange ? "change, \(state.conditionNames.change)" : "expression"), "
                + "\(part.name), n \(part.places.count.grouped)\(simulated)")
        var y = 11.0
        for (number, text) in heading.joined().enumerated() {
            figure.text(text, x: 12, y: y, .role(.text), isBold: number < (heading.first?.count ?? 0))
            y += Self.line
        }
        let chart = state.scatter(of: part)
        let plot = PlotArea(
            x: Self.left, y: top - 8, width: Self.side, height: Self.side, across: chart.xScale,
            up: chart.yScale)
        Self.draw(chart, current: state.currentGene?.symbol ?? "", in: &figure, plot)
        let unit = state.catalog.unitText
        figure.bottomAxis(
            plot, ticks: Ticks.nice(in: chart.xScale, count: 6), label: "measured\(change), \(unit)")
        figure.leftAxis(
            plot, ticks: Ticks.nice(in: chart.yScale, count: 6), label: "\(what), \(unit)", labelX: 12)
        if let absence = FitViewPanel.absence(state) {
            figure.text(absence, x: plot.x + 8, y: plot.y + 20, .role(.nodata))
        }
        self.figure = figure
    }

    /// The data; the genes, and how well predictions and measurements agree; what the current gene's point is otherwise than the
    /// others, of which figures tell nothing.
    private static func heading(_ state: ExplorerState, _ part: FitPart, _ note: String?) -> [String] {
        func joined(_ words: [String?]) -> String {
            words.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · ")
        }
        let isOfChange = state.fitView.isOfChange
        let data = joined([
            state.showsSimulated ? "SIMULATED" : nil,
            isOfChange ? "change: " + state.conditionNames.change : state.catalog.name,
            isOfChange ? state.modelText : state.ownModelText,
        ])
        let genes = joined([part.name, note ?? part.standing.title, state.fitProgress])
        let unchanged =
            isOfChange
            ? state.shownFit.errorOfNoChange(part.places).map {
                "; predicting no change: MSE \(NumberText.fixed($0, 3))"
            } : nil
        return [
            data, genes, figures(part.agreement) + (unchanged ?? ""), joined(contigs(state)),
            pointText(state, part),
        ].filter { !$0.isEmpty }
    }

    /// Where the current gene is not predicted as it is: with what, while the figures are of all genes as they are.
    private static func pointText(_ state: ExplorerState, _ part: FitPart) -> String {
        let words = state.inputWords(of: state.fitView.isIntervened ? .intervened : .all)
        guard let gene = state.currentGene, !words.isEmpty, state.scatter(of: part).current != nil else {
            return ""
        }
        return "\(gene.symbol) " + words.joined(separator: ", ") + "; figures: every gene as it is"
    }

    /// How well predictions of held-out genes agree contig by contig, beside a figure of all; empty where they lie on one.
    private static func contigs(_ state: ExplorerState) -> [String] {
        guard state.fitView.grouping == .all, let headline = state.shownFit.headline else { return [] }
        return headline.byContig.enumerated().map { place, part in
            let r = part.agreement.pearson.map { NumberText.fixed($0, 3) } ?? NumberText.missing
            return (place == 0 ? headline.genes.before : "")
                + "\(part.contig) r \(r), n \(part.agreement.count.grouped)"
        }
    }

    /// `current` is what the current gene is called.
    private static func draw(
        _ chart: Scatter, current symbol: String, in figure: inout Figure, _ plot: PlotArea
    ) {
        let ends = [chart.xScale.low, chart.xScale.high]
        for offset in [0] + (chart.band.map { [-$0, $0] } ?? []) {
            // Cut where the line leaves the plot.
            let low = max(ends[0], chart.yScale.low - offset)
            let high = min(ends[1], chart.yScale.high - offset)
            guard high > low else { continue }
            let name = offset == 0 ? "equal" : "threshold of outliers"
            figure.group("line: \(name)") { figure in
                figure.line(
                    [plot.point(low, low + offset), plot.point(high, high + offset)],
                    .role(offset == 0 ? .axis : .barRest), isDashed: offset != 0)
            }
        }
        let count = min(chart.x.count, chart.y.count)
        let points = (0..<count).map { plot.point(chart.x[$0], chart.y[$0]) }
        // Many points are small and faint, so that where they crowd is still told apart.
        let (radius, opacity) = count > 5000 ? (0.7, 0.3) : count > 500 ? (1.1, 0.45) : (1.6, 0.7)
        figure.group("genes: measured across, predicted up") { figure in
            figure.dots(points, radius: radius, .role(.point), opacity: opacity)
        }
        let selected = chart.selected.filter(points.indices.contains).map { points[$0] }
        figure.group("genes listed as outliers") { figure in
            figure.dots(selected, radius: radius + 0.4, .role(.pointSelected))
        }
        if let current = chart.current, points.indices.contains(current), points[current].x.isFinite {
            drawRing(around: points[current], symbol, in: &figure, plot)
        }
    }

    /// The ring around the current gene, and beside it, on the side that has room, what it is called.
    private static func drawRing(
        around point: (x: Double, y: Double), _ symbol: String, in figure: inout Figure, _ plot: PlotArea
    ) {
        let isAtRight = point.x + 7 + Figure.width(of: symbol) <= plot.right
        figure.group("the current gene: \(symbol)") { figure in
            figure.ring(x: point.x, y: point.y, radius: 4, .role(.pointCurrent))
            figure.text(
                symbol, x: point.x + (isAtRight ? 7 : -7), y: point.y + 2.5, .role(.pointCurrent),
                align: isAtRight ? .left : .right)
        }
    }

    /// How well predictions and measurements agree, with the number of genes.
    static func figures(_ agreement: Agreement?) -> String {
        guard let agreement else { return "too few genes for figures" }
        func number(_ value: Double?) -> String {
            value.map { NumberText.fixed($0, 3) } ?? NumberText.missing
        }
        return
            "r \(number(agreement.pearson)), ρ \(number(agreement.spearman)), MSE \(number(agreement.mse)), "
            + "n \(agreement.count.grouped)"
    }
}
