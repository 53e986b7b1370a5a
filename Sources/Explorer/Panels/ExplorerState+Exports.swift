import Canvas

extension ExplorerState {
    /// What the view that is open offers to write.
    var exportKinds: [ExportKind] { views.view(view)?.exports(self) ?? [] }

    /// Takes in what came of an export.
    mutating func take(_ outcome: ExportOutcome, path: String) {
        if writing == path { writing = nil }
        switch outcome {
        case .written(let words): message = Message(text: "wrote \(path): \(words)", kind: .info)
        case .failed(let problem): message = Message(text: "export: \(problem.text)", kind: .error)
        case .exists(let kind):
            message = Message(text: "\(path) is there already and was left as it is", kind: .warning)
            // Whoever has opened something else meanwhile is not disturbed.
            guard popup == nil, let index = exportKinds.firstIndex(of: kind) else { return }
            popup = ExportPopup(ExportForm(selected: index, name: path, isEdited: true, existing: path))
        }
    }
}
