import Testing

@testable import Canvas

@Suite struct ChartTests {
    let mono = Look.shipped("dark", .mono, .ascii)

    // MARK: scales and ticks

    @Test func scales() {
        #expect(Scale(3, 1) == Scale(1, 3))
        #expect(Scale(2, 2).high > 2 && Scale(.nan, .infinity).high > Scale(.nan, .infinity).low)
        #expect(Scale.fitting([.nan, 2, .infinity, 5]) == Scale(0, 5))
        #expect(Scale.fitting([3, 5], includingZero: false) == Scale(3, 5))
        #expect(Scale.fitting([]) == Scale(0, 1) && Scale.fitting([0, 0]) == Scale(0, 1))
        #expect(Scale.symmetric([-3, 1]) == Scale(-3, 3))
        #expect(Scale(0, 4).share(of: 1) == 0.25 && Scale(0, 4).share(of: .nan) == nil)
        #expect(Scale(0, 4).share(of: .infinity) == .infinity && Scale(0, 4).clampedShare(of: -9) == 0)
        let widest = Scale(-.greatestFiniteMagnitude, .greatestFiniteMagnitude)
        #expect(widest.share(of: 0) == 0.5)
        #expect(Scale(0, 38.2).rounded(ticks: 4) == Scale(0, 40))
        #expect(Scale(0, 1).steps(0.0001, of: 8) == 1 && Scale(0, 1).steps(0, of: 8) == 0)
    }

    @Test func ticks() {
        #expect(Ticks.nice(in: Scale(0, 10), count: 5) == [0, 2, 4, 6, 8, 10])
        #expect(
            Ticks.nice(in: Scale(0.13, 0.61), count: 5) == [
                0.2, 0.30000000000000004, 0.4, 0.5, 0.6000000000000001,
            ])
        #expect(Ticks.nice(in: Scale(0, 1), count: 0).isEmpty)
        #expect(
            Ticks.positions(in: Scale(36_783_064, 36_785_064), count: 4) == [
                36_783_499, 36_783_999, 36_784_499, 36_784_999,
            ])
        #expect(Ticks.positions(in: Scale(10, 12), count: 9) == [10, 11, 12])
        #expect(
            Ticks.decimals(for: 0.25) == 1 && Ticks.decimals(for: 0.01) == 2 && Ticks.decimals(for: 5) == 0)
        #expect(Ticks.step(for: .nan, count: 3) == 1 && Ticks.step(for: 10, count: -1) == 1)
        for scale in [Scale(1e300, 2e300), Scale(1e-300, 2e-300), Scale(1e15, 1e15 + 1)] {
            #expect(Ticks.nice(in: scale, count: 5).count <= 6)
        }
    }

    @Test func columnMaps() {
        let map = ColumnMap(start: 100, end: 200, columns: 10)
        #expect(map.column(of: 100) == 0 && map.column(of: 199.9) == 9 && map.column(of: 200) == nil)
        #expect(map.columns(from: 105, to: 125) == 0..<3 && map.columns(from: 110, to: 110) == 1..<2)
        #expect(map.columns(from: 0, to: 50) == nil && map.columns(from: 0, to: 500) == 0..<10)
        #expect(map.columns(from: .nan, to: 5) == nil)
        #expect(map.position(of: 3) == 130)
        #expect(ColumnMap(start: 5, end: 5, columns: -3).column(of: 5) == nil)
    }

    // MARK: sparklines and bars

    @Test func sparklineHeights() {
        let values = (0...8).map(Double.init)
        #expect(Sparkline(values).text(1, 9) == "▁▁▂▃▄▅▆▇█\n")
        #expect(Sparkline([16, 12, 4, 0]).text(2, 4) == "█▄\n██▄▁\n")
        #expect(Sparkline(values).text(1, 9, mono) == "__.:-=+*#\n")
    }

    @Test func sparklineGapsClipsAndScales() {
        #expect(Sparkline([1, .nan, 0, 1]).text(1, 4) == "█╌▁█\n")
        #expect(Sparkline([5, 1, .infinity, -.infinity], scale: Scale(0, 2)).text(1, 4) == "▲▄▲▁\n")
        #expect(Sparkline([1, 2]).text(1, 4) == "▄▄██\n")
        #expect(Sparkline([1, 1, 0, 0, .nan, .nan]).text(1, 3) == "█▁╌\n")
        #expect(Sparkline([.nan, .nan]).text(1, 2) == "╌╌\n")
        #expect(Sparkline([]).text(1, 3) == "\n")
    }

    @Test func sparklineTones() {
        let look = Look.shipped()
        var grid = Grid(rows: 2, columns: 1, style: look.screen)
        grid.draw(Sparkline([1], low: [1], high: [1.5], scale: Scale(0, 2)), in: grid.bounds, with: look)
        #expect(grid.plainText == "▄\n█\n")
        #expect(grid[0, 0].foreground == look.faintStyle(.signal).foreground)
        #expect(grid[1, 0].foreground == look.style(.signal).foreground && grid[1, 0].attributes == .bold)
        grid = Grid(rows: 1, columns: 1, style: look.screen)
        grid.draw(Sparkline([1], high: [2], scale: Scale(0, 2)), in: grid.bounds, with: look)
        #expect(grid[0, 0].scalar == "▄" && grid[0, 0].background == look.faintStyle(.signal).foreground)
        // Without colours for tones, what lies above the mean is a shade.
        #expect(Sparkline([1], high: [2], scale: Scale(0, 2)).text(2, 1, mono) == ".\n#\n")
    }

    @Test func sparklineLine() {
        #expect(Sparkline([0, 1, 2, 3], scale: Scale(0, 3), form: .line).text(1, 2) == "⡠⠊\n")
        #expect(Sparkline([0, 3, .nan, .nan], scale: Scale(0, 3), form: .line).text(1, 2) == "⡸╌\n")
        #expect(Sparkline([1, 2], form: .line).text(1, 2, .shipped("dark", .trueColor, .blocks)) == "▄█\n")
        #expect(Sparkline.samples(columns: 7, form: .line, glyphs: Glyphs(.braille)) == 14)
        #expect(Sparkline.samples(columns: 7, form: .line, glyphs: Glyphs(.blocks)) == 7)
        #expect(Sparkline.samples(columns: -7, form: .area, glyphs: Glyphs(.braille)) == 0)
    }

    @Test func divergingBars() {
        let look = Look.shipped()
        var grid = Grid(rows: 2, columns: 5, style: look.screen)
        grid.draw(DivergingBars([1, 0.5, -0.5, -1, .nan]), in: grid.bounds, with: look)
        #expect(grid.plainText == "█▄  ╌\n  ▄█\n")
        // A bar that hangs half-way down is the lower half, reversed.
        #expect(
            grid[1, 2].attributes == .reverse && grid[1, 2].foreground == look.style(.negative).foreground)
        #expect(DivergingBars([2, -2], reach: 1).text(2, 2) == "▲\n ▼\n")
        #expect(DivergingBars([1, -1, 0]).text(1, 3) == "██▁\n")
        #expect(DivergingBars([1, -1, -0.5, -0.2]).text(1, 4, mono) == "#%\"'\n")
        #expect(DivergingBars([3, -4, 1, .nan, .nan, .nan]).values.count == 6)
        #expect(DivergingBars.extreme([3, -4, 1, .nan], 0, of: 2) == -4)
        #expect(DivergingBars([1], reach: .nan).reach == 1)
    }

    @Test func horizontalBars() {
        let bars = Bars(
            [Bar("a", to: 1, text: "1.0"), Bar("bcd", to: -0.5, text: "-0.5")], scale: Scale(-1, 1))
        #expect(bars.text(2, 17) == "a       ████  1.0\nbcd   ██     -0.5\n")
        func one(_ bar: Bar, _ form: Bars.Form = .bar, _ look: Look = .shipped()) -> String {
            Bars([bar], scale: Scale(0, 1), form: form).text(1, 12, look)
        }
        #expect(one(Bar("a", to: 0.5, text: "x")) == "a ████     x\n")
        #expect(one(Bar("a", to: 0.3125, text: "x")) == "a ██▌      x\n")
        #expect(one(Bar("a", from: 0.3125, to: 0.5, text: "x")) == "a   ▌█     x\n")
        #expect(one(Bar("a", to: 0.5, text: "x"), .lollipop) == "a ├───●    x\n")
        #expect(one(Bar("a", from: 0.5, to: 0.25, text: "x"), .lollipop) == "a   ●─┤    x\n")
        #expect(one(Bar("a", to: .nan, text: "NA")) == "a ╌       NA\n")
        #expect(one(Bar("a", to: 0, text: "0")) == "a │        0\n")
        #expect(one(Bar("a", to: 0.5, text: "x"), .bar, mono) == "a ====     x\n")
        #expect(one(Bar("much too long a name", to: 0.5, text: "x")) == "muc… ██▌   x\n")
        var marked = Bars([Bar("a", to: 0.5, text: "x")], scale: Scale(0, 1))
        marked.reference = 0.9
        #expect(marked.text(1, 12) == "a ████   │ x\n")
        marked.bars[0].spread = 0.25
        marked.bars[0].tick = 0
        #expect(marked.text(1, 12) == "a ◆███ ─┤│ x\n")
        #expect(bars.row(of: 1, in: Rect(row: 4, column: 0, height: 2, width: 5)).row == 5)
        #expect(bars.row(of: 2, in: Rect(row: 4, column: 0, height: 2, width: 5)).isEmpty)
    }
}
