import Canvas
import PrismModel
import Testing

@testable import Explorer

@Suite struct MutateTests {
    /// At rest in the mutate view, the mutagenesis done before.
    private func state(rows: Int = 40, columns: Int = 120, look: Look = Sample.look()) -> ExplorerState {
        var state = Sample.state(rows: rows, columns: columns, look: look)
        if let question = state.question { state.scans[question] = Sample.scan(question) }
        state.press("i")
        return state
    }

    /// The same, editing.
    private func editing(rows: Int = 40, columns: Int = 120) -> ExplorerState {
        var state = state(rows: rows, columns: columns)
        state.press("Enter")
        return state
    }

    private func jobs(_ effects: [Effect]) -> [Job] {
        effects.compactMap { if case .infer(let job) = $0 { job } else { nil } }
    }

    @Test func theViewScansTheWholeWindow() throws {
        var state = Sample.state()
        state.press("i")
        #expect(state.view == .mutate)
        let scan = try #require(state.scan)
        #expect(scan.map.isComplete && scan.question == state.question)
        for position in [0, 920, 1000, 1999] {
            for code in UInt8(0)..<4 where code != Sample.window(2).bases[position] {
                let found = scan.map.differences[4 * position + Int(code)]
                #expect(abs(Double(found) - Sample.effect(position, code)) < 1e-6)
            }
        }
        state.press("i")
        #expect(state.view == .locus)
    }

    @Test func theScanGoesOnInBatchesAndEscStopsIt() throws {
        var state = Sample.state()
        var open = update(&state, .key(.character("i")))
        for _ in 0..<12 {
            let job = try #require(jobs(open).first)
            open = Sample.answers(to: .infer(job), state).flatMap { update(&state, $0) }
        }
        let done = try #require(state.scan?.map.done)
        #expect(done > 0 && done < 100)
        #expect(state.text.contains("mutagenesis") && state.text.contains(" %"))
        // What is under way still counts; nothing more is begun.
        let running = try #require(state.job)
        #expect(jobs(update(&state, .key(Key(.escape)))).isEmpty)
        #expect(state.view == .mutate && state.mutate.isStopped)
        for answer in Sample.answers(to: .infer(running), state) {
            #expect(jobs(update(&state, answer)).allSatisfy { $0.tier != .scan })
        }
        let before = try #require(state.scan?.map.done)
        let again = try #require(jobs(update(&state, .key(.character("r")))).first)
        for answer in Sample.answers(to: .infer(again), state) { _ = update(&state, answer) }
        #expect(try #require(state.scan?.map.done) > before)
        _ = update(&state, .key(Key(.escape)))
        #expect(state.view == .mutate)
        _ = update(&state, .key(Key(.escape)))
        #expect(state.view == .locus)
    }

    /// A batch that comes when its gene has been left is kept; predictions come before the scan.
    @Test func movingOnOvertakesTheScan() throws {
        var state = Sample.state()
        var open = update(&state, .key(.character("i")))
        while let job = jobs(open).first, job.tier != .scan {
            open = Sample.answers(to: .infer(job), state).flatMap { update(&state, $0) }
        }
        open = Sample.answers(to: .infer(try #require(state.job)), state).flatMap { update(&state, $0) }
        let scan = try #require(state.job)
        #expect(scan.tier == .scan)
        let urgent = try #require(jobs(update(&state, .key(.character("G")))).first)
        #expect(urgent.tier == .current)
        for answer in Sample.answers(to: .infer(scan), state) { _ = update(&state, answer) }
        #expect(state.scans.keys.map { state.scans[$0]?.done } == [8])
        open = [.infer(urgent)]
        while state.scan == nil, let job = jobs(open).first {
            open = Sample.answers(to: .infer(job), state).flatMap { update(&state, $0) }
        }
        #expect(state.scan?.question.gene == 39)
    }

    @Test func theCursorMoves() {
        var state = state()
        #expect(state.cursor == 1000 && state.mutateStep == 1)
        state.press("h h")
        #expect(state.cursor == 998)
        state.press("Right")
        #expect(state.cursor == 999)
        let visible = state.mutateRange.count
        state.press("L")
        #expect(state.cursor == 999 + visible && state.mutateRange.contains(state.cursor))
        for _ in 0..<60 { state.press("L") }
        #expect(state.cursor == 1999 && state.mutateRange.upperBound == 2000)
        for _ in 0..<90 { state.press("H") }
        #expect(state.cursor == 0 && state.mutateRange.lowerBound == 0)
        // Another gene begins at its TSS.
        _ = update(&state, .key(.character("j")))
        #expect(state.cursor == 1000)
    }

    @Test func zoomingFromBasesToTheWindow() {
        var state = state()
        state.press("z")
        #expect(state.mutateRange == 0..<2000)
        let whole = state.mutateStep
        state.press("-")
        #expect(state.mutateStep == whole)
        state.press("l")
        #expect(state.cursor == 1000 + whole)
        for _ in 0..<12 { state.press("+") }
        #expect(state.mutateStep == 1 && state.mutateRange.contains(state.cursor))
        for _ in 0..<12 { state.press("-") }
        #expect(state.mutateStep == whole)
        // A wide column shows the strongest of its changes, with its sign.
        let columns = state.mutateMap
        let strongest = columns.extremes(state.scan?.map ?? Mutagenesis(of: Sample.window(2), reference: 0))
        for (column, value) in strongest.enumerated() where !value.isNaN {
            let all = columns.positions(column).flatMap { position in
                (UInt8(0)..<4).filter { $0 != Sample.window(2).bases[position] }.map {
                    Sample.effect(position, $0)
                }
            }
            #expect(abs(value.magnitude - (all.map(\.magnitude).max() ?? 0)) < 1e-6)
        }
    }

    /// Until the user begins to edit, letters are the commands that they are in every view.
    @Test func lettersEditOnlyOnceEditingHasBegun() {
        let letters = ["a", "c", "g", "t"]
        for (letter, view) in [("a", ViewID.ablation), ("c", .states)] {
            var state = state()
            state.press(letter)
            #expect(state.view == view && state.currentEdits.isEmpty)
        }
        var state = state()
        state.press("s d")
        #expect(
            state.currentEdits.isEmpty && state.selection == nil && !state.text.contains("ADSL3, editing"))
        state.press("Enter")
        #expect(state.text.contains("Mutate ADSL3, editing") && state.text.contains("Esc end editing"))
        let other = letters[Int((Sample.window(2).bases[1000] + 1) % 4)]
        state.press(other)
        #expect(state.currentEdits.count == 1 && state.view == .mutate)
        state.press("l l s l d")
        #expect(state.currentEdits.count == 2)
        state.press("u Esc")
        #expect(state.currentEdits.count == 1 && state.view == .mutate && !state.mutate.isEditing)
        #expect(!state.text.contains("ADSL3, editing"))
        state.press("a")
        #expect(state.view == .ablation && state.currentEdits.count == 1)
    }

    /// Editing is of one gene in one view: it does not wait for the user to come back.
    @Test(arguments: ["j", "i", "v", "Enter", "Esc"])
    func whatEndsEditing(key: String) {
        var state = editing()
        state.press("s l l")
        state.press(key)
        #expect(!state.mutate.isEditing && state.selection == nil)
        if state.view != .mutate { state.press("i") }
        state.press("c")
        #expect(state.currentEdits.isEmpty && state.view != .mutate)
    }

    /// While the user edits, what is no letter of the mode means what it means elsewhere.
    @Test func otherKeysGoOnWhileEditing() {
        var state = editing()
        state.press("2")
        #expect(state.mask == ModalityMask(off: [1]) && state.mutate.isEditing)
        state.press("Tab h + ?")
        #expect(state.focus == 2 && state.cursor == 999 && state.hasPopup)
        state.press("Esc")
        #expect(!state.hasPopup && state.mutate.isEditing)
    }

    /// A user's own key for a command of the mode is the mode's alone.
    @Test func ownKeysForEditing() {
        var state = editing()
        state.views = state.views.typed(by: ["delete-signal": [[.character("v")]]])
        state.press("v")
        #expect(state.currentEdits.count == 1)
        state.press("Esc v")
        #expect(state.view == .fit)
    }

    /// A deleted stretch is marked in its track, also where nothing was measured, and by what it became.
    @Test func deletedStretchesShowInTheTrack() {
        var state = editing()
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
            var state = state(rows: rows, columns: columns)
            #expect(state.text.contains("largest +0.07, 10 %") || state.text.contains("largest -0.07, 10 %"))
            state.press("Enter")
            state.press(["a", "c", "g", "t"][Int((Sample.window(2).bases[1000] + 1) % 4)])
            #expect(state.text.contains("Δ +0.013, 1.9 %"))
            #expect(!state.text.contains("an…"))
        }
    }

    @Test func typingABaseMovesThePrediction() throws {
        var state = editing()
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

    @Test func theMapStaysThatOfTheReferenceUntilAskedForAnew() {
        var state = editing()
        let reference = state.question
        let own = Sample.window(2).bases[1000]
        state.press(["a", "c", "g", "t"][Int((own + 1) % 4)])
        #expect(state.scan?.question == reference && state.text.contains("mutagenesis of REF"))
        var open = update(&state, .key(.character("r")))
        while state.scan == nil, let job = jobs(open).first {
            open = Sample.answers(to: .infer(job), state).flatMap { update(&state, $0) }
        }
        #expect(state.scan?.question == state.question && state.scan?.map.bases[1000] == (own + 1) % 4)
        _ = update(&state, .key(.character("u")))
        #expect(state.scan?.question == reference)
    }

    @Test func deletingAStretchOfASignal() throws {
        var state = editing()
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
        var state = editing()
        let own = Sample.window(2).bases[1000]
        state.press(["a", "c", "g", "t"][Int((own + 1) % 4)])
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

    @Test func theMouseInTheMap() throws {
        var state = state()
        var grid = Grid(state)
        let hits = render(state, into: &grid)
        var place: (row: Int, column: Int)?
        for row in 0..<40 {
            for column in 0..<120
            where hits.at(row: row, column: column)?.target is MutagenesisTarget && place == nil {
                place = (row, column)
            }
        }
        let corner = try #require(place)
        func mouse(_ kind: Mouse.Action, _ column: Int) {
            guard
                let action = Action(
                    .mouse(Mouse(kind, row: corner.row, column: corner.column + column)), over: hits)
            else { return }
            Sample.settle(&state, update(&state, action))
        }
        let start = state.mutateRange.lowerBound
        mouse(.press(.left), 5)
        #expect(state.cursor == start + 5 && state.selection == nil)
        mouse(.drag(.left), 9)
        #expect(state.selection == (start + 5)..<(start + 10))
        mouse(.wheelDown, 9)
        #expect(state.mutateStep == 2)
    }

    @Test func whatCannotBeEditedSaysWhy() {
        var none = Sample.state(hasModel: false)
        none.press("i")
        #expect(none.view == .locus && none.message?.text.contains("no model") == true)
        // Before the window is read.
        var state = Sample.state()
        _ = update(&state, .key(.character("i")))
        _ = update(&state, .key(Key(.enter)))
        _ = update(&state, .key(.character("a")))
        #expect(state.message?.text.contains("being read") == true && state.currentEdits.isEmpty)
    }

    @Test func aWindowThatCannotBeReadSaysWhy() throws {
        var state = Sample.state()
        var open = update(&state, .key(.character("i")))
        while let job = jobs(open).first {
            open = []
            let outcome: Arrival.Outcome =
                if case .input = job.work { .input(.failure(Problem("the genome is gone"))) } else {
                    .forecast(.success(Sample.forecast(try #require(state.question))))
                }
            open += update(&state, .arrived(.job(Arrival.JobArrival(job: job, outcome: outcome))))
            if case .input = job.work { break }
        }
        #expect(state.text.contains("the genome is gone"))
    }

    @Test(arguments: [(24, 80), (40, 120), (60, 200)])
    func golden(rows: Int, columns: Int) throws {
        var state = state(rows: rows, columns: columns)
        try Golden.check(state, .main, "mutate-\(columns)x\(rows)")
        state.press("Enter")
        let own = Sample.window(2).bases[1000]
        state.press(["a", "c", "g", "t"][Int((own + 1) % 4)])
        state.press("l l l Tab s l l l l l l l d")
        try Golden.check(state, .main, "mutate-edited-\(columns)x\(rows)")
        state.press("z")
        try Golden.check(state, .main, "mutate-window-\(columns)x\(rows)")
    }

    /// The locus view, with the edits marked: over the window, and with letters.
    @Test func goldenLocus() throws {
        var state = editing()
        let own = Sample.window(2).bases[1000]
        state.press(["a", "c", "g", "t"][Int((own + 1) % 4)])
        state.press("Tab s L L d Esc Esc")
        try Golden.check(state, .main, "locus-edited")
        state.press("+ + + + + + +")
        try Golden.check(state, .main, "bases-edited")
    }

    @Test func goldenInColour() throws {
        let state = state(rows: 24, columns: 80, look: Sample.look(.trueColor))
        try Golden.check(state.grid(.main).transcript, "mutate-colour")
    }

    @Test func goldenInASCII() throws {
        let state = state(look: Sample.look(.mono, .ascii))
        #expect(state.text.utf8.allSatisfy { $0 < 0x80 })
        try Golden.check(state, .main, "mutate-ascii")
    }

    /// A map that stays that of the reference says so in the file, too.
    @Test func theWrittenMapSaysWhatItIsOf() throws {
        var state = editing()
        state.press(["a", "c", "g", "t"][Int((Sample.window(2).bases[1000] + 1) % 4)])
        let table = ExportMutants.table(state)
        #expect(table.rows.count == 6000 && table.notes.contains { $0.hasPrefix("window: REF") })
    }

    /// What is not predicted yet is not taken for no change, however far out the view is.
    @Test func whatIsNotDoneIsNotZero() {
        var scan = Mutagenesis(of: Sample.window(2), reference: 0)
        scan.take(0..<20, predictions: scan.mutants(at: 0..<20).map { _ in 1 })
        for step in [1, 3, 40] {
            let columns = MutateColumns(range: 0..<2000, step: step, count: (2000 + step - 1) / step)
            for (column, value) in columns.extremes(scan).enumerated() {
                let isDone = columns.positions(column).contains { (990...1009).contains($0) }
                #expect(value.isNaN != isDone && (!isDone || value == 1))
            }
        }
    }
}
