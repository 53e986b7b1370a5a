import Canvas
import Foundation

/// One frame of every drawing there is, with made-up data that is the same every time.
public struct Showcase: Sendable {
    /// Moves the data along, so that frames differ.
    public var step: Int

    /// A frame.
    public init(step: Int = 0) { self.step = step }

    /// The frame at any size.
    public func grid(rows: Int, columns: Int, look: Look) -> Grid {
        var grid = Grid(rows: rows, columns: columns, style: look.screen)
        let parts = grid.bounds.rows([.fixed(1), .share(3), .share(2), .share(2), .fixed(1)])
        header(parts[0], &grid, look)
        let top = parts[1].columns([.fixed(34), .share()])
        genes(top[0], &grid, look)
        tracks(top[1], &grid, look)
        let middle = parts[2].columns([.share(), .share(), .share()])
        bars(middle[0], &grid, look)
        heat(middle[1], &grid, look)
        scatter(middle[2], &grid, look)
        let bottom = parts[3].columns([.share(), .share(), .share()])
        histogram(bottom[0], &grid, look)
        lines(bottom[1], &grid, look)
        signs(bottom[2], &grid, look)
        footer(parts[4], &grid, look)
        return grid
    }

    /// A smooth made-up signal.
    private func wave(_ count: Int, _ pace: Double, _ lag: Double) -> [Double] {
        (0..<Swift.max(count, 0)).map { index in
            let x = (Double(index) + Double(step)) * pace + lag
            return Swift.max(0, sin(x) + 0.6 * sin(2.3 * x + 1) + 0.3 * sin(7.1 * x))
        }
    }

    /// Inside of a framed panel.
    private func panel(
        _ title: String, _ detail: String, _ rect: Rect, focus: Bool = false, _ grid: inout Grid, _ look: Look
    ) -> Rect {
        grid.draw(Frame(title, detail: detail, hasFocus: focus), in: rect, with: look)
        return Frame.inside(rect)
    }

    private func header(_ rect: Rect, _ grid: inout Grid, _ look: Look) {
        grid.fill(rect, style: look.style(.header))
        grid.write(
            [Span(" showcase "), Span("every drawing", .textMuted)], row: rect.row, column: rect.column,
            with: look)
    }

    private func footer(_ rect: Rect, _ grid: inout Grid, _ look: Look) {
        grid.fill(rect, style: look.style(.footer))
        grid.write(
            [
                Span(" q", .key), Span(" quit ", .textMuted), Span("x", .keyDisabled),
                Span(" off", .textMuted),
            ],
            row: rect.row, column: rect.column, with: look)
    }

    private func genes(_ rect: Rect, _ grid: inout Grid, _ look: Look) {
        let inside = panel("Names", "402", rect, focus: true, &grid, look)
        let names = [
            "MYH9", "SOX10", "ADSL", "überlang-and-longer", "日本", "CSF2RB", "NCF4", "TST", "MPST", "KCTD17",
        ]
        let values = wave(402, 0.37, 0)
        var table = Table(
            [
                Table.Column("Name", .share(), order: .ascending), Table.Column("obs", .fixed(5), .right),
                Table.Column("Δ", .fixed(4)),
            ], count: 402
        ) { index in
            [
                TableCell(names[index % names.count], matches: [0, 1]),
                TableCell(NumberText.fixed(values[index], 2)),
                TableCell(look.glyphs.bar(values[index] / 2, width: 4), .positive),
            ]
        }
        table.first = 3
        table.selected = 5
        grid.draw(table, in: inside.inset(right: 1), with: look)
        let bar = Rect(row: inside.row, column: inside.right - 1, height: inside.height, width: 1)
        grid.draw(
            Scrollbar(first: 3, visible: table.visibleRows(in: inside), count: 402), in: bar, with: look)
    }

    private func tracks(_ rect: Rect, _ grid: inout Grid, _ look: Look) {
        let inside = panel("Locus", "2.0 kb", rect, &grid, look)
        let rows = inside.rows([.fixed(2), .fixed(3), .fixed(2), .fixed(1), .fixed(3), .fixed(1), .share()])
        let width = inside.width - 11
        for (index, name) in ["", "H3K27ac", "DNase", "contacts", "attribution", "state", "loss"].enumerated()
        {
            grid.write(
                name.fitted(to: 10, ellipsis: look.glyphs.ellipsis), row: rows[index].row,
                column: inside.column, as: .textMuted, with: look)
        }
        let places = rows.map { $0.inset(left: 11) }
        let start = 36_783_064.0 + Double(step)
        var axis = Axis.positions(ColumnMap(start: start, end: start + 2000, columns: width)) {
            NumberText.grouped($0 + 1)
        }
        axis.marks = [Axis.Mark(start + 1000, "TSS")]
        axis.windows = [(start + 500)..<(start + 1500)]
        grid.draw(axis, in: places[0], with: look)
        var mean = wave(width, 0.09, 0)
        if mean.count > 20 { for hole in 12..<18 { mean[hole] = .nan } }
        grid.draw(
            Sparkline(
                mean, low: mean.map { $0 * 0.4 }, high: mean.map { $0 * 1.5 + 0.2 }, scale: Scale(0, 2),
                role: "signal.h3k27ac"),
            in: places[1], with: look)
        grid.draw(Sparkline(wave(width, 0.2, 2), role: "signal.dnase"), in: places[2], with: look)
        grid.draw(
            Sparkline(wave(width, 0.05, 4), role: "signal.unheardof", fallback: "series.4"), in: places[3],
            with: look)
        let attribution = zip(wave(width, 0.3, 1), wave(width, 0.17, 5)).map { $0 - $1 }
        grid.draw(DivergingBars(attribution, reach: 1.2), in: places[4], with: look)
        grid.draw(
            Ribbon(wave(width, 0.05, 0).map { $0 < 0.1 ? nil : Int($0 * 3) }), in: places[5], with: look)
        grid.draw(
            Sparkline(wave(2 * width, 0.04, 0), role: "series.2", form: .line), in: places[6], with: look)
    }

    private func bars(_ rect: Rect, _ grid: inout Grid, _ look: Look) {
        let inside = panel("Expression", "log10(CAGE + 1)", rect, &grid, look)
        var bars = [
            Bar("measured", to: 2.31, text: "2.31", role: .measured),
            Bar("predicted", to: 2.18, text: "2.18", role: .observed),
            Bar("intervened", to: 2.11, text: "2.11", role: .intervened),
            Bar("without Hi-C", to: 1.9, text: "1.90", role: .ablation),
            Bar("nothing", to: .nan, text: "NA", role: .ablation),
        ]
        bars[1].spread = 0.2
        bars[3].isStale = true
        let halves = inside.rows([.share(), .share()])
        grid.draw(Bars(bars, scale: Scale(0, 3), form: .lollipop), in: halves[0], with: look)
        var parts = Bars([
            Bar("H3K27ac", to: 0.7, text: "+0.70", role: .positive),
            Bar("DNase", from: 0.7, to: 0.45, text: "-0.25", role: .negative),
            Bar("Hi-C", from: 0.45, to: 0.52, text: "+0.07", role: .positive),
            Bar("less", to: -0.2, text: "-0.20", role: .negative),
        ])
        parts.reference = 0.52
        grid.draw(parts, in: halves[1], with: look)
    }

    private func heat(_ rect: Rect, _ grid: inout Grid, _ look: Look) {
        let inside = panel("States", "emissions", rect, &grid, look)
        let parts = inside.rows([.share(), .share(), .fixed(1), .fixed(1)])
        var values = wave(24, 0.8, 0)
        values[7] = .nan
        var map = HeatMap(
            values, rows: ["S1", "S2", "S3", "S4"], columns: ["ac", "me1", "me3", "dn", "hc", "ct"],
            decimals: 1)
        map.selectedRow = 1
        grid.draw(map, in: parts[0], with: look)
        let signed = zip(wave(24, 0.8, 0), wave(24, 0.7, 3)).map { $0 - $1 }
        let second = HeatMap(
            signed, rows: ["S1", "S2", "S3", "S4"], columns: ["", "", "", "", "", ""], gradient: "diverging")
        grid.draw(second, in: parts[1], with: look)
        grid.draw(ColorScale(map.scale), in: parts[2], with: look)
        grid.draw(ColorScale(second.scale, gradient: "diverging"), in: parts[3], with: look)
    }

    private func scatter(_ rect: Rect, _ grid: inout Grid, _ look: Look) {
        let inside = panel("Fit", "r 0.87", rect, &grid, look)
        let parts = inside.rows([.share(), .fixed(2)])
        let plot = parts[0].columns([.fixed(4), .share()])
        let x: [Double] = (0..<400).map { 2 + sin(Double($0 * 37)) * cos(Double($0 * 11)) }
        let noise: [Double] = (0..<400).map { 0.3 * sin(Double($0 * 71)) }
        let y: [Double] = zip(x, noise).map { $0 * 0.8 + $1 }
        var points = Scatter(x: x, y: y, xScale: Scale(0, 4), yScale: Scale(0, 4))
        points.showsDiagonal = true
        points.current = step % 400
        points.selected = [3, 99]
        grid.draw(VerticalAxis(points.yScale), in: plot[0].inset(right: 1), with: look)
        grid.draw(points, in: plot[1], with: look)
        grid.draw(
            Axis.numbers(points.xScale, columns: plot[1].width), in: parts[1].inset(left: 4), with: look)
    }

    private func histogram(_ rect: Rect, _ grid: inout Grid, _ look: Look) {
        let inside = panel("Expression of all", "", rect, &grid, look)
        grid.draw(Sparkline(wave(64, 0.613, 0), role: .measured), in: inside, with: look)
    }

    private func lines(_ rect: Rect, _ grid: inout Grid, _ look: Look) {
        let inside = panel("Weights", "cos 0.31", rect, &grid, look)
        let rows = inside.rows([.fixed(1), .fixed(1), .fixed(1), .fixed(1), .share()])
        grid.draw(Sparkline(wave(64, 0.9, 0), role: .context), in: rows[0], with: look)
        grid.draw(ProgressBar(0.37, text: "37% 12 s"), in: rows[1], with: look)
        grid.draw(ProgressBar(nil, text: "waiting"), in: rows[2], with: look)
        grid.draw(Legend.states(["active", "poised", "silent"], with: look), in: rows[3], with: look)
        let groups = (0..<300).map { $0 % 3 }
        var map = Scatter(
            x: (0..<300).map { Double($0 % 3) + 0.4 * sin(Double($0)) },
            y: (0..<300).map { Double($0 % 2) + 0.4 * cos(Double($0 * 7)) })
        map.groups = groups
        grid.draw(map, in: rows[4], with: look)
    }

    private func signs(_ rect: Rect, _ grid: inout Grid, _ look: Look) {
        let inside = panel("Words", "", rect, &grid, look)
        let roles: [Role] = [.toggleOn, .toggleOff, .stale, .info, .success, .warning, .error, .nodata]
        for (row, role) in roles.enumerated() where row < inside.height {
            let end = grid.write(
                role.rawValue, row: inside.row + row, column: inside.column + 2, as: role, with: look)
            grid.write(
                "control \u{1B}[31m and e\u{301}", row: inside.row + row, column: end + 1, as: .text,
                with: look)
        }
        let spinner = look.glyphs.spinner
        grid.put(
            spinner[step % spinner.count], row: inside.row, column: inside.column, style: look.style(.spinner)
        )
    }
}
