import GenomeData
import PrismModel

extension WindowEncoder {
    /// The window that a question is about, with all its edits and with every signal on.
    ///
    /// `means` are the data set's mean signals, L × S, where an edit needs them.
    func window(of question: Question, means: [Float]?) throws -> GeneWindow {
        let window =
            question.changes.isEmpty
            ? try window(ofGeneAt: question.gene)
            : try window(ofGeneAt: question.gene, changedBy: question.changes)
        return try window.edited(question.edits, means: means, signalCount: signals.count)
    }

    /// A gene's window, and the one with changes that move bases.
    func input(ofGeneAt gene: Int, _ changes: [SequenceChange]) throws(GenomeDataError) -> GeneInput {
        var input = GeneInput(
            gene: gene, window: try window(ofGeneAt: gene),
            features: dataSet.features?.measured(at: gene) ?? [])
        if !changes.isEmpty {
            input.changed = GeneInput.Changed(
                changes: changes, window: try window(ofGeneAt: gene, changedBy: changes),
                places: changes.places(around: dataSet.genes[gene].tss, length: length))
        }
        return input
    }
}
