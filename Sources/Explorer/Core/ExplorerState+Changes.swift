import GenomeData

extension ExplorerState {
    /// What both conditions are called beside each other.
    var conditionNames: ConditionNames {
        other?.pairing.names ?? ConditionNames((catalog.name, ""), models: (nil, nil))
    }

    /// Whether data that show are simulated, of either condition.
    var showsSimulated: Bool { catalog.isSimulated || other?.state.catalog.isSimulated == true }

    /// Why nothing can be compared; nil while another condition is open.
    var comparisonObstacle: String? {
        if other != nil { return nil }
        return opening != nil
            ? "the other condition is being opened"
            : "no other condition is open: C opens one"
    }

    /// What a signal, by its position in the catalog, lacks in the other condition; nil where both have it.
    func onlyOneHas(_ signal: Int) -> String? {
        guard let other, other.pairing.signals.indices.contains(signal) else { return nil }
        return other.pairing.signals[signal] == nil ? "\(conditionNames.other) has no such signal" : nil
    }

    /// The other condition's signals that this one does not have, and that are not hidden, by position among the other's.
    var tracksOfOtherAlone: [Int] {
        guard let other else { return [] }
        let names = other.state.trackNames
        return other.pairing.onlyTheirs.filter {
            names.indices.contains($0) && !tracksWanted.hidden.contains(names[$0])
        }
    }

    /// A gene's position among the other condition's; nil where it has none.
    func counterpart(of gene: Int) -> Int? { other?.pairing.theirs(gene) }

    /// The other condition, where changes that the list is sorted by can be told; nil for none.
    private func compared(by sort: GeneSort) -> OtherCondition? {
        guard let other, sort.isOfChange else { return nil }
        let isTold = sort.isOfMeasuredChange ? other.pairing.measuredProblem == nil : other.isCompared
        return isTold ? other : nil
    }

    /// The other condition's measured expression less this one's; nil until both are known.
    func measuredChange(_ gene: Int) -> Float? {
        guard let other = compared(by: .measuredChange) else { return nil }
        return other.change(of: gene, from: { measured($0) }, to: { other.state.measured($0) })
    }

    /// The other condition's prediction, every signal on, less this one's; nil until both are known, and where they are not
    /// compared.
    func predictedChange(_ gene: Int) -> Double? {
        guard let other = compared(by: .predictedChange) else { return nil }
        return other.change(
            of: gene, from: { predicted($0, .all) }, to: { other.state.predicted($0, .all) })
    }

    /// A change as the list is sorted by it.
    func change(_ sort: GeneSort, of gene: Int) -> Double? {
        sort.isOfMeasuredChange ? measuredChange(gene).map(Double.init) : predictedChange(gene)
    }

    /// Whether neither model learned from a gene; nil where one of them does not tell, and neither is known to have.
    func isChangeHeldOut(_ gene: Int) -> Bool? {
        guard let other, let theirs = other.pairing.theirs(gene) else { return nil }
        let known = [isHeldOut(gene), other.state.isHeldOut(theirs)]
        return known.contains(false) ? false : known.contains(nil) ? nil : true
    }

    /// The changes of all genes, as far as they are known: looked up once, not gene by gene in caches.
    func changes(by sort: GeneSort) -> [Float?] {
        guard let other = compared(by: sort) else { return [] }
        func values(_ state: ExplorerState) -> (Int) -> Float? {
            let known = sort.isOfMeasuredChange ? state.measured : state.surveys[.all]?.values ?? []
            return { known.indices.contains($0) ? known[$0] : nil }
        }
        let (own, theirs) = (values(self), values(other.state))
        return catalog.genes.indices.map { other.change(of: $0, from: own, to: theirs) }
    }

    /// Compares predicted with measured changes anew.
    mutating func recountChanges() {
        fitCount &+= 1
        let measured = changes(by: .measuredChange)
        fitOfChange = fit(of: changes(by: .predictedChange), measured: measured)
        fitOfIntervenedChange = fit(of: intervenedChanges, measured: measured)
    }

    /// The changes of all genes under the intervention, as far as they are known.
    private var intervenedChanges: [Float?] {
        guard let other = compared(by: .predictedChange) else { return [] }
        let (own, theirs) = (study.interventions, other.state.study.interventions)
        guard own.next > 0, theirs.next > 0 else { return [] }
        return catalog.genes.indices.map { other.change(of: $0, from: own.value, to: theirs.value) }
    }

    /// Predicted changes against measured ones, by gene.
    private func fit(of predicted: [Float?], measured: [Float?]) -> Fit {
        let points = zip(measured, predicted).enumerated().compactMap { gene, pair -> Fit.Point? in
            guard let measured = pair.0, let predicted = pair.1 else { return nil }
            return Fit.Point(gene: gene, measured: measured, predicted: predicted)
        }
        return points.isEmpty
            ? Fit()
            : Fit(
                points, measured: measured, split: split, isHeldOut: isChangeHeldOut, contig: contig(of:))
    }
}

extension OtherCondition {
    /// What is known of a gene in this condition less what is known of it in the one that is browsed, each by its own number; nil
    /// where one of them knows nothing.
    fileprivate func change<Value: AdditiveArithmetic>(
        of gene: Int, from own: (Int) -> Value?, to theirs: (Int) -> Value?
    ) -> Value? {
        guard let counterpart = pairing.theirs(gene), let before = own(gene), let after = theirs(counterpart)
        else { return nil }
        return after - before
    }
}
