import Canvas

/// What to write, and under which name.
struct ExportPopup: ChoicePopup {
    var form: ExportForm

    init(_ form: ExportForm) { self.form = form }

    /// On what the view that is open offers first.
    init(_ state: ExplorerState) {
        form = ExportForm()
        let kinds = state.exportKinds
        form.selected = kinds.firstIndex { $0.obstacle(in: state) == nil } ?? 0
        if kinds.indices.contains(form.selected) { form.name = kinds[form.selected].fileName(in: state) }
    }

    func take(_ action: Action, in state: inout ExplorerState) -> [Effect] {
        if form.isAwaiting { return takeAwaiting(action, &state) }
        var form = form
        let kinds = state.exportKinds
        switch action {
        case .type(let text):
            form.name = String((form.name + TypedLine.plain(text)).prefix(400))
            (form.isEdited, form.existing) = (true, nil)
        case .erase:
            if !form.name.isEmpty { form.name.removeLast() }
            (form.isEdited, form.existing) = (true, nil)
        case .eraseAll: (form.name, form.isEdited, form.existing) = ("", true, nil)
        case .move(let lines): choose(form.selected + lines, in: &form, of: kinds, state)
        case .accept: return write(form, kinds, &state)
        case .dismiss:
            state.popup = nil
            return []
        default: return []
        }
        state.popup = ExportPopup(form)
        return []
    }

    /// A click on a line chooses it; on the chosen one it writes.
    func choose(_ line: Int, in state: inout ExplorerState) -> [Effect] {
        if form.isAwaiting { return [] }
        if line == form.selected { return take(.accept, in: &state) }
        var form = form
        choose(line, in: &form, of: state.exportKinds, state)
        state.popup = ExportPopup(form)
        return []
    }

    func paint(_ state: ExplorerState, on grid: inout Grid) -> HitRegions<any Target> {
        ExportPanel.paint(form, state, on: &grid)
    }

    private func choose(
        _ index: Int, in form: inout ExportForm, of kinds: [ExportKind], _ state: ExplorerState
    ) {
        form.selected = min(max(index, 0), max(0, kinds.count - 1))
        form.existing = nil
        guard kinds.indices.contains(form.selected) else { return }
        let kind = kinds[form.selected]
        if !form.isEdited {
            form.name = kind.fileName(in: state)
        } else if let dot = form.name.lastIndex(of: "."),
            kinds.contains(where: { form.name[dot...] == "." + $0.format.suffix })
        {
            // One's own name keeps its stem and takes the format's ending.
            form.name = form.name[..<dot] + "." + kind.format.suffix
        }
    }

    private func write(_ form: ExportForm, _ kinds: [ExportKind], _ state: inout ExplorerState) -> [Effect] {
        guard kinds.indices.contains(form.selected) else { return [] }
        let kind = kinds[form.selected]
        if let obstacle = kind.obstacle(in: state) {
            state.message = Message(text: "export: \(obstacle)", kind: .warning)
            return []
        }
        guard form.name.contains(where: { $0 != " " }) else {
            state.message = Message(text: "export: a file needs a name", kind: .warning)
            return []
        }
        guard kind.needs(in: state).isEmpty else {
            var waiting = form
            waiting.isAwaiting = true
            state.popup = ExportPopup(waiting)
            kind.begin(&state)
            return []
        }
        return begin(kind, &state)
    }

    // MARK: Waiting until all is known that a kind announces

    /// The kind that waits; nil where none does.
    private func awaited(in state: ExplorerState) -> ExportKind? {
        let kinds = state.exportKinds
        return form.isAwaiting && kinds.indices.contains(form.selected) ? kinds[form.selected] : nil
    }

    func awaitedNeeds(in state: ExplorerState) -> ExportNeeds? { awaited(in: state)?.needs(in: state) }

    /// Enter writes what is known, Esc goes back to the dialogue.
    private func takeAwaiting(_ action: Action, _ state: inout ExplorerState) -> [Effect] {
        switch action {
        case .accept: return awaited(in: state).map { begin($0, &state) } ?? []
        case .dismiss: giveUp(&state)
        default: break
        }
        return []
    }

    private func giveUp(_ state: inout ExplorerState) {
        var form = form
        form.isAwaiting = false
        state.popup = ExportPopup(form)
    }

    /// Writes what waits once all of it is known.
    func goOn(in state: inout ExplorerState) -> [Effect] {
        guard let kind = awaited(in: state) else { return [] }
        if let obstacle = kind.obstacle(in: state) {
            giveUp(&state)
            state.message = Message(text: "export: \(obstacle)", kind: .warning)
            return []
        }
        return kind.needs(in: state).isEmpty ? begin(kind, &state) : []
    }

    private func begin(_ kind: ExportKind, _ state: inout ExplorerState) -> [Effect] {
        state.popup = nil
        // The picture shows the screen without the dialogue.
        let export = Export(
            kind: kind, path: form.name, replaces: form.existing == form.name, state: state)
        state.writing = form.name
        state.message = Message(text: "writing \(form.name)", kind: .info)
        return [.export(export)]
    }
}
