import Testing

@testable import Canvas

/// A line over filled columns: both are read, whatever there is to draw with.
@Suite struct OutlineTests {
    private func drawn(_ values: [Double], rows: Int, _ level: GlyphLevel, depth: ColorDepth = .mono) -> Grid
    {
        let look = ThemeLibrary().look(theme: "dark", depth: depth, glyphs: level)
        var grid = Grid(rows: rows, columns: 4, style: look.screen)
        grid.draw(Sparkline([8, 8, 0, 0], scale: Scale(0, 8)), in: grid.bounds, with: look)
        grid.draw(
            Outline(values, scale: Scale(0, 8), role: Role.signal.companion), in: grid.bounds, with: look)
        return grid
    }

    @Test(arguments: [GlyphLevel.ascii, .blocks, .braille])
    func aLineLiesOverTheColumns(level: GlyphLevel) {
        let grid = drawn([0, 8, 0, 8], rows: 3, level)
        // At the top over an empty column, and still there over a full one.
        let full = Glyphs(level).rising(8)
        #expect(grid[0, 3].scalar != " " && grid[0, 3].scalar != full)
        #expect(grid[0, 1].scalar != full && grid[0, 1].attributes.contains(.reverse))
        #expect(grid[0, 0].scalar == full && grid[2, 2].scalar != " ")
    }

    @Test func inColourTheGroundIsTheColumns() {
        let grid = drawn([8, 8, 8, 8], rows: 2, .braille, depth: .trueColor)
        let look = ThemeLibrary().look(theme: "dark", depth: .trueColor, glyphs: .braille)
        #expect(grid[0, 0].background == look.style(.signal).foreground)
        #expect(grid[0, 0].foreground == look.style(Role.signal.companion).foreground)
    }

    @Test(arguments: [GlyphLevel.ascii, .blocks, .braille]) func oneRowIsShared(level: GlyphLevel) {
        let grid = drawn([8, 8, 8, 8], rows: 1, level)
        #expect(grid[0, 0].scalar == Glyphs(level).rising(8) && grid[0, 1].scalar != grid[0, 0].scalar)
        #expect(grid[0, 3].scalar != " ")
    }

    @Test func whatIsNoNumberIsNoLine() {
        let odd: [Double] = [.nan, .infinity, -.infinity, 1e300]
        for rows in [0, 1, 2, 5] { _ = drawn(odd, rows: rows, .braille) }
        #expect(drawn([.nan, .nan, .nan, .nan], rows: 3, .braille)[0, 3].scalar == " ")
        #expect(drawn([], rows: 3, .blocks)[0, 3].scalar == " ")
    }
}
