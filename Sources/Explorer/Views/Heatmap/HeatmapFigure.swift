import Canvas
import GenomeData
import Wording

/// Signals around the TSS of many genes as a figure: a panel for each signal, its mean above, the same genes in the same
/// rows.
struct HeatmapFigure {
    let figure: Figure

    /// More genes than these are brought down to so many rows.
    static let mostRows = 360
    /// With fewer genes every row has its gene's name.
    private static let mostNames = 48
    private static let (left, gap) = (78.0, 36.0)
    private static let (panelWidth, profileHeight) = (128.0, 44.0)
    /// What positions, colours and unit take below the rows.
    private static let foot = 64.0

    /// Signals and, where another condition is open, below each other the same of both with their difference.
    init(_ state: ExplorerState, _ profiles: [ProfilePair]) {
        let genes = Array(state.heatmap.genes[state.heatPlaces])
        let rows = max(1, min(genes.count, Self.mostRows))
        let height = min(max(Double(rows) * 9, 40), 420)
        let panels = profiles.map { HeatmapFigurePanel.panels($0, genes, state, rows: rows) }
        // Of two conditions each signal has a band of its own.
        let bands: [[HeatmapFigurePanel]] =
            state.otherSignals == nil ? [panels.flatMap(\.self)] : panels.isEmpty ? [[]] : panels
        let across = bands.map(\.count).max() ?? 0
        let pitch = Self.profileHeight + height + Self.foot
        let names = profiles.map { state.name(of: $0.signal) }.joined(separator: ", ")
        let subject = "around the TSS of \(genes.count.counted("gene"))"
        let simulated = state.showsSimulated ? ", SIMULATED" : ""
        let both =
            state.otherSignals == nil ? "" : ", \(state.conditionNames.own) and \(state.conditionNames.other)"
        var figure = Figure(
            width: max(300, Self.left + Double(max(1, across)) * (Self.panelWidth + Self.gap)),
            height: 0, title: "\(names) \(subject)\(both)\(simulated)")
        let begin = Self.drawHeading(state, genes, in: &figure) + 17
        for (number, band) in bands.enumerated() {
            let top = begin + Double(number) * pitch + Self.profileHeight
            Self.drawRows(state, genes, rows, in: &figure, y: top, height: height)
            for (index, panel) in band.enumerated() {
                let x = Self.left + Double(index) * (Self.panelWidth + Self.gap)
                Self.draw(panel, state, in: &figure, x: x, y: top, height: height)
            }
        }
        let drawn = panels.joined().lazy.compactMap(\.rows).first
        let statement = drawn?.words ?? "each row a gene"
        // Rows that are means have lower peaks, and others in another order.
        let ofRows = drawn.map { $0.genes > $0.count } == true ? " of the rows" : ""
        let isApart = profiles.contains { state.scaleDifference(of: $0.signal) != nil }
        let scales =
            state.otherSignals == nil || isApart
            ? "colours up to each panel's 98th percentile\(ofRows)"
            : "both conditions in the same colours, up to their 98th percentile\(ofRows); differences: genes of both"
        var y = begin + Double(bands.count) * pitch + 6
        figure.paragraph(
            "\(statement); along each gene's strand; \(scales); blank: no data", x: 12, y: &y,
            width: figure.width - 24, .role(.textMuted), size: Figure.smallSize)
        figure.height = y - 3
        self.figure = figure
    }

    /// Where the next line would stand.
    private static func drawHeading(
        _ state: ExplorerState, _ genes: [Int], in figure: inout Figure
    ) -> Double {
        let other = state.otherSignals?.state.catalog
        let words = [
            state.showsSimulated ? "SIMULATED" : nil, state.catalog.name,
            other.map { "and \($0.name)" }, state.catalog.assembly, "rows \(state.heatOrderTitle)",
            state.isHeatOrderOfModel ? state.ownModelText : nil, HeatmapPanel.lack(state),
        ].compactMap(\.self).joined(separator: " · ")
        figure.text(
            "Around the TSS of \(genes.count.counted("gene"))", x: 12, y: 14, .role(.text), size: 10,
            isBold: true)
        var y = 25.0
        figure.paragraph(words, x: 12, y: &y, width: figure.width - 24, .role(.textMuted))
        return y
    }

    /// Names of genes, or the states of the rows.
    private static func drawRows(
        _ state: ExplorerState, _ genes: [Int], _ rows: Int, in figure: inout Figure, y: Double,
        height: Double
    ) {
        let step = height / Double(rows)
        if state.heatmap.order == .state {
            figure.group("background states of the rows") { figure in
                var start = 0
                let own = (0..<rows).map { row -> Int? in
                    let places = genes.indices.part(row, of: rows)
                    return genes.indices.contains(places.lowerBound)
                        ? state.heatState(of: genes[places.lowerBound]) : nil
                }
                while start < rows {
                    var end = start + 1
                    while end < rows, own[end] == own[start] { end += 1 }
                    if let known = own[start] {
                        let place = y + Double(start) * step
                        figure.crisp(
                            FigurePath.rect(left - 10, place, 6, Double(end - start) * step), .state(known))
                        figure.text(
                            state.stateTitle(known).truncated(to: 14, ellipsis: "…"), x: left - 13,
                            y: place + min(8, Double(end - start) * step), .role(.text), size: 6.5,
                            align: .right)
                    }
                    start = end
                }
            }
        } else if genes.count <= mostNames {
            figure.group("genes") { figure in
                for (row, gene) in genes.enumerated() {
                    figure.text(
                        state.catalog.genes[gene].symbol.truncated(to: 14, ellipsis: "…"), x: left - 6,
                        y: y + (Double(row) + 0.5) * step + 2.4, .role(.text), size: 6.5, align: .right)
                }
            }
        } else {
            figure.text(
                "\(genes.count.grouped) genes, \(state.heatOrderTitle)", x: left - 12,
                y: y + height / 2, .role(.text), align: .centre, isUpright: true)
        }
    }

    /// One panel: the mean over all genes, the rows, positions and what the colours mean.
    private static func draw(
        _ panel: HeatmapFigurePanel, _ state: ExplorerState, in figure: inout Figure, x: Double, y: Double,
        height: Double
    ) {
        let flank = Double(panel.flank)
        let across = Scale(-flank, flank)
        let above = PlotArea(
            x: x, y: y - profileHeight + 8, width: panelWidth, height: profileHeight - 14, across: across,
            up: panel.up)
        figure.text(
            panel.title.truncated(to: 30, ellipsis: "…"), x: x + panelWidth / 2, y: above.y - 5, .role(.text),
            align: .centre, isBold: true)
        let plot = PlotArea(x: x, y: y, width: panelWidth, height: height, across: across, up: Scale(0, 1))
        guard let rows = panel.rows else {
            figure.text(
                panel.absence, x: x + panelWidth / 2, y: y + height / 2, .role(.nodata), align: .centre)
            return
        }
        let points = panel.means.indices.map { bin in
            (
                x: above.x + above.width * (Double(bin) + 0.5) / Double(panel.means.count),
                y: above.place(up: panel.means[bin])
            )
        }
        figure.group("mean of \(panel.title) over the genes, \(panel.unit)") { figure in
            figure.line(points, panel.ink, width: 1)
        }
        figure.leftAxis(above, ticks: [panel.up.low, panel.up.high], label: "mean, \(panel.unit)")
        var heat = HeatPanel(rows.values, columns: ProfileQuery.bins, scale: rows.scale)
        if panel.isDifference { heat.gradient = "diverging" }
        figure.group("\(panel.title), genes by positions, \(panel.unit)") { figure in
            heat.draw(
                in: &figure, x: plot.x, y: plot.y, width: plot.width, height: plot.height, with: state.look)
        }
        figure.bottomAxis(plot, ticks: [-flank, 0, flank], label: "from the TSS") { tick in
            tick == 0 ? "TSS" : (tick < 0 ? "-" : "+") + NumberText.bases(panel.flank)
        }
        heat.drawLegend(in: &figure, x: x, y: plot.bottom + 28, width: panelWidth, with: state.look)
        figure.text(
            panel.unit.truncated(to: 34, ellipsis: "…"), x: x, y: plot.bottom + 50, .role(.axisLabel),
            size: 6.5)
    }
}
