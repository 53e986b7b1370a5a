import PrismModel

extension ExplorerState {
    /// What the current gene's edits come to.
    var currentEdits: [WindowEdit] { gene.flatMap { edits[$0]?.canonical } ?? [] }

    /// The current gene under a mask, with its edits and the present baseline.
    func question(under mask: ModalityMask) -> Question? {
        gene.map { Question(gene: $0, mask: mask, edits: currentEdits, baseline: baseline) }
    }

    /// What is asked for now.
    var question: Question? { question(under: mask) }

    /// The question about the gene without edits: what the edited one is compared with.
    var referenceQuestion: Question? { gene.map { Question(gene: $0, mask: mask, baseline: baseline) } }

    /// The forecast without the edits.
    var referenceForecast: Forecast? { referenceQuestion.flatMap { forecasts[$0] } }

    /// The current gene's own window; nil until read.
    var referenceWindow: GeneWindow? {
        guard let input, input.gene == gene else { return nil }
        return input.window
    }

    /// The current gene's window with its edits; nil until read, and while means that it needs are not known.
    var editedWindow: GeneWindow? {
        try? referenceWindow?.edited(currentEdits, means: means.values, signalCount: modelSignals)
    }

    /// Whether the data set's mean signals are to be had and are not yet.
    var wantsMeans: Bool {
        guard means.values == nil, means.failure == nil else { return false }
        return baseline == .mean || question?.needsMeans == true
    }

    /// Why a question has no answer, and will have none.
    func obstacle(_ question: Question) -> String? {
        failures[question] ?? (question.needsMeans ? means.failure : nil)
    }

    /// Where in the genome a window position is: 0-based, on the gene's contig.
    func genomicPosition(_ position: Int) -> Int? { window.map { $0.lowerBound + position } }
}
