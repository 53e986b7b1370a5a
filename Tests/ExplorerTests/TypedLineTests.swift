import Canvas
import Testing

@testable import Explorer

/// Whatever is typed, wherever: the cursor is seen behind it, and nothing is written over a border.
@Suite struct TypedLineTests {
    private static let long =
        "/data/projects/chromatin/2026/very/long/directory/of/the/lab/GM12878/dataset.toml"

    /// Opens a line to type into, and what its keys are.
    private static let openings: [(keys: String, rest: String)] = [
        (":", "compare " + long), (":", "genes " + long), (":", "variants " + long), ("/", long), ("?", long),
        ("e Ctrl-U", long), (":", String(repeating: "漢字", count: 60)),
        ("/", String(repeating: "e\u{301}", count: 90)),
    ]

    @Test(arguments: [(24, 80), (30, 100), (10, 40)], 0..<8)
    func `the end of what is typed shows, and the border stays`(size: (Int, Int), opening: Int) {
        let (keys, rest) = Self.openings[opening]
        var state = Sample.state(rows: size.0, columns: size.1)
        state.press(keys)
        guard state.popup != nil else { return }
        let isListed = state.popup is FilterPopup
        if isListed, Screen(state).list.isEmpty { return }
        func frame(_ state: ExplorerState) -> [Unicode.Scalar] {
            let grid = state.grid(isListed ? .list : .popup)
            return (0..<grid.rows).flatMap { row in
                [grid[row, 0].scalar, grid[row, grid.columns - 1].scalar]
            }
        }
        Sample.settle(&state, update(&state, .type("x")))
        Sample.settle(&state, update(&state, .type(rest)))
        let grid = state.grid(isListed ? .list : .popup)
        let shown = state.text.split(separator: "\n").first { $0.contains(rest.suffix(3)) }
        #expect(shown != nil, "\(grid.plainText)")
        // The first and the last column are the frame's in every line between its corners.
        let sides = Set(frame(state).dropFirst(2).dropLast(2))
        #expect(sides.count == 1, "\(sides)\n\(grid.plainText)")
        let cursor = state.look.style(.inputCursor)
        let cells = (0..<grid.rows).flatMap { row in (1..<(grid.columns - 1)).map { grid[row, $0] } }
        #expect(cells.contains { $0.style.attributes == cursor.attributes && $0.scalar == " " })
    }

    @Test(arguments: 0...12) func `a line has the width that it is given`(width: Int) {
        for text in ["", "ab", "abcdefgh", "漢字漢字", "e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}"] {
            let spans = TypedLine.spans("> ", text, width: width, Sample.look())
            #expect(spans.columnWidth <= max(3, width), "\(spans)")
            #expect(spans.last == Span(" ", .inputCursor) && spans.first == Span("> ", .input))
            let isWhole = text.columnWidth + 3 <= width
            #expect(spans[1].text == text || !isWhole)
            if !isWhole, width > 5 {
                #expect(spans[1].text.hasPrefix("…") && text.hasSuffix(spans[1].text.dropFirst()))
            }
        }
    }

    @Test func `a long name of a state keeps its cursor`() {
        let popup = RenamePopup(state: 0, text: String(repeating: "n", count: 39) + "Z")
        for width in [20, 40, 60, 90] {
            let line = popup.line(width: width, Sample.look()).truncated(to: width)
            #expect(line.contains(Span(" ", .inputCursor)), "\(width): \(line)")
            #expect(line.contains { $0.text.hasSuffix("Z") })
        }
    }
}
