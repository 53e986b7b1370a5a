import PrismModel

/// Changes to a gene's window, in the order they were made.
struct GeneEdits: Sendable, Equatable {
    /// Every change, the last of which can be taken back.
    private(set) var made: [WindowEdit] = []
    /// What they come to.
    private(set) var canonical: [WindowEdit] = []

    /// More are too many to list or to undo.
    static let limit = 1000

    mutating func make(_ edit: WindowEdit, over bases: [UInt8]) {
        guard made.count < Self.limit else { return }
        made.append(edit)
        canonical = WindowEdit.canonical(made, over: bases)
    }

    mutating func undo(over bases: [UInt8]) {
        guard !made.isEmpty else { return }
        made.removeLast()
        canonical = WindowEdit.canonical(made, over: bases)
    }
}

/// A gene's window as the data set has it.
struct GeneInput: Sendable, Equatable {
    var gene: Int
    var window: GeneWindow

    /// Why a gene's window could not be read.
    struct Failure: Sendable, Equatable {
        var gene: Int
        var text: String
    }
}

extension State {
    /// What the current gene's edits come to.
    var currentEdits: [WindowEdit] { gene.flatMap { edits[$0]?.canonical } ?? [] }

    /// The current gene under a mask, with its edits and the present baseline.
    func question(under mask: ModalityMask) -> Question? {
        gene.map { Question(gene: $0, mask: mask, edits: currentEdits, baseline: baseline) }
    }

    /// What is asked for now.
    var question: Question? { question(under: mask) }

    /// The same without the edits: what they are compared with.
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

    /// Whether something on the screen needs the current gene's window.
    var needsInput: Bool { view == .mutate || (view == .locus && !currentEdits.isEmpty) }

    /// Where in the genome a window position is: 0-based, on the gene's contig.
    func genomicPosition(_ position: Int) -> Int? { window.map { $0.lowerBound + position } }
}
