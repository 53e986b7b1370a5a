import Predictions

extension ExplorerState {
    /// Whether both conditions' models are adjusted for the same background states, so that a gene can move between them.
    var sharesStates: Bool {
        guard let own = adjusted, let theirs = comparedOther?.adjusted else { return false }
        return own.states == theirs.states
    }

    /// Where the current gene lies in the other condition; nil where that is not known, or not compared.
    var otherBackground: BackgroundForecast? {
        guard let other = comparedOther, let forecast = other.forecast ?? other.latest else { return nil }
        return forecast.background
    }

    /// What the other condition's model says of the current gene as signals are switched and the gene is edited, in the background
    /// state that is asked for; nil until known, where both are not compared, and where that state is none of its own.
    var otherForecast: Forecast? { comparedOther?.forecast.flatMap(inAskedState) }

    /// The same without the edits.
    var otherReference: Forecast? { comparedOther?.referenceForecast.flatMap(inAskedState) }

    /// What is there of the first until it is.
    var otherPresent: Forecast? { comparedOther?.present.flatMap(inAskedState) }

    private func inAskedState(_ forecast: Forecast) -> Forecast? {
        guard let asIf else { return forecast }
        return sharesStates ? forecast.asIf(in: asIf) : nil
    }

    /// Why the other condition says nothing of the current gene as it is asked for, in fewer and fewer words; nil while that is still
    /// to come.
    var otherSilence: [String]? {
        guard let other else { return nil }
        if geneObstacle != nil { return ["no such gene"] }
        if let problem = conditionProblem { return problem.words }
        guard comparedOther != nil else { return nil }
        if asIf != nil, !sharesStates { return ["states of its own"] }
        if other.state.editCount > 0, other.state.question.flatMap(other.state.obstacle) != nil {
            return ["not edited"]
        }
        return other.state.forecastObstacle.map { ConditionProblem.words(.predicted, $0) }
    }

    /// Why it cannot be told which genes lie in another state in the other condition; nil if it can, or will be.
    var movesObstacle: String? {
        if let obstacle = comparisonObstacle { return obstacle }
        if adjusted == nil { return "this model is not adjusted for background states" }
        if let obstacle = conditionObstacle { return obstacle }
        let name = conditionNames.other
        guard let theirs = comparedOther else { return nil }
        if theirs.adjusted == nil { return "\(name)'s model is not adjusted for background states" }
        return sharesStates ? theirs.study.problem : "\(name)'s model has states of its own"
    }
}
