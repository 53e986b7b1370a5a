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
        if line == form.selected { return take(.accept, in: &state) }
        var form = form
        choose(line, in: &form, of: state.exportKinds, state)
        state.popup = ExportPopup(form)
        return []
    }

    func paint(_ state: ExplorerState, on grid: inout Grid) -> HitRegions<any Target> {
        ExportPanel.paint(form, state, on: &grid)
    }

    private func choose(_ index: Int, in form: inout ExportForm, of kinds: [ExportKind], _ state: ExplorerState) {
        form.selected = min(max(index, 0), max(0, kinds.count - 1))
        form.existing = nil
        guard kinds.indices.contains(form.selected) else { return }
        let kind = kinds[form.selected]
        if !form.isEdited {
            form.name = kind.fileName(in: state)
        } else if let dot = form.name.lastIndex(of: "."),
            kinds.contains(where: { form.name[dot...] == "." + $0.suffix })
        {
            // One's own name keeps its stem and takes the format's ending.
            form.name = form.name[..<dot] + "." + kind.suffix
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
        state.popup = nil
        // The picture shows the screen without the dialogue.
        let export = Export(
            kind: kind, path: form.name, replaces: form.existing == form.name, state: state)
        state.writing = form.name
        state.message = Message(text: "writing \(form.name)", kind: .info)
        return [.export(export)]
    }
}
