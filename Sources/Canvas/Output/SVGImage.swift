/// A grid as an SVG picture.
///
/// Blocks, lines, braille and shades are drawn as shapes, so that they meet without gaps in any viewer and with
/// any font; text is set in whatever monospaced font there is, each run stretched to its columns.
public struct SVGImage {
    /// The grid.
    public var grid: Grid
    /// What is shown for the terminal's own foreground, 0xRRGGBB.
    public var foreground: UInt32
    /// What is shown for the terminal's own background, 0xRRGGBB.
    public var background: UInt32
    /// The picture's title, for those who cannot see it.
    public var title: String

    /// What made it and what it shows, for those who open the file; not shown.
    public var about = ""

    /// The fonts asked for, in order.
    public static let fonts =
        "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace"

    /// A picture of a grid as a theme's terminal would show it.
    public init(_ grid: Grid, theme: Theme, title: String = "") {
        self.grid = grid
        self.title = title
        background = theme.background
        foreground = theme.foreground
    }

    /// The size of a cell in the picture's units.
    static let cellWidth = 8.0
    static let cellHeight = 17.0
    private static let margin = 8.0

    /// The SVG document; the same grid always gives the same bytes.
    public var document: String {
        let width = SVG.number(Double(grid.columns) * Self.cellWidth + 2 * Self.margin)
        let height = SVG.number(Double(grid.rows) * Self.cellHeight + 2 * Self.margin)
        var svg = #"<svg xmlns="http://www.w3.org/2000/svg" width="\#(width)" height="\#(height)" "#
        svg +=
            #"viewBox="0 0 \#(width) \#(height)" role="img" font-family="\#(Self.fonts)" font-size="13">"#
            + "\n"
        if !title.isEmpty { svg += "<title>\(SVG.escaped(title))</title>\n" }
        if !about.isEmpty {
            let lines = about.split(separator: "\n").map { SVG.escaped(String($0)) }
            svg += "<desc>\(lines.joined(separator: "\n"))</desc>\n"
        }
        svg += #"<rect width="100%" height="100%" rx="6" fill="\#(Color.hex(background))"/>"# + "\n"
        svg += #"<g transform="translate(\#(SVG.number(Self.margin)) \#(SVG.number(Self.margin)))">"# + "\n"
        var blocks = SVGShapes(isCrisp: true)
        var shapes = SVGShapes(isCrisp: false)
        var text = ""
        for row in 0..<grid.rows {
            addGrounds(row, to: &blocks)
            addShapes(row, blocks: &blocks, others: &shapes)
            addText(row, to: &text)
        }
        return svg + blocks.paths + shapes.paths + text + "</g>\n</svg>\n"
    }

    private func addGrounds(_ row: Int, to grounds: inout SVGShapes) {
        var start = 0
        for column in 0...grid.columns {
            let isEnd = column == grid.columns
            let color = ground(row, start)
            guard isEnd || ground(row, column) != color else { continue }
            if column > start, color != background {
                grounds.rect(
                    Double(start) * Self.cellWidth, Double(row) * Self.cellHeight,
                    Double(column - start) * Self.cellWidth, Self.cellHeight, color)
            }
            start = column
        }
    }

    private func addShapes(_ row: Int, blocks: inout SVGShapes, others: inout SVGShapes) {
        for column in 0..<grid.columns {
            let cell = grid[row, column]
            let (x, y) = (Double(column) * Self.cellWidth, Double(row) * Self.cellHeight)
            if SVGGlyph.isBlock(cell.scalar) {
                SVGGlyph.drawBlock(cell.scalar, x, y, ink(cell), ground: ground(row, column), on: &blocks)
            } else if SVGGlyph.isDrawn(cell.scalar) {
                SVGGlyph.draw(cell.scalar, x, y, ink(cell), on: &others)
            }
        }
    }

    /// Runs of letters of one look.
    private func addText(_ row: Int, to text: inout String) {
        var column = 0
        while column < grid.columns {
            let first = grid[row, column]
            guard SVGImage.isText(first) else {
                column += 1
                continue
            }
            var run = ""
            let start = column
            var end = column
            while column < grid.columns {
                let cell = grid[row, column]
                if cell.isContinuation {
                    column += 1
                    if !run.isEmpty { end = column }
                    continue
                }
                // A single space inside a run stays in it; two end it, so that columns keep their place.
                let isGap = cell.scalar == " " && !SVGImage.isText(grid[row, column + 1])
                guard (SVGImage.isText(cell) || cell.scalar == " ") && !isGap, cell.style == first.style
                else { break }
                run += cell.text
                column += 1
                end = column
            }
            text += element(run, first, row: row, start: start, end: end)
        }
    }

    private func element(_ run: String, _ cell: Cell, row: Int, start: Int, end: Int) -> String {
        let x = SVG.number(Double(start) * Self.cellWidth)
        let y = SVG.number(Double(row) * Self.cellHeight + 13)
        let length = SVG.number(Double(end - start) * Self.cellWidth)
        var extra = ""
        if cell.attributes.contains(.bold) { extra += #" font-weight="bold""# }
        if cell.attributes.contains(.italic) { extra += #" font-style="italic""# }
        let lines = [(Attributes.underline, "underline"), (.strike, "line-through")]
            .filter { cell.attributes.contains($0.0) }.map(\.1)
        if !lines.isEmpty { extra += #" text-decoration="\#(lines.joined(separator: " "))""# }
        let fill = Color.hex(ink(cell))
        return #"<text x="\#(x)" y="\#(y)" textLength="\#(length)" lengthAdjust="spacingAndGlyphs""#
            + #" xml:space="preserve" fill="\#(fill)"\#(extra)>\#(SVG.escaped(run))</text>"# + "\n"
    }

    private static func isText(_ cell: Cell) -> Bool {
        cell.scalar != " " && !cell.isContinuation && !SVGGlyph.isDrawn(cell.scalar)
    }

    private func ground(_ row: Int, _ column: Int) -> UInt32 {
        let cell = grid[row, column]
        return cell.attributes.contains(.reverse)
            ? cell.foreground.approximateRGB ?? foreground : cell.background.approximateRGB ?? background
    }

    /// The colour of the glyph, faded where it is dim.
    private func ink(_ cell: Cell) -> UInt32 {
        let isReversed = cell.attributes.contains(.reverse)
        let front = cell.foreground.approximateRGB ?? foreground
        let back = cell.background.approximateRGB ?? background
        let (color, ground) = isReversed ? (back, front) : (front, back)
        guard cell.attributes.contains(.dim) else { return color }
        return OKLab(rgb: color).mixed(with: OKLab(rgb: ground), share: 0.4).rgb
    }
}
