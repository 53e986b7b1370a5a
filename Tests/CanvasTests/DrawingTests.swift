import PrismModel
import Testing

@testable import Canvas

/// Whatever the data and the size: no trap, and nothing outside the rectangle.
@Suite struct DrawingTests {
    private static let odd: [Double] = [
        .nan, .infinity, -.infinity, 0, -0.0, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
        .leastNonzeroMagnitude, 1e-300, -1,
    ]

    private func values(_ random: inout SplitMix64) -> [Double] {
        (0..<Int.random(in: 0...30, using: &random)).map { _ in
            Int.random(in: 0...3, using: &random) == 0
                ? Self.odd.randomElement(using: &random) ?? 0 : .random(in: -5...50, using: &random)
        }
    }

    private func scale(_ random: inout SplitMix64) -> Scale {
        Scale(Self.odd.randomElement(using: &random) ?? 0, .random(in: -5...50, using: &random))
    }

    private func drawing(_ kind: Int, _ look: Look, _ random: inout SplitMix64) -> any Drawing {
        let data = values(&random)
        let more = values(&random)
        let scale = scale(&random)
        let integers = data.indices.map { _ in Int.random(in: -2...20, using: &random) }
        switch kind {
        case 0: return Sparkline(data, scale: Bool.random(using: &random) ? scale : nil)
        case 1: return Sparkline(data, low: data.map { $0 - 1 }, high: data.map { $0 + 3 }, scale: scale)
        case 2: return Sparkline(data, form: .line)
        case 3: return DivergingBars(data, reach: data.first)
        case 4:
            var map = HeatMap(data, rows: ["a", "日本", "c"], columns: ["x", "", "long name"])
            map.gradient = Gradient.names.randomElement(using: &random) ?? ""
            map.decimals = data.count.isMultiple(of: 2) ? 2 : nil
            return map
        case 5: return ColorScale(scale, gradient: "diverging")
        case 6:
            var scatter = Scatter(x: data, y: more, xScale: scale)
            scatter.groups = integers
            scatter.selected = integers
            scatter.current = integers.first
            scatter.showsDiagonal = true
            return scatter
        case 7:
            var bars = Bars(zip(data, more).map { Bar("name", from: $0, to: $1, text: "1.0") }, scale: scale)
            for index in bars.bars.indices {
                bars.bars[index].spread = data[index]
                bars.bars[index].tick = more[index]
                bars.bars[index].isStale = true
            }
            bars.reference = data.first
            bars.form = data.count.isMultiple(of: 2) ? .bar : .lollipop
            return bars
        case 8, 9: return Ribbon(integers.map { $0 < 0 ? nil : $0 })
        case 10, 11: return ProgressBar(data.first, text: "half")
        case 12:
            let map = ColumnMap(
                start: scale.low, end: scale.high, columns: .random(in: -1...50, using: &random))
            var axis = Axis.positions(map, edge: .above) { NumberText.fixed($0, 0) }
            axis.marks = data.map { Axis.Mark($0, "m") }
            axis.windows = zip(data, more).compactMap { $0 <= $1 ? $0..<$1 : nil }
            return axis
        case 13: return Axis.numbers(scale, columns: .random(in: -1...50, using: &random))
        case 14: return VerticalAxis(scale)
        case 15:
            var table = Table(
                [Table.Column("a", .share()), Table.Column("b", .fixed(3), .right)], count: integers.count
            ) {
                [TableCell("日本\(integers[$0])", matches: integers), TableCell(NumberText.compact(data[$0]))]
            }
            table.first = integers.first ?? 0
            table.selected = integers.last
            return table
        case 16: return Scrollbar(first: integers.first ?? 0, visible: integers.last ?? 0, count: data.count)
        case 17: return Legend.states(["a", "日本", "c"], with: look)
        default: return Frame("title 日本", detail: "more", hasFocus: data.count.isMultiple(of: 2))
        }
    }

    @Test(arguments: [(ColorDepth.trueColor, GlyphLevel.braille), (.basic16, .blocks), (.mono, .ascii)])
    func randomDataAndSizes(depth: ColorDepth, glyphs: GlyphLevel) {
        let look = Look.shipped("dark", depth, glyphs)
        var random = SplitMix64(seed: 7)
        let blank = Grid(rows: 8, columns: 24)
        for round in 0..<1500 {
            let rect = Rect(
                row: .random(in: -2...8, using: &random), column: .random(in: -3...24, using: &random),
                height: [0, 1, 2, 3, 6, 12].randomElement(using: &random) ?? 0,
                width: [0, 1, 2, 5, 17, 40].randomElement(using: &random) ?? 0)
            let drawing = drawing(round % 19, look, &random)
            var grid = blank
            grid.draw(drawing, in: rect, with: look)
            for row in 0..<grid.rows {
                for column in 0..<grid.columns where !rect.contains(row: row, column: column) {
                    if grid[row, column] != .blank {
                        Issue.record("\(type(of: drawing)) wrote outside \(rect) at \(row), \(column)")
                    }
                }
            }
            guard glyphs == .ascii else { continue }
            for cell in grid.cells where !cell.scalar.isASCII && cell.scalar != "日" && cell.scalar != "本" {
                Issue.record("\(type(of: drawing)) drew \(cell.scalar) in ASCII")
            }
        }
    }
}
