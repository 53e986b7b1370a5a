import Testing

@testable import Explorer

/// What edits of bases and signals do, and where they show.
@Suite struct MutateEditTests {
    /// A deleted stretch is marked in its track, also where nothing was measured, and by what it became.
    @Test func deletedStretchesShowInTheTrack() {
        var state = ExplorerState.editing()
        state.baseline = .zero
        state.press("Tab s l l l l l l l l l d")
        #expect(state.text.split(separator: "\n").contains { $0.contains("DNase") && $0.contains("ALT 0") })
        state.press("u l l d")
        let arrow = String(state.look.glyphs.signs.down)
        #expect(state.text.split(separator: "\n").contains { $0.contains("DNase") && $0.contains(arrow) })
        state.press("B s h h h h h h h h h d")
        #expect(state.text.contains("ALT mean"))
    }

    /// A change is set beside the prediction that it changes.
    @Test func effectsStandBesideThePrediction() {
        #expect(Words.share(0.0005, of: -1.6) == "0.031 %" && Words.share(1, of: 0) == nil)
        #expect(Words.share(.nan, of: 1) == nil)
        for (rows, columns) in [(24, 80), (40, 120), (60, 200)] {
            var state = ExplorerState.mutating(rows: rows, columns: columns)
            #expect(state.text.contains("largest +0.07, 10 %") || state.text.contains("largest -0.07, 10 %"))
            state.press("Enter")
            state.press(["a", "c", "g", "t"][Int((Sample.window(2).bases[1000] + 1) % 4)])
            #expect(state.text.contains("Δ +0.013, 1.9 %"))
            #expect(!state.text.contains("an…"))
        }
    }

    @Test func typingABaseMovesThePrediction() throws {
        var state = ExplorerState.editing()
        let before = try #require(state.forecast?.observed.mean)
        let own = Sample.window(2).bases[1000]
        let letters = ["a", "c", "g", "t"]
        let other = (own + 1) % 4
        state.press(letters[Int(other)])
        #expect(state.currentEdits == [.base(position: 1000, code: other)])
        let after = try #require(state.forecast?.observed.mean)
        #expect(abs(after - before - Sample.effect(1000, other)) < 1e-9 && after != before)
        #expect(state.referenceForecast?.observed.mean == before)
        #expect(state.text.contains("REF") && state.text.contains("ALT") && state.text.contains("1 edit"))
        // The window's own base is no edit, but can be taken back like one.
        state.press(letters[Int(own)])
        #expect(state.currentEdits.isEmpty && state.forecast?.observed.mean == before)
        state.press("u")
        #expect(state.currentEdits.count == 1)
        state.press("R")
        #expect(state.currentEdits.isEmpty)
        state.press("u")
        #expect(state.message?.text.contains("this gene has no edits") == true)
    }

    /// However few rows there are, REF stands over ALT, letter by letter, and one line says where the TSS is.
    @Test(arguments: [false, true], [(16, 60), (20, 60), (20, 70)])
    func editedBasesStayReadable(isCompared: Bool, size: (rows: Int, columns: Int)) throws {
        var state =
            isCompared
            ? ExplorerState.compared(rows: size.rows, columns: size.columns)
            : Sample.state(rows: size.rows, columns: size.columns)
        state.press("i Enter")
        state.pressAnotherBase()
        let lines = state.grid(.main).plainText.split(separator: "\n").map(String.init)
        let rows = try ["REF +", "ALT +"].map { name in
            let line = try #require(lines.first { $0.contains(name) }, "\(name) in\n\(state.text)")
            return line.split(separator: " ").last { $0.count > 10 }
        }
        let (reference, edited) = (try #require(rows[0]), try #require(rows[1]))
        let changed = zip(reference, edited).filter { $0 != $1 }.count
        #expect(reference.count == edited.count && changed == 1)
        #expect(lines.contains { $0.contains("TSS") && !$0.contains("chrA:") })
    }

    @Test func deletingAStretchOfASignal() throws {
        var state = ExplorerState.editing()
        state.baseline = .zero
        let before = try #require(state.forecast?.observed.mean)
        state.press("Tab s l l l l")
        #expect(state.selection == 1000..<1005)
        state.press("d")
        #expect(state.currentEdits == [.signal(1, positions: 1000..<1005, by: .zero)])
        #expect(state.selection == nil)
        #expect(try abs(#require(state.forecast?.observed.mean) - before + 0.005) < 1e-9)
        #expect(state.editedWindow?.signals[1002 * 3 + 1] == 0)
        // Without a selection the cursor's column.
        state.press("z d")
        let step = state.mutateStep
        guard case .signal(1, let positions, .zero)? = state.currentEdits.last else {
            Issue.record("nothing deleted")
            return
        }
        #expect(positions.count == step && positions.contains(state.cursor))
        // Esc lets go of a selection with the mode, before it leaves.
        state.press("s Esc")
        #expect(state.selection == nil && state.view == .mutate)
    }

    @Test func editsBelongToTheirGeneAndShowInTheLocusView() {
        var state = ExplorerState.editing()
        state.pressAnotherBase()
        state.press("s l l d Esc Esc")
        #expect(state.view == .locus && state.text.contains("2 edits"))
        state.press("+ + + + + + +")
        #expect(state.text.contains("ALT"))
        state.press("j")
        #expect(state.currentEdits.isEmpty && !state.text.contains("2 edits"))
        state.press("k")
        #expect(state.currentEdits.count == 2)
        state.press("a")
        #expect(state.text.contains("with 2 edits"))
        #expect(state.ablation.full != nil && state.ablation.full != state.fullForecast?.observed.mean)
    }
}
