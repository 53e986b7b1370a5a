import Canvas
import PrismModel
import Testing

@testable import Explorer

/// Bases drawn as letters as high as what they do.
@Suite struct LetterTests {
    /// Zoomed in to single bases around the TSS.
    private func close(rows: Int, columns: Int, look: Look = Sample.look()) -> ExplorerState {
        var state = Sample.state(rows: rows, columns: columns, look: look)
        while state.locus.length > Screen(state).plotColumns { state.press("+") }
        return state
    }

    @Test func `letters where a column is one base, bars before`() throws {
        var state = close(rows: 60, columns: 200)
        let columns = Screen(state).plotColumns
        let map = state.columnMap(columns: columns)
        let window = try #require(state.window)
        let letters = try #require(
            AttributionRows.Columns(map, window: window, isSummed: true).letters(state))
        #expect(letters.count == columns && AttributionRows.showsLetters(state))
        for column in 0..<columns {
            guard let letter = letters[column].letter else { continue }
            let place = Int(map.position(of: column) + map.step / 2) - window.lowerBound
            #expect(String(letter) == ExplorerState.letter(Sample.window(2).bases[place]))
        }
        let size = AttributionRows.Size(state, height: Frame.inside(Screen(state).main).height)
        #expect(size.baseHeight > size.bandHeight)
        state.press("-")
        #expect(!AttributionRows.showsLetters(state))
        let wide = AttributionRows.Size(state, height: Frame.inside(Screen(state).main).height)
        #expect(wide.baseHeight == wide.bandHeight)
    }

    @Test func `a letter stands for a base once, however wide it is drawn`() throws {
        var state = close(rows: 60, columns: 200)
        state.press("+")
        let columns = Screen(state).plotColumns
        let window = try #require(state.window)
        let letters = try #require(
            AttributionRows.Columns(state.columnMap(columns: columns), window: window, isSummed: true)
                .letters(state))
        #expect(letters.count { $0.letter != nil } <= state.locus.length + 1)
    }

    @Test func golden() throws {
        try Golden.check(close(rows: 60, columns: 200), .main, "locus-letters-200x60")
        try Golden.check(
            close(rows: 40, columns: 120, look: Sample.look(.mono, .ascii)), .main,
            "locus-letters-ascii-120x40")
    }
}
