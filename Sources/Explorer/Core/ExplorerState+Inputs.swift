import Predictions
import PrismModel

extension ExplorerState {
    /// Changes what is edited of the current gene.
    mutating func changeEdits(_ change: (inout GeneEdits, [UInt8]) -> Void) {
        guard let gene else { return }
        var made = edits[gene] ?? GeneEdits()
        change(&made, changedWindow?.bases ?? [])
        edits[gene] = made.isEmpty ? nil : made
    }

    /// The baseline as commands and files name it.
    var chosenBaseline: Baseline { baseline == .mean ? .mean : .zero }

    /// What the model sees in place of what is off.
    var standIn: StandIn {
        StandIn(
            chosenBaseline,
            trainedWithSignalsMissing: model.facts?.trainedWithSignalsMissing == true)
    }

    /// Another baseline for what is off.
    mutating func toggleBaseline() {
        baseline = baseline == .zero ? .mean : .zero
        // What was predicted of all genes with the other baseline is another thing.
        for mask in surveys.keys where mask != .all { surveys.remove(mask) }
        effects = effects.filter { $0.key == .all }
        relist()
        message = Message(text: "signals that are off " + standIn.predicate, kind: .info)
    }
}

extension ExplorerState {
    /// Why there is no current gene; nil where there is one.
    var geneAbsence: String? {
        gene != nil ? nil : lacksGene ? "no such gene" : "no gene is chosen"
    }

    /// Why nothing can be asked of the current gene's input; nil if it can.
    var inputObstacle: String? { model.obstacle ?? geneAbsence }

    /// What the window that shows takes from the other condition; nil: nothing. Where bases have moved nothing is taken.
    var inputTransplant: TakenSignals? { currentChanges.isEmpty ? question?.transplant : nil }

    /// Whether the current gene's window is read, with its changes and with what it takes from the other condition.
    var hasInput: Bool {
        input?.gene == gene && input?.changes == currentChanges && input?.taken?.transplant == inputTransplant
    }

    /// Why it could not be read; nil where it could, or was not tried.
    var inputFailureText: String? {
        guard let inputFailure, inputFailure.gene == gene, inputFailure.changes == currentChanges,
            inputFailure.transplant == inputTransplant
        else { return nil }
        return inputFailure.text
    }
}
