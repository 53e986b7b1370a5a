import GenomeData
import PrismModel

extension ExplorerState {
    /// What the current gene's edits come to, beside changes that move bases.
    var currentEdits: [WindowEdit] { gene.flatMap { edits[$0]?.canonical } ?? [] }

    /// The current gene's changes that move bases.
    var currentChanges: [SequenceChange] { gene.flatMap { edits[$0]?.changes } ?? [] }

    /// How many edits the current gene has; 0: it is predicted as it is.
    var editCount: Int { question?.editCount ?? 0 }

    /// The current gene under a mask, with its edits and the present baseline.
    func question(under mask: ModalityMask) -> Question? { question(under: mask, taking: taken) }

    /// The same with other signals of the other condition's: those that are off in `taken`.
    func question(under mask: ModalityMask, taking taken: ModalityMask) -> Question? {
        gene.map {
            Question(
                gene: $0, mask: groups.reducing(mask), edited: edits[$0], baseline: baseline,
                transplant: transplant(taking: taken, under: mask))
        }
    }

    /// The signals that are off in `taken`, taken from the other condition; nil where it does not have the gene.
    ///
    /// What is off under a mask is seen of neither condition, so that nothing is taken of it.
    private func transplant(taking taken: ModalityMask, under mask: ModalityMask) -> TakenSignals? {
        guard let other, let gene, other.pairing.theirs(gene) != nil else { return nil }
        return TakenSignals(taken: taken.subtracting(mask), condition: other.number)
    }

    /// What is asked for now.
    var question: Question? { question(under: mask) }

    /// The same in the background state that is asked for: what attributions and mutants are predicted of.
    var questionAsIf: Question? { question?.asIf(in: asIf) }

    /// Whether the current gene is predicted otherwise than it is: with signals off or taken, edits, or in another state.
    var isAskedOtherwise: Bool {
        model.facts != nil && questionAsIf != gene.map { Question(gene: $0, mask: .all) }
    }

    /// The answer to a question, as far as it is known, in the background state that is asked for: no other prediction is
    /// needed for that, as one holds what is expected in every state.
    func answer(to question: Question) -> Forecast? {
        forecasts[question.asIf(in: nil)]?.asIf(in: question.background ?? asIf)
    }

    /// The question about the gene without edits: what the edited one is compared with.
    var referenceQuestion: Question? {
        gene.map {
            Question(
                gene: $0, mask: groups.reducing(mask), baseline: baseline,
                transplant: transplant(taking: taken, under: mask))
        }
    }

    /// The forecast without the edits.
    var referenceForecast: Forecast? { referenceQuestion.flatMap(answer) }

    /// The current gene's own window; nil until read.
    var referenceWindow: GeneWindow? {
        guard let input, input.gene == gene else { return nil }
        return input.window
    }

    /// The window that the current gene's other edits are made in: its own, or encoded with the changes that move bases;
    /// nil until read.
    var changedWindow: GeneWindow? {
        guard let input, input.gene == gene else { return nil }
        return input.window(with: currentChanges)
    }

    /// The same with the signals that are taken from the other condition; nil until read.
    var takenWindow: GeneWindow? {
        guard let transplant = inputTransplant else { return changedWindow }
        guard let input, input.gene == gene, let taken = input.taken, taken.transplant == transplant else {
            return nil
        }
        return taken.window
    }

    /// The window as the model sees it but for signals that are off: with what it takes and its edits; nil until read, and while
    /// means that it needs are not known.
    var editedWindow: GeneWindow? {
        try? takenWindow?.edited(currentEdits, means: means.values, signalCount: modelSignals)
    }

    /// The bases of the window with its changes and edits, as codes; empty until read.
    var editedBases: [UInt8] {
        let bases = currentEdits.filter { if case .base = $0 { true } else { false } }
        let window = try? changedWindow?.edited(bases, signalCount: modelSignals)
        return window?.bases ?? []
    }

    /// The same by reference base of the gene's window: where some stand for one base the first; unknown ones where bases
    /// were taken away.
    var shownBases: [UInt8] {
        let bases = editedBases
        guard let places = movedPlaces, let window, places.count == bases.count else { return bases }
        var shown = [UInt8](repeating: Base.unknown, count: bases.count)
        for (place, code) in zip(places, bases).reversed() where window.contains(place) {
            shown[place - window.lowerBound] = code
        }
        return shown
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
                && (wanted.everyMask || sortMask != nil
                    || awaitedNeeds?.surveys.contains { $0 != .all } == true)
    }

    /// Whether the data set's mean signals stand in for signals that are off: weights that were trained with signals missing
    /// need none.
    var maskNeedsMeans: Bool { standIn == .mean }

    /// The means that predictions under a mask take: none for weights that know what missing means; nil until known.
    var maskMeans: [Float]? { means.values ?? (maskNeedsMeans ? nil : []) }

    /// Why a question has no answer, and will have none.
    func obstacle(_ question: Question) -> String? {
        failures[question.asIf(in: nil)] ?? (question.needsMeans(for: model.facts) ? means.failure : nil)
    }

    /// Where in the genome a position of the window with its changes is, or what base it stands for: 0-based, on the gene's
    /// contig; nil until a window whose bases have moved is read.
    func genomicPosition(_ position: Int) -> Int? {
        guard !currentChanges.isEmpty else { return window.map { $0.lowerBound + position } }
        guard let places = movedPlaces, places.indices.contains(position) else { return nil }
        return places[position]
    }

    /// The reference base of each position of a window whose bases have moved; nil where none have, and until it is read.
    var movedPlaces: [Int]? {
        guard let input, input.gene == gene, let changed = input.changed, changed.changes == currentChanges
        else { return nil }
        return changed.places
    }

    /// Values by position of the window with its changes as values by reference base: what stands for one base together is
    /// added up, or with `isSummed` false averaged; bases that were taken away have NaN.
    func onReference(_ values: [Float], isSummed: Bool = true) -> [Float] {
        guard !currentChanges.isEmpty else { return values }
        guard let window, let places = movedPlaces, places.count == values.count else {
            return values.map { _ in .nan }
        }
        var sums = [Float](repeating: .nan, count: values.count)
        var counts = [Float](repeating: 0, count: values.count)
        for (place, value) in zip(places, values) where window.contains(place) {
            let index = place - window.lowerBound
            sums[index] = counts[index] == 0 ? value : sums[index] + value
            counts[index] += 1
        }
        return isSummed ? sums : zip(sums, counts).map { $0 / max(1, $1) }
    }
}
