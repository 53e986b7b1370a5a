import PrismModel
import Testing

@testable import Canvas

@Suite struct GridTests {
    @Test func writesAndReads() {
        var grid = Grid(rows: 2, columns: 8)
        let end = grid.write("MYH9", row: 1, column: 2, style: Style(.indexed(3), .bold))
        #expect(end == 6)
        #expect(grid.plainText == "\n  MYH9\n")
        #expect(grid[1, 2].style == Style(.indexed(3), on: .terminal, .bold))
        #expect(grid[9, 9] == .blank && grid[-1, 0] == .blank)
    }

    @Test func cutsAtEveryEdge() {
        var grid = Grid(rows: 1, columns: 4)
        grid.write("abcdefgh", row: 0, column: -2)
        #expect(grid.plainText(row: 0) == "cdef")
        grid.write("xyz", row: 0, column: 3)
        #expect(grid.plainText(row: 0) == "cdex")
        for row in [-1, 1, Int.max, Int.min] { grid.write("no", row: row, column: 0) }
        for column in [Int.max, Int.min] { grid.write("no\u{301}", row: 0, column: column) }
        #expect(grid.plainText(row: 0) == "cdex")
    }

    @Test func controlCharactersAreHarmless() {
        var grid = Grid(rows: 1, columns: 20)
        grid.write("a\u{1B}[31mb\tc\u{7}\u{9B}d\u{202E}e", row: 0, column: 0)
        #expect(grid.plainText(row: 0) == "a\u{FFFD}[31mb c\u{FFFD}\u{FFFD}de")
    }

    @Test func wideCharactersStayWhole() {
        var grid = Grid(rows: 1, columns: 6)
        grid.write("日本", row: 0, column: 1)
        #expect(grid[0, 1].width == 2 && grid[0, 2].isContinuation)
        #expect(grid.plainText(row: 0) == " 日本")
        grid.write("x", row: 0, column: 2)
        #expect(grid.plainText(row: 0) == "  x本")
        grid.write("y", row: 0, column: 3)
        #expect(grid.plainText(row: 0) == "  xy")
        grid.write("日", row: 0, column: 5)
        #expect(grid.plainText(row: 0) == "  xy")
        grid.write("日z", row: 0, column: -1)
        #expect(grid.plainText(row: 0) == " zxy")
    }

    @Test func marksJoinTheirLetter() {
        var grid = Grid(rows: 1, columns: 6)
        grid.write("e\u{301}\u{308}日\u{302}", row: 0, column: 0)
        #expect(grid[0, 0].text == "e\u{301}")
        #expect(grid[0, 1].text == "日\u{302}")
        grid.write("a", row: 0, column: 0)
        grid.write("\u{301}", row: 0, column: 1)
        #expect(grid[0, 0].text == "a")
    }

    @Test func transparentColoursKeepWhatIsBeneath() {
        var grid = Grid(rows: 1, columns: 3, style: Style(.indexed(7), on: .indexed(4)))
        grid.write("ab", row: 0, column: 0, style: Style(.indexed(1)))
        #expect(grid[0, 0].background == .indexed(4))
        grid.tint(Rect(row: 0, column: 1, height: 1, width: 1), Style(.transparent, on: .indexed(2), .bold))
        #expect(grid[0, 1].style == Style(.indexed(1), on: .indexed(2), .bold))
        #expect(grid[0, 1].scalar == "b")
        #expect(Grid(rows: 1, columns: 1, style: Style(.transparent))[0, 0].style == .plain)
    }

    @Test func sizesAreBounded() {
        #expect(Grid(rows: -1, columns: -5).cells.isEmpty)
        #expect(Grid(rows: .max, columns: 1).rows == Grid.limit)
        #expect(MemoryLayout<Cell>.stride == 16)
    }

    @Test func changesAreFoundAndWholeCharactersOnly() {
        var old = Grid(rows: 3, columns: 10)
        old.write("a日b", row: 1, column: 2)
        var new = old
        #expect(changes(new, old).isEmpty)
        new.write("x", row: 2, column: 9)
        new.write("c", row: 1, column: 4)
        // The wide character that was cut changes in both halves.
        #expect(changes(new, old) == ["1:3..<5", "2:9..<10"])
        new.write("日", row: 0, column: 0)
        #expect(changes(new, old).first == "0:0..<2")
        #expect(changes(Grid(rows: 2, columns: 3), old) == ["0:0..<3", "1:0..<3"])
    }

    private func changes(_ new: Grid, _ old: Grid) -> [String] {
        var found: [String] = []
        new.forEachChange(from: old) { found.append("\($0):\($1)") }
        return found
    }

    @Test func applyingTheChangesGivesTheNewGrid() {
        var random = SplitMix64(seed: 5)
        for _ in 0..<200 {
            var old = Grid(
                rows: .random(in: 0...4, using: &random), columns: .random(in: 0...12, using: &random))
            scribble(on: &old, &random)
            var new = old
            scribble(on: &new, &random)
            var patched = old
            new.forEachChange(from: old) { row, columns in
                for column in columns where !new[row, column].isContinuation {
                    patched.set(new[row, column], row: row, column: column)
                }
            }
            #expect(patched == new)
        }
    }

    /// Nothing is written outside the clip, and no wide character is ever left without its half.
    @Test func randomWritesStayInside() {
        var random = SplitMix64(seed: 1)
        for _ in 0..<500 {
            var grid = Grid(
                rows: .random(in: 0...5, using: &random), columns: .random(in: 0...14, using: &random))
            let clip = Rect(
                row: .random(in: -2...5, using: &random), column: .random(in: -2...14, using: &random),
                height: .random(in: 0...6, using: &random), width: .random(in: 0...16, using: &random))
            grid.clipped(to: clip) { grid in scribble(on: &grid, &random) }
            for row in 0..<grid.rows {
                for column in 0..<grid.columns {
                    let cell = grid[row, column]
                    if !clip.contains(row: row, column: column) { #expect(cell == .blank) }
                    if cell.width == 2 { #expect(grid[row, column + 1].isContinuation) }
                    if cell.isContinuation { #expect(grid[row, column - 1].width == 2) }
                }
            }
            #expect(grid.clip == grid.bounds)
        }
    }

    private func scribble(on grid: inout Grid, _ random: inout SplitMix64) {
        let letters = Array("aé日語\u{301}\u{1B}█⣿😀\t ".unicodeScalars)
        for _ in 0..<12 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                if let letter = letters.randomElement(using: &random) { text.append(letter) }
            }
            let row = Int.random(in: -1...grid.rows, using: &random)
            let column = Int.random(in: -4...(grid.columns + 1), using: &random)
            switch Int.random(in: 0...3, using: &random) {
            case 0: grid.fill(Rect(row: row, column: column, height: 2, width: 3), "·")
            case 1: grid.put("日", row: row, column: column)
            default: grid.write(String(text), row: row, column: column, style: Style(.indexed(2)))
            }
        }
    }
}
