extension ExplorerState {
    /// Which model predicts, or of two conditions which two; nil without one.
    var modelText: String? {
        guard let own = catalog.modelName else { return nil }
        guard let other else { return "model \(own)" }
        let names = conditionNames
        if other.facts?.sharesModel == true { return "model \(own) of both" }
        let theirs = other.state.catalog.modelName.map { "\($0) of \(names.other)" }
        return "model \(own) of \(names.own)" + (theirs.map { ", " + $0 } ?? "")
    }

    /// Which model predicts this condition, whatever is open beside it; nil without one.
    var ownModelText: String? { catalog.modelName.map { "model " + $0 } }
}
