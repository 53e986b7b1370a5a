import Canvas

extension State {
    /// Opens the dialogue on what the view offers first.
    mutating func openExport() {
        var form = ExportForm()
        let kinds = ExportKind.all(in: self)
        form.selected = kinds.firstIndex { $0.obstacle(in: self) == nil } ?? 0
        form.name = kinds[form.selected].fileName(in: self)
        popup = .export(form)
    }

    /// What is typed, moved or accepted in the dialogue.
    mutating func editExport(_ form: ExportForm, _ action: Action) -> [Effect] {
        if form.isAwaiting { return editAwaited(form, action) }
        var form = form
        let kinds = ExportKind.all(in: self)
        switch action {
        case .type(let text):
            form.name = String((form.name + Self.line(text)).prefix(400))
            (form.isEdited, form.existing) = (true, nil)
        case .erase:
            if !form.name.isEmpty { form.name.removeLast() }
            (form.isEdited, form.existing) = (true, nil)
        case .eraseAll: (form.name, form.isEdited, form.existing) = ("", true, nil)
        case .move(let lines): choose(form.selected + lines, in: &form, of: kinds)
        case .accept: return write(form, kinds)
        case .dismiss:
            popup = nil
            return []
        default: return []
        }
        popup = .export(form)
        return []
    }

    /// A click on a line chooses it; on the chosen one it writes.
    mutating func clickExport(_ form: ExportForm, _ index: Int) -> [Effect] {
        if form.isAwaiting { return [] }
        if index == form.selected { return editExport(form, .accept) }
        var form = form
        choose(index, in: &form, of: ExportKind.all(in: self))
        popup = .export(form)
        return []
    }

    private func choose(_ index: Int, in form: inout ExportForm, of kinds: [ExportKind]) {
        form.selected = min(max(index, 0), max(0, kinds.count - 1))
        form.existing = nil
        guard kinds.indices.contains(form.selected) else { return }
        let kind = kinds[form.selected]
        if !form.isEdited {
            form.name = kind.fileName(in: self)
        } else if let dot = form.name.lastIndex(of: "."),
            kinds.contains(where: { form.name[dot...] == "." + $0.suffix })
        {
            // One's own name keeps its stem and takes the format's ending.
            form.name = form.name[..<dot] + "." + kind.suffix
        }
    }

    private mutating func write(_ form: ExportForm, _ kinds: [ExportKind]) -> [Effect] {
        guard kinds.indices.contains(form.selected) else { return [] }
        let kind = kinds[form.selected]
        if let obstacle = kind.obstacle(in: self) {
            message = Message(text: "export: \(obstacle)", kind: .warning)
            return []
        }
        guard form.name.contains(where: { $0 != " " }) else {
            message = Message(text: "export: a file needs a name", kind: .warning)
            return []
        }
        guard ExportNeeds(kind, in: self).isEmpty else {
            hold(form, kind)
            return []
        }
        return begin(form, kind)
    }

    /// Waits until all is known that a kind announces: the schedule has it found out.
    private mutating func hold(_ form: ExportForm, _ kind: ExportKind) {
        var form = form
        form.isAwaiting = true
        popup = .export(form)
        if kind == .mutants {
            mutate.wanted = scan?.question ?? question
            mutate.isStopped = false
        }
    }

    /// While an export waits: Enter writes what is known, Esc goes back to the dialogue.
    private mutating func editAwaited(_ form: ExportForm, _ action: Action) -> [Effect] {
        switch action {
        case .accept: return awaited.map { begin(form, $0) } ?? []
        case .dismiss: giveUp(form)
        default: break
        }
        return []
    }

    private mutating func giveUp(_ form: ExportForm) {
        var form = form
        form.isAwaiting = false
        popup = .export(form)
    }

    /// Writes an export that waits once all of it is known.
    mutating func writeAwaited() -> [Effect] {
        guard case .export(let form) = popup, let kind = awaited else { return [] }
        if let obstacle = kind.obstacle(in: self) {
            giveUp(form)
            message = Message(text: "export: \(obstacle)", kind: .warning)
            return []
        }
        return ExportNeeds(kind, in: self).isEmpty ? begin(form, kind) : []
    }

    private mutating func begin(_ form: ExportForm, _ kind: ExportKind) -> [Effect] {
        popup = nil
        // The picture shows the screen without the dialogue.
        let export = Export(
            kind: kind, path: form.name, replaces: form.existing == form.name, state: self)
        writing = form.name
        message = Message(text: "writing \(form.name)", kind: .info)
        return [.export(export)]
    }

    /// Takes in what came of an export.
    mutating func take(_ outcome: ExportOutcome, path: String) {
        if writing == path { writing = nil }
        switch outcome {
        case .written(let words): message = Message(text: "wrote \(path): \(words)", kind: .info)
        case .failed(let problem): message = Message(text: "export: \(problem.text)", kind: .error)
        case .exists(let kind):
            message = Message(text: "\(path) is there already and was left as it is", kind: .warning)
            // Whoever has opened something else meanwhile is not disturbed.
            guard popup == nil, let index = ExportKind.all(in: self).firstIndex(of: kind) else { return }
            popup = .export(ExportForm(selected: index, name: path, isEdited: true, existing: path))
        }
    }
}
