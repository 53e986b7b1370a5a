import PrismModel

extension ExplorerState {
    /// Changes what is edited of the current gene.
    mutating func changeEdits(_ change: (inout GeneEdits, [UInt8]) -> Void) {
        guard let gene else { return }
        var made = edits[gene] ?? GeneEdits()
        change(&made, changedWindow?.bases ?? [])
        edits[gene] = made.isEmpty ? nil : made
    }

    /// What signals that are off become: zero, or their mean.
    mutating func toggleBaseline() {
        baseline = baseline == .zero ? .mean : .zero
        // What was predicted of all genes with the other baseline is another thing.
        for mask in surveys.keys where mask != .all { surveys.remove(mask) }
        effects = effects.filter { $0.key == .all }
        relist()
        let words =
            baseline == .zero
            ? "zero" : "the data set's mean of \(catalog.genes.count) genes at each position"
        message = Message(text: "signals that are off become " + words, kind: .info)
    }
}

extension ExplorerState {
    /// Why nothing can be asked of the current gene's input; nil if it can.
    var inputObstacle: String? { model.obstacle ?? (gene == nil ? "no gene is chosen" : nil) }

    /// Whether the current gene's window is read, with its changes.
    var hasInput: Bool { input?.gene == gene && input?.changes == currentChanges }

    /// Why it could not be read; nil where it could, or was not tried.
    var inputFailureText: String? {
        guard let inputFailure, inputFailure.gene == gene, inputFailure.changes == currentChanges else {
            return nil
        }
        return inputFailure.text
    }
}
