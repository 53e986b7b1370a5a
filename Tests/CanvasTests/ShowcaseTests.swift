import CanvasShowcase
import Testing

@testable import Canvas

/// Every drawing on one frame, at the sizes, depths and glyph levels that matter.
@Suite struct ShowcaseTests {
    @Test(arguments: [
        ("dark", ColorDepth.trueColor, GlyphLevel.braille), ("light", .indexed256, .blocks),
        ("high-contrast", .basic16, .braille), ("colour-blind-safe", .basic8, .blocks),
        ("dark", .mono, .ascii),
    ])
    func golden(theme: String, depth: ColorDepth, glyphs: GlyphLevel) throws {
        let grid = Showcase().grid(rows: 48, columns: 140, look: .shipped(theme, depth, glyphs))
        try Golden.check(grid.transcript, "showcase-\(theme)-\(depth)-\(glyphs)")
    }

    @Test(arguments: [(24, 80), (5, 20)])
    func small(rows: Int, columns: Int) throws {
        let grid = Showcase().grid(rows: rows, columns: columns, look: .shipped())
        try Golden.check(grid.transcript, "showcase-\(rows)x\(columns)")
    }
}
