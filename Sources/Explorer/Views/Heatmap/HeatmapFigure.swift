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
    private static let (left, top, gap) = (78.0, 52.0, 36.0)
    private static let (panelWidth, profileHeight) = (128.0, 44.0)

    init(_ state: ExplorerState, _ profiles: [Profiles]) {
        let genes = Array(state.heatmap.genes[state.heatPlaces])
        let rows = max(1, min(genes.count, Self.mostRows))
        let height = min(max(Double(rows) * 9, 40), 420)
        let width = Self.left + Double(max(1, profiles.count)) * (Self.panelWidth + Self.gap)
        let names = profiles.map { state.catalog.signals[$0.query.signal].name }.joined(separator: ", ")
        var figure = Figure(
            width: max(300, width), height: Self.top + Self.profileHeight + height + 76,
            title: "\(names) around the TSS of \(genes.count.counted("gene"))"
                + (state.catalog.isSimulated ? ", SIMULATED" : ""))
        let words = [
            state.catalog.isSimulated ? "SIMULATED" : nil, state.catalog.name, state.catalog.assembly,
            "rows \(state.heatOrderTitle)", HeatmapPanel.lack(state),
        ].compactMap(\.self).joined(separator: " · ")
        figure.text(
            "Around the TSS of \(genes.count.counted("gene"))", x: 12, y: 14, .role(.text), size: 10,
            isBold: true)
        figure.text(words, x: 12, y: 25, .role(.textMuted))
        let top = Self.top + Self.profileHeight
        Self.drawRows(state, genes, rows, in: &figure, y: top, height: height)
        var statement = "each row a gene"
        for (index, profile) in profiles.enumerated() {
            let heat = HeatRows(genes, of: profile, rows: rows)
            statement = heat.words
            let x = Self.left + Double(index) * (Self.panelWidth + Self.gap)
            Self.draw(heat, profile, state, in: &figure, x: x, y: top, height: height)
        }
        figure.text(
            statement
                + "; along each gene's strand; colours up to each panel's 98th percentile; blank: no data",
            x: 12,
            y: figure.height - 6, .role(.textMuted), size: Figure.smallSize)
        self.figure = figure
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

    /// One signal: its mean over all genes, the rows, positions and what the colours mean.
    private static func draw(
        _ heat: HeatRows, _ profile: Profiles, _ state: ExplorerState, in figure: inout Figure, x: Double,
        y: Double, height: Double
    ) {
        let signal = state.catalog.signals[profile.query.signal]
        let flank = Double(profile.query.flank)
        let means = mean(of: profile, genes: Array(state.heatmap.genes[state.heatPlaces]))
        let across = Scale(-flank, flank)
        let up = Scale.fitting(means).rounded(ticks: 3)
        let above = PlotArea(
            x: x, y: y - profileHeight + 8, width: panelWidth, height: profileHeight - 14, across: across,
            up: up)
        figure.text(
            signal.name, x: x + panelWidth / 2, y: above.y - 5, .role(.text), align: .centre, isBold: true)
        let points = means.indices.map { bin in
            (
                x: above.x + above.width * (Double(bin) + 0.5) / Double(means.count),
                y: above.place(up: means[bin])
            )
        }
        let ink = Ink.track(
            Role(state.catalog.role(ofSignal: profile.query.signal)),
            or: Role("series.\(profile.query.signal % 6 + 1)"))
        figure.group("mean of \(signal.name) over the genes, \(signal.unit)") { figure in
            figure.line(points, ink, width: 1)
        }
        figure.leftAxis(above, ticks: [up.low, up.high], label: "mean, \(signal.unit)")
        let plot = PlotArea(x: x, y: y, width: panelWidth, height: height, across: across, up: Scale(0, 1))
        let panel = HeatPanel(heat.values, columns: ProfileQuery.bins, scale: heat.scale)
        figure.group("\(signal.name), genes by positions, \(signal.unit)") { figure in
            panel.draw(
                in: &figure, x: plot.x, y: plot.y, width: plot.width, height: plot.height, with: state.look)
        }
        figure.bottomAxis(plot, ticks: [-flank, 0, flank], label: "from the TSS") { tick in
            tick == 0 ? "TSS" : (tick < 0 ? "-" : "+") + NumberText.bases(profile.query.flank)
        }
        panel.drawLegend(in: &figure, x: x, y: plot.bottom + 28, width: panelWidth, with: state.look)
        figure.text(
            signal.unit.truncated(to: 34, ellipsis: "…"), x: x,
            y: plot.bottom + 50,
            .role(.axisLabel), size: 6.5)
    }

    /// The mean over the genes that have data, part by part.
    private static func mean(of profile: Profiles, genes: [Int]) -> [Double] {
        HeatRows(genes, of: profile, rows: 1).values.map(Double.init)
    }
}
