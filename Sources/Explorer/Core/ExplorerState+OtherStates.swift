import Predictions

extension ExplorerState {
    /// Whether both conditions' models are adjusted for the same background states, so that a gene can move between them.
    var sharesStates: Bool {
        guard let own = adjusted, let theirs = other?.state.adjusted else { return false }
        return own.states == theirs.states
    }

    /// Where the current gene lies in the other condition; nil where that is not known.
    var otherBackground: BackgroundForecast? {
        guard let other = other?.state, let forecast = other.forecast ?? other.latest else { return nil }
        return forecast.background
    }

    /// Why it cannot be told which genes lie in another state in the other condition; nil if it can, or will be.
    var movesObstacle: String? {
        if let obstacle = comparisonObstacle { return obstacle }
        if adjusted == nil { return "this model is not adjusted for background states" }
        let name = conditionNames.other
        guard let theirs = other?.state else { return nil }
        if let obstacle = theirs.model.obstacle { return "\(name): \(obstacle)" }
        if theirs.adjusted == nil { return "\(name)'s model is not adjusted for background states" }
        return sharesStates ? theirs.study.problem : "\(name)'s model has states of its own"
    }
}
