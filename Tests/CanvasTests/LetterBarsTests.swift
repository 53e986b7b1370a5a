import Testing

@testable import Canvas

@Suite struct LetterBarsTests {
    private func text(_ values: [Double], rows: Int, _ level: GlyphLevel = .braille, reach: Double? = nil)
        -> String
    {
        let letters = Array("ACGTACGT".unicodeScalars)
        let columns = values.enumerated().map { LetterBars.Column($1, letters[$0 % 8], .baseA) }
        var grid = Grid(rows: rows, columns: values.count)
        grid.draw(
            LetterBars(columns, reach: reach), in: grid.bounds, with: Look.shipped("dark", .mono, level))
        return grid.plainText
    }

    @Test func `letters pile up and hang`() {
        #expect(text([2, 1, -2, -1, 0, .nan], rows: 4) == "A\nAC  ▁╌\n  GT\n  G\n")
        // What fills no row is a letter too, what fills no second one a bar on it.
        #expect(text([2, 0.5, -0.5, 1.5], rows: 4, reach: 2) == "A  ▄\nAC T\n  G\n\n")
        #expect(text([2, -2, 0.5, -0.5, 0], rows: 1, reach: 2) == "ACGT▁\n")
        #expect(text([9, -9], rows: 2, reach: 2) == "▲\n ▼\n")
    }

    @Test func `letters of less than a row are not bold, and in one row those below zero are reversed`() {
        func styles(_ values: [Double], rows: Int) -> [Attributes] {
            let columns = values.map { LetterBars.Column($0, "A", .baseA) }
            var grid = Grid(rows: rows, columns: values.count)
            grid.draw(
                LetterBars(columns, reach: 2), in: grid.bounds,
                with: Look.shipped("dark", .trueColor, .braille))
            return values.indices.map {
                grid[(rows - 1) / 2 + (values[$0] < 0 && rows > 1 ? 1 : 0), $0].style.attributes
            }
        }
        let tall = styles([2, 0.5, -2, -0.5], rows: 4)
        #expect(tall.map { $0.contains(.bold) } == [true, false, true, false])
        #expect(Set(tall.map { $0.contains(.reverse) }).count == 1)
        let low = styles([2, 0.5, -2, -0.5], rows: 1)
        #expect(low[0].contains(.reverse) != low[2].contains(.reverse))
        #expect(low[1].contains(.reverse) != low[3].contains(.reverse))
    }

    @Test func `in plain ASCII half a row is a letter`() {
        #expect(text([2, 0.6, -0.6, 0.1], rows: 4, .ascii, reach: 2).contains("AC"))
    }

    @Test(arguments: [0, 1, 2, 3, 7]) func `any size and any value`(rows: Int) {
        for values in [[Double.infinity, -.infinity, .nan, 1e300], [], [0, 0, 0]] {
            _ = text(values, rows: rows)
            _ = text(values, rows: rows, .ascii, reach: .nan)
        }
    }
}
