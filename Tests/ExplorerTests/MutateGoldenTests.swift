import Testing

@testable import Explorer

/// The mutate view as it is drawn.
@Suite struct MutateGoldenTests {
    @Test(arguments: [(20, 60), (24, 80), (40, 120), (60, 200)])
    func golden(rows: Int, columns: Int) throws {
        var state = ExplorerState.mutating(rows: rows, columns: columns)
        try Golden.check(state, .main, "mutate-\(columns)x\(rows)")
        state.press("Enter")
        state.pressAnotherBase()
        state.press("l l l Tab s l l l l l l l d")
        try Golden.check(state, .main, "mutate-edited-\(columns)x\(rows)")
        state.press("z")
        try Golden.check(state, .main, "mutate-window-\(columns)x\(rows)")
    }

    /// The locus view, with the edits marked: over the window, and with letters.
    @Test func goldenLocus() throws {
        var state = ExplorerState.editing()
        state.pressAnotherBase()
        state.press("Tab s L L d Esc Esc")
        try Golden.check(state, .main, "locus-edited")
        state.press("+ + + + + + +")
        try Golden.check(state, .main, "bases-edited")
    }

    @Test func goldenInColour() throws {
        let state = ExplorerState.mutating(rows: 24, columns: 80, look: Sample.look(.trueColor))
        try Golden.check(state.grid(.main).transcript, "mutate-colour")
    }

    @Test func goldenInASCII() throws {
        let state = ExplorerState.mutating(look: Sample.look(.mono, .ascii))
        #expect(state.text.utf8.allSatisfy { $0 < 0x80 })
        try Golden.check(state, .main, "mutate-ascii")
    }
}
