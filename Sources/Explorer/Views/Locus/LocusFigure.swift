import Canvas
import GenomeData

/// The locus as a figure: gene models, tracks, regions, attributions and states over one axis of positions, from what the
/// panel shows.
struct LocusFigure {
    let state: ExplorerState
    var figure: Figure
    /// Where the next row begins.
    var y: Double

    static let width = 540.0
    /// What names and scales take at the left.
    static let gutter = 108.0
    static let margin = 14.0
    static let gap = 9.0

    init(_ state: ExplorerState) {
        self.state = state
        let subject = state.isGeneInLocus ? (state.currentGene?.symbol ?? "") + ", " : ""
        figure = Figure(
            width: Self.width, height: 0,
            title: "Locus \(subject)\(state.locus.text)\(state.showsSimulated ? ", SIMULATED" : "")")
        y = 12
        drawHeading()
        let top = y
        drawGenes()
        drawLetters()
        for index in state.catalog.regionTracks.indices { drawRegions(index) }
        let scales = TrackRows.scales(state, columns: columns)
        for signal in state.shownTracks { drawTrack(signal, scales[signal] ?? Scale(0, 1)) }
        drawTracksOfOtherAlone()
        drawAttributions()
        drawStates()
        drawPositions(from: top)
        figure.height = y
    }

    /// The columns that tracks were summarised into.
    var columns: Int { max(1, state.tracks?.query.columns ?? Screen(state).plotColumns) }

    var across: Scale { Scale(Double(state.locus.start), Double(state.locus.end)) }

    /// A row over the whole locus; rows follow each other downwards.
    func row(height: Double, up: Scale = Scale(0, 1)) -> PlotArea {
        PlotArea(
            x: Self.gutter, y: y, width: Self.width - Self.gutter - Self.margin, height: height,
            across: across, up: up)
    }

    private mutating func drawHeading() {
        let gene = state.isGeneInLocus ? state.currentGene : nil
        let strand = gene.map { $0.strand == .unknown ? "" : " (\($0.strand.rawValue))" } ?? ""
        figure.text(
            (gene.map { $0.symbol + strand + "  " } ?? "") + state.locus.text, x: Self.margin, y: y,
            .role(.text), size: 10, isBold: true)
        y += 11
        let standing = gene == nil ? nil : state.gene.map { state.standing(of: $0) }
        let words = [
            state.showsSimulated ? "SIMULATED" : nil,
            state.catalog.name + (state.otherSignals.map { " vs " + $0.state.catalog.name } ?? ""),
            state.catalog.assembly, state.modelText, standing,
        ].compactMap(\.self).filter { !$0.isEmpty }
        write(words.joined(separator: " · "), .textMuted)
        let input = state.inputWords()
        if let current = state.currentGene, !input.isEmpty {
            write("\(current.symbol) is predicted " + input.joined(separator: ", "), .warning)
        }
        y -= 2
        drawLegend()
    }

    /// A sentence over the figure's width, on as many lines as it takes.
    private mutating func write(_ text: String, _ role: Role) {
        figure.paragraph(text, x: Self.margin, y: &y, width: Self.width - 2 * Self.margin, .role(role))
    }

    private mutating func drawGenes() {
        let rowHeight = 11.0
        let letter = Figure.width(of: "n", size: Figure.smallSize)
        let width = row(height: rowHeight).width
        let map = state.columnMap(columns: Int(width / letter))
        let (placed, left) = GeneModelRows.pack(GeneModelRows.genes(state), map, rows: 4)
        let top = y
        figure.text("genes", x: Self.margin, y: top + 8, .role(.textMuted))
        for item in placed {
            y = top + Double(item.row) * rowHeight
            draw(item, in: row(height: rowHeight), labelX: Self.gutter + Double(item.label) * letter)
        }
        y = top + Double((placed.map(\.row).max() ?? 0) + 1) * rowHeight
        if placed.isEmpty { figure.text("no genes here", x: Self.gutter, y: top + 8, .role(.nodata)) }
        if left > 0 {
            y += rowHeight
            figure.text(
                "and \(left.grouped) more without room", x: Self.gutter, y: y - 3, .role(.nodata),
                size: Figure.smallSize)
        }
        y += Self.gap / 2
    }

    private mutating func draw(_ item: GeneModelRows.Placed, in plot: PlotArea, labelX: Double) {
        let across = across
        let middle = plot.y + plot.height / 2
        let ink = Ink.role(item.isCurrent ? .geneCurrent : .gene)
        func ends(_ part: Range<Int>) -> (from: Double, to: Double)? {
            let from = across.clampedShare(of: Double(part.lowerBound)) ?? 0
            let to = across.clampedShare(of: Double(part.upperBound)) ?? 0
            return to > from ? (plot.x + plot.width * from, plot.x + plot.width * to) : nil
        }
        let gene = item.gene
        figure.group("gene \(gene.symbol) (\(gene.strand.rawValue))") { figure in
            if let extent = ends(gene.extent) {
                figure.line([(extent.from, middle), (extent.to, middle)], ink)
            }
            for (parts, height, role) in [
                (gene.transcripts.flatMap(\.exons), 3.6, Role.geneExon),
                (gene.transcripts.flatMap(\.coding), 7.0, Role.geneCds),
            ] {
                let path = parts.compactMap(ends).map {
                    FigurePath.rect($0.from, middle - height / 2, $0.to - $0.from, height)
                }.joined()
                figure.fill(path, item.isCurrent ? ink : .role(role))
            }
            let tss = plot.point(Double(gene.tss) + 0.5, 0.5).x
            let reach = gene.strand == .reverse ? -4.0 : 4.0
            figure.fill(
                FigurePath.polygon([(tss, middle - 4), (tss + reach, middle), (tss, middle + 4)]), ink)
            figure.text(
                gene.symbol, x: labelX, y: middle + 2.6, ink, size: Figure.smallSize, isBold: item.isCurrent)
        }
    }

    /// The letters of the + strand, where a base is as wide as one.
    private mutating func drawLetters() {
        let size = 6.0
        let width = row(height: size).width / Double(max(1, state.locus.length))
        guard width >= size * 0.7, let tracks = state.tracks, let letters = tracks.letters,
            tracks.query.locus.contig == state.locus.contig
        else { return }
        let plot = row(height: 9)
        let (locus, first) = (state.locus, tracks.query.locus.start)
        figure.text("bases, + strand", x: Self.margin, y: y + 7, .role(.textMuted))
        figure.group("bases of the + strand") { figure in
            for base in locus.start..<locus.end where letters.indices.contains(base - first) {
                figure.text(
                    String(Unicode.Scalar(letters[base - first])),
                    x: plot.place(across: Double(base) + 0.5), y: plot.y + 7,
                    .role(LocusPanel.role(ofLetter: letters[base - first])), size: size, align: .centre)
            }
        }
        y += plot.height + Self.gap / 2
    }

    /// What a row's name and unit may take of the gutter, the scale's numbers beside them.
    private static let nameWidth = gutter - margin - 26
    private static let unitSize = 6.5

    /// The height of a row's name and of what its numbers are.
    func nameHeight(_ name: String, _ unit: String) -> Double {
        let names = Figure.lines(of: name, width: Self.nameWidth).count
        let units = Figure.lines(of: unit, width: Self.nameWidth, size: Self.unitSize).count
        return Double(names) * (Figure.textSize + 2) + Double(units) * (Self.unitSize + 2)
    }

    /// A row's name and below it, in small letters, what its numbers are.
    mutating func drawName(_ name: String, _ unit: String, _ ink: Ink, in plot: PlotArea) {
        var line = plot.y + Figure.textSize
        figure.paragraph(name, x: Self.margin, y: &line, width: Self.nameWidth, ink, isBold: true)
        line -= 2
        figure.paragraph(
            unit, x: Self.margin, y: &line, width: Self.nameWidth, .role(.textMuted), size: Self.unitSize)
    }

    /// Positions, the TSS through all rows from `top` on, and the stretch that the model sees.
    private mutating func drawPositions(from top: Double) {
        let plot = row(height: 0)
        if let gene = state.currentGene, gene.contig == state.locus.contig {
            let tss = plot.point(Double(gene.tss) + 0.5, 0).x
            figure.group("TSS of \(gene.symbol)") { figure in
                figure.lineBesideText(
                    x: tss, from: top, to: plot.y, .role(.axisMark), width: 0.6, isDashed: true)
            }
            if let window = state.window {
                let ends = [window.lowerBound, window.upperBound].map {
                    plot.x + plot.width * (across.clampedShare(of: Double($0)) ?? 0)
                }
                figure.group("what the model sees of \(gene.symbol)") { figure in
                    figure.line([(ends[0], plot.y), (ends[1], plot.y)], .role(.axisWindow), width: 2.5)
                }
            }
        }
        let assembly = state.catalog.assembly.map { " (\($0))" } ?? ""
        figure.bottomAxis(
            plot, ticks: Ticks.positions(in: across, count: 6),
            label: "position on \(state.locus.contig)\(assembly), counted from 1; thick: the model's window; "
                + "dashed: TSS"
        ) { NumberText.grouped($0 + 1) }
        y += 28
    }
}
