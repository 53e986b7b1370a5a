import PrismModel

extension ExplorerState {
    /// What the current gene's edits come to.
    var currentEdits: [WindowEdit] { gene.flatMap { edits[$0]?.canonical } ?? [] }

    /// The current gene under a mask, with its edits and the present baseline.
    func question(under mask: ModalityMask) -> Question? { question(under: mask, taking: taken) }

    /// The same with other signals of the other condition's: those that are off in `taken`.
    func question(under mask: ModalityMask, taking taken: ModalityMask) -> Question? {
        gene.map {
            Question(
                gene: $0, mask: mask, edits: currentEdits, baseline: baseline,
                transplant: transplant(taking: taken))
        }
    }

    /// What windows take from the other condition; nil: nothing.
    var transplant: TakenSignals? { transplant(taking: taken) }

    /// The signals that are off in a mask, taken from the other condition; nil where it does not have the gene.
    func transplant(taking taken: ModalityMask) -> TakenSignals? {
        guard let other, let gene, other.pairing.theirs(gene) != nil else { return nil }
        return TakenSignals(taken: taken, condition: other.number)
    }

    /// What is asked for now.
    var question: Question? { question(under: mask) }

    /// The same in the background state that is asked for: what attributions and mutants are predicted of.
    var questionAsIf: Question? { question?.asIf(in: asIf) }

    /// The answer to a question, as far as it is known, in the background state that is asked for: no other prediction is
    /// needed for that, as one holds what is expected in every state.
    func answer(to question: Question) -> Forecast? {
        forecasts[question.asIf(in: nil)]?.asIf(in: question.background ?? asIf)
    }

    /// The question about the gene without edits: what the edited one is compared with.
    var referenceQuestion: Question? {
        gene.map { Question(gene: $0, mask: mask, baseline: baseline, transplant: transplant) }
    }

    /// The forecast without the edits.
    var referenceForecast: Forecast? { referenceQuestion.flatMap(answer) }

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
        return maskNeedsMeans && modelSignals > 0 || awaitsMeans
    }

    /// Whether something that shows or is waited for cannot be had without the data set's mean signals.
    var awaitsMeans: Bool {
        guard means.values == nil, means.failure == nil else { return false }
        let wanted = wanted
        let asked = [question, pinAsked].compactMap(\.self) + (awaitedNeeds?.questions ?? [])
        return asked.contains { $0.needsMeans(for: model.facts) }
            || wanted.attribution?.needsMeans(for: model.facts) == true
            || maskNeedsMeans
                && (wanted.everyMask || list.sort.mask != nil
                    || awaitedNeeds?.surveys.contains { $0 != .all } == true)
    }

    /// Whether the data set's mean signals stand in for signals that are off: weights that were trained with signals missing
    /// need none.
    var maskNeedsMeans: Bool { baseline == .mean && model.facts?.trainedWithSignalsMissing != true }

    /// The means that predictions under a mask take: none for weights that know what missing means; nil until known.
    var maskMeans: [Float]? { means.values ?? (maskNeedsMeans ? nil : []) }

    /// Why a question has no answer, and will have none.
    func obstacle(_ question: Question) -> String? {
        failures[question.asIf(in: nil)] ?? (question.needsMeans(for: model.facts) ? means.failure : nil)
    }

    /// Where in the genome a window position is: 0-based, on the gene's contig.
    func genomicPosition(_ position: Int) -> Int? { window.map { $0.lowerBound + position } }
}
