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
