/// How much each background state counts in a prediction.
public struct BackgroundShares: Sendable, Equatable {
    /// q: the states' probabilities at the gene, from what surrounds its promoter; K values.
    public let assignment: [Float]
    /// P: the states' probabilities over all genes; K values. Nil where no intervened prediction is made.
    public let prior: [Float]?

    init(assignment: [Float], prior: [Float]? = nil) {
        self.assignment = assignment
        self.prior = prior
    }

    /// The state in which the gene most likely lies; nil where nothing is known around it, so that P stands for q.
    public var state: Int? { assignment == prior ? nil : assignment.likeliest }
}

extension PrismModel {
    /// The shares of a window's background states; nil for a model that knows none.
    func backgroundShares(of window: GeneWindow) throws(PrismError) -> BackgroundShares? {
        guard let background, let sizes = configuration.background else { return nil }
        let assignment = try window.assignment(to: background, signals: sizes.signals)
        return BackgroundShares(assignment: assignment, prior: background.prior.map { Float($0) })
    }
}
