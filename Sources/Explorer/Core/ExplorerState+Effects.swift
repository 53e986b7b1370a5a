import PrismModel

extension ExplorerState {
    /// How far a gene's prediction moves when a mask's signals are switched off: under the mask less every
    /// signal on, features as in the mask; nil until both are known.
    func effect(of mask: ModalityMask, on gene: Int) -> Double? {
        guard let full = predicted(gene, mask.withSignalsOn), let value = predicted(gene, mask) else {
            return nil
        }
        return value - full
    }

    /// What a gene's background explains of its prediction, every signal on: predicted − intervened; nil until both are
    /// known, and for a model that is not adjusted for background states.
    func explainedByBackground(_ gene: Int) -> Double? {
        guard adjusted != nil else { return nil }
        if let predicted = surveys[.all]?.value(gene), let intervened = study.interventions.value(gene) {
            return Double(predicted) - Double(intervened)
        }
        return forecasts[Question(gene: gene, mask: .all)]?.explainedByBackground
    }

    /// A gene's prediction: what was asked about the gene itself may be there before the survey comes by.
    func predicted(_ gene: Int, _ mask: ModalityMask) -> Double? {
        surveys[mask]?.value(gene).map(Double.init)
            ?? forecasts[Question(gene: gene, mask: groups.reducing(mask), baseline: baseline)]?.observed.mean
    }

    /// The mask whose effect the list is sorted by, over the features that are on; nil where it is by something else.
    var sortMask: ModalityMask? { list.sort.mask?.union(featureMask) }

    /// How far the predictions of all genes under a mask are: "34 %"; nil once they are there, or where none are to come.
    func filling(of mask: ModalityMask) -> String? {
        guard model.facts != nil, !catalog.genes.isEmpty else { return nil }
        let known = min(surveys[mask]?.next ?? 0, catalog.genes.count)
        return known < catalog.genes.count ? "\(known * 100 / catalog.genes.count) %" : nil
    }

    /// Sorts the list; by what tells most first.
    mutating func sort(by sort: GeneSort) {
        if let obstacle = obstacle(toSortingBy: sort) {
            message = Message(text: obstacle, kind: .warning)
            return
        }
        if list.sort == sort { list.isDescending.toggle() } else { list.isDescending = sort.beginsWithMost }
        list.sort = sort
        relist()
    }
}

extension GeneSort {
    /// Whether the largest come first unless asked otherwise.
    fileprivate var beginsWithMost: Bool {
        switch self {
        case .difference, .background, .effect, .measuredChange, .predictedChange, .measuredRise,
            .predictedRise:
            true
        case .position, .name, .measured, .predicted: false
        }
    }

    /// What the list says it is sorted by.
    func title(in state: ExplorerState) -> String {
        switch self {
        case .position: "position"
        case .name: "name"
        case .measured: "measured"
        case .predicted: "predicted"
        case .difference: "|Δ|"
        case .background: "background"
        case .measuredChange: "measured change"
        case .predictedChange: "predicted change"
        case .measuredRise: "measured rise"
        case .predictedRise: "predicted rise"
        case .effect(let signal): "effect of \(state.inputName(signal))"
        }
    }
}
