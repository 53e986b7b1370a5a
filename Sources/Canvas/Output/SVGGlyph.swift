/// Characters that are drawn as shapes: their place in a cell is their meaning.
enum SVGGlyph {
    private static let width = SVGImage.cellWidth
    private static let height = SVGImage.cellHeight

    /// Whether a character is drawn and not set as text.
    static func isDrawn(_ scalar: Unicode.Scalar) -> Bool {
        isBlock(scalar) || (0x2800...0x28FF).contains(scalar.value) || arms[scalar] != nil
            || signs.contains(scalar)
    }

    /// Whether a character is made of rectangles that meet those of its neighbours.
    static func isBlock(_ scalar: Unicode.Scalar) -> Bool { (0x2580...0x259F).contains(scalar.value) }

    /// Draws a block in the cell with its top left corner at (x, y).
    static func drawBlock(
        _ scalar: Unicode.Scalar, _ x: Double, _ y: Double, _ color: UInt32, ground: UInt32,
        on shapes: inout SVGShapes
    ) {
        let code = scalar.value
        switch code {
        case 0x2580: shapes.rect(x, y, width, height / 2, color)
        case 0x2581...0x2588:
            let filled = height * Double(code - 0x2580) / 8
            shapes.rect(x, y + height - filled, width, filled, color)
        case 0x2589...0x258F: shapes.rect(x, y, width * Double(0x2590 - code) / 8, height, color)
        case 0x2590: shapes.rect(x + width / 2, y, width / 2, height, color)
        case 0x2591...0x2593:
            let share = 1 - Double(code - 0x2590) / 4
            let mixed = OKLab(rgb: color).mixed(with: OKLab(rgb: ground), share: share)
            shapes.rect(x, y, width, height, mixed.rgb)
        case 0x2594: shapes.rect(x, y, width, height / 8, color)
        case 0x2595: shapes.rect(x + width * 7 / 8, y, width / 8, height, color)
        case 0x2596...0x259F: quadrants(Int(code - 0x2596), x, y, color, &shapes)
        default: break
        }
    }

    /// Draws another character in the cell with its top left corner at (x, y).
    static func draw(
        _ scalar: Unicode.Scalar, _ x: Double, _ y: Double, _ color: UInt32, on shapes: inout SVGShapes
    ) {
        if (0x2800...0x28FF).contains(scalar.value) {
            braille(scalar.value - 0x2800, x, y, color, &shapes)
        } else if let arms = arms[scalar] {
            lines(arms, x, y, color, &shapes)
        } else {
            sign(scalar, x, y, color, &shapes)
        }
    }

    private static func braille(
        _ dots: UInt32, _ x: Double, _ y: Double, _ color: UInt32, _ shapes: inout SVGShapes
    ) {
        for bit in 0..<8 where dots >> UInt32(bit) & 1 == 1 {
            let column = bit < 6 ? bit / 3 : bit - 6
            let row = bit < 6 ? bit % 3 : 3
            shapes.circle(
                x + width * (Double(column) * 2 + 1) / 4, y + height * (Double(row) * 2 + 1) / 8, 1.15, color)
        }
    }

    /// U+2596…U+259F: which quarters are filled; bits: upper left, upper right, lower left, lower right.
    private static let quarters: [UInt8] = [4, 8, 1, 13, 9, 7, 11, 2, 6, 14]

    private static func quadrants(
        _ index: Int, _ x: Double, _ y: Double, _ color: UInt32, _ shapes: inout SVGShapes
    ) {
        for bit in 0..<4 where quarters[index] >> UInt8(bit) & 1 == 1 {
            shapes.rect(
                x + (bit & 1 == 1 ? width / 2 : 0), y + (bit & 2 == 2 ? height / 2 : 0), width / 2,
                height / 2, color)
        }
    }

    /// The weights of a line's arms from the middle of the cell: 0 none, 1 light, 2 heavy.
    private struct Arms {
        var up = 0.0
        var down = 0.0
        var left = 0.0
        var right = 0.0
    }

    private static let arms: [Unicode.Scalar: Arms] = [
        "─": Arms(left: 1, right: 1), "│": Arms(up: 1, down: 1), "┌": Arms(down: 1, right: 1),
        "┐": Arms(down: 1, left: 1), "└": Arms(up: 1, right: 1), "┘": Arms(up: 1, left: 1),
        "├": Arms(up: 1, down: 1, right: 1), "┤": Arms(up: 1, down: 1, left: 1),
        "┬": Arms(down: 1, left: 1, right: 1), "┴": Arms(up: 1, left: 1, right: 1),
        "┼": Arms(up: 1, down: 1, left: 1, right: 1),
        "━": Arms(left: 2, right: 2), "┃": Arms(up: 2, down: 2), "┏": Arms(down: 2, right: 2),
        "┓": Arms(down: 2, left: 2), "┗": Arms(up: 2, right: 2), "┛": Arms(up: 2, left: 2),
    ]

    private static func lines(
        _ arms: Arms, _ x: Double, _ y: Double, _ color: UInt32, _ shapes: inout SVGShapes
    ) {
        let (middleX, middleY) = (x + width / 2, y + height / 2)
        let unit = 1.1
        // Arms reach across the middle by half a line, so that corners are whole.
        if arms.up > 0 {
            shapes.rect(middleX - arms.up * unit / 2, y, arms.up * unit, height / 2 + unit / 2, color)
        }
        if arms.down > 0 {
            shapes.rect(
                middleX - arms.down * unit / 2, middleY - unit / 2, arms.down * unit, height / 2 + unit / 2,
                color)
        }
        if arms.left > 0 {
            shapes.rect(x, middleY - arms.left * unit / 2, width / 2 + unit / 2, arms.left * unit, color)
        }
        if arms.right > 0 {
            shapes.rect(
                middleX - unit / 2, middleY - arms.right * unit / 2, width / 2 + unit / 2, arms.right * unit,
                color)
        }
    }

    private static let signs: Set<Unicode.Scalar> = ["●", "○", "◆", "▲", "▼", "▸", "◂", "╌", "·"]

    private static func sign(
        _ scalar: Unicode.Scalar, _ x: Double, _ y: Double, _ color: UInt32, _ shapes: inout SVGShapes
    ) {
        let (cx, cy) = (x + width / 2, y + height / 2)
        switch scalar {
        case "●": shapes.circle(cx, cy, 3.2, color)
        case "○":
            // Two circles wound the same way would fill; a ring of short strokes needs no rule.
            for step in 0..<12 {
                let (dx, dy) = SVGGlyph.ring[step]
                shapes.circle(cx + dx * 2.7, cy + dy * 2.7, 0.75, color)
            }
        case "◆": shapes.polygon([(cx, cy - 3.6), (cx + 3.6, cy), (cx, cy + 3.6), (cx - 3.6, cy)], color)
        case "▲": shapes.polygon([(cx, cy - 3.4), (cx + 3.6, cy + 3.2), (cx - 3.6, cy + 3.2)], color)
        case "▼": shapes.polygon([(cx, cy + 3.4), (cx + 3.6, cy - 3.2), (cx - 3.6, cy - 3.2)], color)
        case "▸": shapes.polygon([(cx + 2.8, cy), (cx - 2.2, cy - 3.2), (cx - 2.2, cy + 3.2)], color)
        case "◂": shapes.polygon([(cx - 2.8, cy), (cx + 2.2, cy - 3.2), (cx + 2.2, cy + 3.2)], color)
        case "╌":
            shapes.rect(x + 0.8, cy - 0.55, 2.4, 1.1, color)
            shapes.rect(x + 4.8, cy - 0.55, 2.4, 1.1, color)
        case "·": shapes.circle(cx, cy, 0.9, color)
        default: break
        }
    }

    /// Twelve directions, 30° apart.
    private static let ring: [(Double, Double)] = [
        (1, 0), (0.866, 0.5), (0.5, 0.866), (0, 1), (-0.5, 0.866), (-0.866, 0.5),
        (-1, 0), (-0.866, -0.5), (-0.5, -0.866), (0, -1), (0.5, -0.866), (0.866, -0.5),
    ]
}
