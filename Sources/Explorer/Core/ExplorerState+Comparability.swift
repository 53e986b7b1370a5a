import Predictions

/// What of two conditions may stand side by side: what `prism compare` refuses is not shown, and says why in its place.
extension ExplorerState {
    /// Why what the other condition's model says does not stand beside what this one's says; nil where it does, or where that
    /// is still being found out.
    var conditionProblem: ConditionProblem? {
        guard let other else { return nil }
        if let problem = other.state.model.problem {
            return ConditionProblem(lack: .predicted, problem: problem)
        }
        return other.problem.map { ConditionProblem(lack: .compared, problem: $0) }
    }

    /// The same as a sentence, nil as soon as both are compared: the reason first, and where the whole of it is told.
    var conditionObstacle: String? {
        guard let other else { return nil }
        let name = conditionNames.other
        if let found = conditionProblem {
            let lack = found.lack.rawValue + (differencesKey.map { " (\($0) tells it whole)" } ?? "")
            return "\(name) is \(lack): \(found.problem.brief ?? found.problem.text)"
        }
        if let obstacle = other.state.model.obstacle { return "\(name): \(obstacle)" }
        return other.isCompared ? nil : "how the conditions' signals go together is being found out"
    }

    /// The other condition, where its signals are not this one's: two models of one data set are given the same.
    var otherSignals: OtherCondition? { other.flatMap { $0.isSameDataSet ? nil : $0 } }

    /// Why signals of the other condition do not stand beside this one's, and are not taken from it; nil if they do.
    var otherSignalsObstacle: String? {
        comparisonObstacle
            ?? (other?.isSameDataSet == true
                ? "both models predict the same data set, whose signals are the same" : nil)
    }

    /// The keys that tell what differs between the two.
    var differencesKey: String? { views.command(named: "differences")?.keyText }

    /// The other condition, where what its model says stands beside what this one's says.
    var comparedOther: ExplorerState? { other.flatMap { $0.isCompared ? $0.state : nil } }

    /// What is measured of the current gene in the other condition, in this one's unit; nil where it is in another.
    var otherMeasured: Double? {
        guard let other, other.pairing.measuredProblem == nil else { return nil }
        return other.state.gene.flatMap { other.state.measured($0) }.map(Double.init)
    }

    /// How the other condition gives a signal otherwise, so that both do not stand on one scale; nil where they do, or only
    /// one has it.
    func scaleDifference(of signal: Int) -> SignalScale.Difference? { other?.pairing.scaleDifference(signal) }

    /// Why genes are not sorted by a change; nil where they are.
    func obstacle(toSortingBy sort: GeneSort) -> String? {
        switch sort {
        case .measuredChange, .measuredRise: other?.pairing.measuredProblem
        case .predictedChange, .predictedRise: conditionProblem == nil ? nil : conditionObstacle
        case .position, .name, .measured, .predicted, .difference, .background, .effect: nil
        }
    }

    /// Sorts by position where the order is by a change that is not shown any more.
    mutating func leaveRefusedOrder() {
        guard obstacle(toSortingBy: list.sort) != nil else { return }
        (list.sort, list.isDescending) = (.position, false)
        relist()
    }
}
