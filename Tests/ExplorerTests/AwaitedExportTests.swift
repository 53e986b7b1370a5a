import Canvas
import Foundation
import GenomeData
import PrismModel
import Testing

@testable import Explorer

/// An export writes everything that it announces: what is not known is found out first, or the file says what it lacks.
@Suite struct AwaitedExportTests {
    /// A state of which nothing is known but the model, with the effects that are open.
    private func fresh(signals: Int = 4) -> (state: ExplorerState, open: [Effect]) {
        var state = Sample.state(signals: signals, settled: false)
        var open = start(&state)
        for action in open.flatMap({ Sample.answers(to: $0, state) }) { open = update(&state, action) }
        return (state, open)
    }

    private func choose(_ kind: ExportKind, in state: inout ExplorerState) throws {
        let line = try #require(state.exportKinds.firstIndex(of: kind))
        _ = update(&state, .key(.character("e")))
        var form = ExportForm()
        form.selected = line
        form.name = "x"
        state.popup = ExportPopup(form)
    }

    private func export(_ effects: [Effect]) -> Export? {
        for case .export(let export) in effects { return export }
        return nil
    }

    /// Answers effects until an export is asked for.
    private func finish(_ state: inout ExplorerState, _ effects: [Effect]) -> Export? {
        var open = effects
        while !open.isEmpty {
            let effect = open.removeFirst()
            if case .export(let export) = effect { return export }
            for action in Sample.answers(to: effect, state) { open += update(&state, action) }
        }
        return nil
    }

    @Test func everyKindIsCompletedFirst() throws {
        for view in ViewList.program.views.map(\.id) {
            var probe = fresh().state
            probe.view = view
            for kind in probe.exportKinds where kind.obstacle(in: probe) == nil {
                var (state, open) = fresh()
                state.view = view
                open += update(&state, .tick)
                try choose(kind, in: &state)
                open += update(&state, .accept)
                let written = try #require(export(open) ?? finish(&state, open), "\(view) \(kind.name)")
                #expect(written.kind == kind && state.popup == nil)
                #expect(kind.needs(in: written.state).isEmpty, "\(view) \(kind.name)")
            }
        }
    }

    @Test func masksAndEffectsHaveEveryRow() throws {
        for kind in [ExportKind.masks, .effects] {
            var (state, open) = fresh()
            state.view = .ablation
            try choose(kind, in: &state)
            open += update(&state, .accept)
            #expect(export(open) == nil && state.awaitedNeeds != nil && state.isBusy && state.isWaiting)
            #expect(state.text.contains("Enter writes what is there"))
            let written = try #require(finish(&state, open))
            let table = kind == .masks ? ExportTable.masks(written.state) : .effects(written.state)
            #expect(table.rows.count == 16)
        }
    }

    /// Nothing but Enter and Esc does anything meanwhile; Esc goes back to the dialogue.
    @Test func itCanBeGivenUp() throws {
        var (state, _) = fresh()
        try choose(.masks, in: &state)
        _ = update(&state, .accept)
        let gene = state.gene
        for key in ["j", "q", "x", "Down", "Backspace"] {
            let effects = update(&state, .key(try #require(Key(key))))
            #expect(export(effects) == nil)
        }
        let press = Mouse(.press(.left), row: 5, column: 3)
        let pressed = update(&state, .point(press, GeneLineTarget(line: 7), .empty))
        #expect(export(pressed) == nil)
        #expect(state.gene == gene && state.awaitedNeeds != nil)
        _ = update(&state, .dismiss)
        #expect(state.awaitedNeeds == nil && state.popup != nil && state.writing == nil)
        _ = update(&state, .dismiss)
        #expect(state.popup == nil)
    }

    @Test func whatIsThereCanBeWrittenAndSaysWhatItLacks() throws {
        var (state, _) = fresh()
        try choose(.masks, in: &state)
        _ = update(&state, .accept)
        let effects = update(&state, .accept)
        let written = try #require(export(effects))
        let needs = ExportKind.masks.needs(in: written.state)
        // 16 masks of signals, and as many others as make the Shapley values of features too.
        let total = written.state.coalitions.masks.count
        #expect(total > 16)
        #expect(
            needs.text == "mean signals 0 of 40, predictions \(total - needs.questions.count) of \(total)")
        #expect(ExportTable.masks(written.state).rows.count == written.state.signalMaskValues.count)
    }

    /// What the model cannot predict is not waited for; the table names it.
    @Test func failuresEndTheWait() throws {
        var (state, _) = fresh(signals: 2)
        let all = state.coalitions.masks.compactMap(state.question(under:))
        for question in all.dropFirst() { state.failures[question] = "not finite" }
        state.forecasts[all[0]] = Sample.forecast(all[0])
        #expect(ExportKind.masks.needs(in: state).isEmpty)
        let table = ExportTable.masks(state)
        #expect(table.rows.count == 1 && table.notes.count { $0.hasSuffix("not finite") } == 3)
        state.model = .failed("gone")
        state.view = .ablation
        state.popup = ExportPopup(ExportForm(selected: 1, name: "x", isAwaiting: true))
        _ = update(&state, .tick)
        #expect(state.awaitedNeeds == nil && state.message?.text == "export: gone")
    }

    @Test func manySignalsAreAnnouncedAsTheyAreWritten() {
        #expect(Ablation.exported(signals: 8).count == 256)
        let masks = Ablation.exported(signals: 12, present: ModalityMask(off: [3, 4]))
        #expect(masks.count == 15 && Set(masks).count == 15)
        #expect(Ablation.exported(signals: 12, present: ModalityMask(off: [3])).count == 14)
    }

    /// Through files and the real background: 32 masks of five signals.
    @Test func throughTheBackground() throws {
        let data = try SmallData(signals: 5)
        var session = data.session(gene: "G2")
        defer { session.end() }
        _ = session.settle(entirely: false, seconds: 180)
        func press(_ notation: String) throws {
            for key in try #require(Key.sequence(notation)) { _ = session.send(.key(key)) }
        }
        for (name, line, rows) in [("masks", 0, 32), ("effects", 1, 32), ("genes", 2, 7)] {
            let path = data.folder.appending(path: "out-" + name + ".tsv").path
            if session.state.view != .ablation { try press("a") }
            try press("e")
            for _ in 0..<line { try press("Down") }
            try press("Ctrl-U")
            _ = session.send(.type(path))
            try press("Enter")
            let isSettled = session.settle(entirely: false, seconds: 180)
            #expect(isSettled)
            let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
            #expect(lines.count { !$0.hasPrefix("#") } == rows + 1, "\(name)")
            #expect(!lines.contains { $0.contains("incomplete") })
            #expect(session.state.message?.text == "wrote \(path): \(rows) rows")
        }
    }

    @Test func wordsAgreeWithTheirNumbers() throws {
        let data = try SmallData()
        var session = data.session(gene: "G2")
        defer { session.end() }
        _ = session.settle(entirely: false, seconds: 180)
        let path = data.folder.appending(path: "one.tsv").path
        for key in try #require(Key.sequence("/ G 2 Enter v e Ctrl-U")) { _ = session.send(.key(key)) }
        #expect(session.state.text.contains("1 listed gene: measured, predicted"))
        _ = session.send(.type(path))
        _ = session.send(.accept)
        let isSettled = session.settle(entirely: false, seconds: 180)
        #expect(isSettled)
        #expect(session.state.message?.text == "wrote \(path): 1 row")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains("genes: 1 of 7"))
    }
}
