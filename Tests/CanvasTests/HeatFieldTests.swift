import Testing

@testable import Canvas

@Suite struct HeatFieldTests {
    private let field = HeatField([0, 1, 0.5, 0.5, .nan, 1], columns: 2, scale: Scale(0, 1))

    @Test func twoRowsShareALineWhereThereAreColours() throws {
        let look = ThemeLibrary().look(theme: "dark", depth: .trueColor, glyphs: .braille)
        var grid = Grid(rows: 2, columns: 4, style: look.screen)
        grid.draw(field, in: grid.bounds, with: look)
        #expect(HeatField.rowsPerLine(with: look) == 2 && HeatField.line(ofRow: 2, with: look) == 1)
        let gradient = look.gradient("heat")
        #expect(grid[0, 0].scalar == "▀" && grid[0, 0].foreground == gradient.color(at: 0))
        #expect(
            grid[0, 3].foreground == gradient.color(at: 1) && grid[0, 3].background == gradient.color(at: 0.5)
        )
        // A row beyond the last has the screen's ground.
        #expect(
            grid[1, 3].foreground == gradient.color(at: 1) && grid[1, 3].background == look.screen.background)
    }

    @Test func withoutColoursShadesTell() {
        let look = ThemeLibrary().look(theme: "mono", depth: .mono, glyphs: .ascii)
        var grid = Grid(rows: 3, columns: 2)
        grid.draw(field, in: grid.bounds, with: look)
        let lines = grid.plainText.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0] != lines[1] && lines[2].hasPrefix(String(look.glyphs.signs.dot)))
        #expect(grid.plainText.utf8.allSatisfy { $0 < 0x80 })
    }

    /// Of differences both signs are told apart with colours and without, and 0 is neither.
    @Test func differencesHaveASign() throws {
        let changes = HeatField([-1, 0, 1, .nan], columns: 4, scale: Scale(-1, 1), gradient: "diverging")
        let look = ThemeLibrary().look(theme: "dark", depth: .trueColor, glyphs: .braille)
        var grid = Grid(rows: 1, columns: 4, style: look.screen)
        grid.draw(changes, in: grid.bounds, with: look)
        let gradient = look.gradient("diverging")
        #expect((0..<3).map { grid[0, $0].foreground } == [0, 0.5, 1].map { gradient.color(at: $0) })
        // Where there is no data there is no colour either, whatever stands for a difference of 0.
        #expect(grid[0, 3].scalar == ColorScale.absence(isDiverging: true, with: look))
        #expect(grid[0, 3].foreground == look.style(.nodata).foreground)
        let values: [Float] = [-1, -0.3, 0, 1, .nan]
        let shades = HeatField(values, columns: 5, scale: Scale(-1, 1), gradient: "diverging")
        for glyphs in [GlyphLevel.ascii, .braille] {
            let mono = ThemeLibrary().look(theme: "mono", depth: .mono, glyphs: glyphs)
            var plain = Grid(rows: 1, columns: 5)
            plain.draw(shades, in: plain.bounds, with: mono)
            #expect(Set((0..<5).map { plain[0, $0].scalar }).count == 5, "\(plain.plainText)")
        }
    }

    @Test(arguments: [0, 1, 3]) func anyRectangle(columns: Int) {
        let look = ThemeLibrary().look(theme: "dark", depth: .trueColor, glyphs: .braille)
        for rows in 0...4 {
            var grid = Grid(rows: 5, columns: 5)
            grid.draw(
                HeatField([1, 2, 3], columns: columns, scale: Scale(0, 1)),
                in: Rect(row: 1, column: 1, height: rows, width: columns), with: look)
        }
    }
}
