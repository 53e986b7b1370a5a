import Testing

@testable import Canvas

/// Charts in two directions, axes and tables.
@Suite struct PlaneTests {
    let mono = Look.shipped("dark", .mono, .ascii)
    let rect = Rect(row: 0, column: 0, height: 4, width: 4)

    @Test func scatterPoints() {
        let points = Scatter(x: [0, 1, 0.5, .nan], y: [0, 1, 0.5, 1])
        // Four dots across, eight down: lower left, upper right, and right above the middle.
        #expect(points.text(2, 2) == " ⡈\n⡀\n")
        #expect(points.text(2, 2, .shipped("dark", .trueColor, .blocks)) == " ▞\n▖\n")
        #expect(points.text(2, 2, mono) == " :\n.\n")
        #expect(points.cell(of: 0, in: rect).map { [$0.row, $0.column] } == [3, 0])
        #expect(points.cell(of: 1, in: rect).map { [$0.row, $0.column] } == [0, 3])
        #expect(points.cell(of: 3, in: rect) == nil && points.cell(of: 9, in: rect) == nil)
        #expect(points.nearest(row: 0, column: 3, in: rect) == 1)
        #expect(points.nearest(row: 2, column: 1, in: rect) == 2)
        #expect(Scatter(x: [.nan], y: [1]).nearest(row: 0, column: 0, in: rect) == nil)
    }

    @Test func scatterMarksAndGroups() {
        var points = Scatter(x: [0, 1, 1, 1], y: [0, 1, 1, 1], xScale: Scale(0, 1), yScale: Scale(0, 1))
        points.current = 0
        points.selected = [1]
        #expect(points.text(2, 2) == " ○\n●\n")
        points.selected = []
        points.current = nil
        points.groups = [2, 1, 0, 1]
        let look = Look.shipped()
        var grid = Grid(rows: 2, columns: 2, style: look.screen)
        grid.draw(points, in: grid.bounds, with: look)
        #expect(grid[0, 1].foreground == look.stateStyle(1).foreground)
        #expect(grid[1, 0].foreground == look.stateStyle(2).foreground)
        points.showsDiagonal = true
        #expect(points.text(3, 3).contains("·"))
    }

    @Test func heatMaps() {
        let look = Look.shipped()
        let map = HeatMap([0, 1, .nan, 0.5], rows: ["S1", "S2"], columns: ["a", "b"], decimals: 1)
        #expect(map.text(3, 9, mono) == "    a  b\nS1 0.01.0\nS2 ...0.5\n")
        var grid = Grid(rows: 3, columns: 10, style: look.screen)
        grid.draw(map, in: grid.bounds, with: look)
        let cell = map.cell(row: 0, column: 1, in: grid.bounds)
        #expect(grid[cell.row, cell.column].background == look.gradient("heat").color(at: 1))
        #expect(map.cell(row: 5, column: 0, in: grid.bounds).isEmpty)
        let signed = HeatMap([-1, 1, 0, -0.4], rows: ["", ""], columns: ["", ""], gradient: "diverging")
        #expect(signed.scale == Scale(-1, 1))
        #expect(signed.text(2, 2, mono) == "=#\n -\n")
        #expect(HeatMap([], rows: ["a"], columns: ["b"]).text(2, 3).contains("·"))
    }

    @Test func colourScales() {
        #expect(ColorScale(Scale(0, 2)).text(1, 11, mono) == "0  ::**## 2\n")
        #expect(ColorScale(Scale(0, 2)).text(1, 4) == "\n")
        let look = Look.shipped()
        var grid = Grid(rows: 1, columns: 10, style: look.screen)
        grid.draw(ColorScale(Scale(-1, 1), gradient: "diverging"), in: grid.bounds, with: look)
        #expect(grid[0, 3].background == look.gradient("diverging").color(at: 0))
        #expect(grid[0, 7].background == look.gradient("diverging").color(at: 1))
    }

    @Test func rulers() {
        let map = ColumnMap(start: 999, end: 1999, columns: 40)
        var axis = Axis.positions(map) { NumberText.grouped($0 + 1) }
        #expect(
            axis.text(2, 40)
                == "1,000 1,200   1,400   1,600   1,800\n┴───────┴───────┴───────┴───────┴──────┴\n")
        axis.marks = [Axis.Mark(1499, "TSS")]
        let text = axis.text(2, 40)
        #expect(text.contains("TSS") && text.contains("▼") && !text.contains("1,500"))
        axis.windows = [1000..<1100]
        let look = Look.shipped()
        var grid = Grid(rows: 2, columns: 40, style: look.screen)
        grid.draw(axis, in: grid.bounds, with: look)
        #expect(grid[1, 1].background == look.style(.axisWindow).background)
        #expect(grid[1, 10].background != look.style(.axisWindow).background)
    }

    @Test func numberAxes() {
        #expect(
            Axis.numbers(Scale(0, 4), columns: 41).text(2, 41)
                == "┬─────────┬─────────┬─────────┬─────────┬\n0         1         2         3         4\n")
        #expect(VerticalAxis(Scale(0, 10)).text(6, 3) == " 10\n\n  5\n\n\n  0\n")
        #expect(VerticalAxis(Scale(0, 10)).text(2, 3) == " 10\n  0\n")
        #expect(VerticalAxis(Scale(0, 10)).text(1, 3) == " 10\n")
    }

    @Test func ribbons() {
        #expect(Ribbon([0, 1, nil]).text(1, 3, .shipped("dark", .basic16, .blocks)) == "█▓╌\n")
        #expect(Ribbon([0, 1, nil, -1]).text(1, 4, mono) == "12~~\n")
        #expect(Ribbon([0, 0, 1, 1]).text(1, 2, mono) == "12\n")
        let look = Look.shipped()
        var grid = Grid(rows: 1, columns: 2, style: look.screen)
        grid.draw(Ribbon([0, 1]), in: grid.bounds, with: look)
        #expect(grid.plainText == "██\n" && grid[0, 0].foreground != grid[0, 1].foreground)
    }

    @Test func progress() {
        #expect(ProgressBar(0.5, text: "1 s").text(1, 12) == "████──── 1 s\n")
        #expect(ProgressBar(nil).text(1, 4) == "────\n" && ProgressBar(.nan).text(1, 4) == "────\n")
        #expect(ProgressBar(9).text(1, 4) == "████\n" && ProgressBar(-9).text(1, 4) == "────\n")
    }

    @Test func tables() {
        var table = Table(
            [Table.Column("Gene", .share(), order: .ascending), Table.Column("obs", .fixed(4), .right)],
            count: 100
        ) { index in [TableCell("gene\(index)", matches: [0]), TableCell("\(index).0")] }
        table.first = 4
        table.selected = 5
        let look = Look.shipped()
        #expect(table.text(3, 14) == " Gene▲     obs\n gene4     4.0\n▸gene5     5.0\n")
        var grid = Grid(rows: 3, columns: 14, style: look.screen)
        grid.draw(table, in: grid.bounds, with: look)
        #expect(grid[2, 8].background == look.style(.selection).background)
        #expect(grid[1, 1].attributes.contains(.underline) && !grid[1, 2].attributes.contains(.underline))
        let place = Rect(row: 0, column: 0, height: 3, width: 14)
        #expect(table.index(atRow: 1, in: place) == 4 && table.index(atRow: 0, in: place) == nil)
        #expect(table.index(atRow: 3, in: place) == nil)
        #expect(Table.first(0, showing: 50, of: 100, visible: 10) == 41)
        #expect(Table.first(60, showing: 50, of: 100, visible: 10) == 50)
        #expect(Table.first(45, showing: 50, of: 100, visible: 10) == 45)
        #expect(Table.first(95, showing: 99, of: 100, visible: 10) == 90)
        #expect(Table.first(5, showing: 2, of: 4, visible: 10) == 0)
        // Only the rows that show are asked for.
        var asked: [Int] = []
        let counted = Table([Table.Column("x", .share())], count: 1_000_000) { index in
            asked.append(index)
            return [TableCell("x")]
        }
        _ = counted.text(5, 5)
        #expect(asked == [0, 1, 2, 3])
    }

    @Test func scrollbars() {
        #expect(Scrollbar(first: 0, visible: 5, count: 10).text(4, 1) == "█\n█\n│\n│\n")
        #expect(Scrollbar(first: 5, visible: 5, count: 10).text(4, 1) == "│\n│\n█\n█\n")
        #expect(Scrollbar(first: 0, visible: 5, count: 5).text(2, 1) == "\n\n")
        #expect(Scrollbar(first: 0, visible: 5, count: 105).first(atRow: 3, in: rect) == 100)
        #expect(Scrollbar(first: .max, visible: 1, count: .max).text(2, 1) == "│\n█\n")
    }

    @Test func legends() {
        #expect(Legend.states(["one", "two"], with: mono).text(1, 14, mono) == "1 one  2 two\n")
        #expect(Legend.states(["one", "two"], with: mono).text(1, 9, mono) == "1 one\n")
    }
}
