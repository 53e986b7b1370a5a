import PrismModel

/// What the model says to a question, in the unit of expression.
struct Forecast: Sendable, Equatable {
    var observed: Estimate
    /// Nil for a model that predicts nothing under the intervention.
    var intervened: Estimate?
    /// The mean over members of the head's output for each context alone: derived here, not part of the model.
    var perContext: [Double] = []
    /// What is expected in each background state; nil for a model that is not adjusted for any.
    var background: BackgroundForecast?
    /// The context weights of the first member that predicts the gene, C vectors of d values.
    ///
    /// Contexts of different members are learned apart and do not correspond, so they are not averaged.
    var weights: [[Float]] = []
    /// Cosines between the contexts, C × C, row by row; of the first member.
    var cosines: [Double] = []
    /// The uniformity of the first member's contexts.
    var uniformity: Double?
}

extension Forecast {
    /// The forecast as if the gene lay in a background state: P(Y | X, z), which is known of every state. The same forecast
    /// where there is no such state.
    func asIf(in state: Int?) -> Forecast {
        guard let state, let background, background.expected.indices.contains(state) else { return self }
        var other = self
        other.observed = background.expected[state]
        return other
    }

    /// What the background explains of the prediction: predicted − intervened.
    var explainedByBackground: Double? { intervened.map { observed.mean - $0.mean } }

    /// Nil where the model gave no observed prediction.
    init?(_ ensemble: EnsemblePrediction) {
        guard let observed = Estimate(ensemble.observed) else { return nil }
        self.init(observed: observed, intervened: Estimate(ensemble.intervened))
        background = BackgroundForecast(ensemble)
        let lists = ensemble.members.compactMap(\.perContext)
        if background == nil, let first = lists.first {
            perContext = first.indices.map { context in
                let values = lists.compactMap { $0.indices.contains(context) ? Double($0[context]) : nil }
                return values.reduce(0, +) / Double(values.count)
            }
        }
        guard let member = ensemble.members.first, let contexts = member.contextWeights else { return }
        let range = 0..<contexts.contexts
        weights = range.map { contexts.vector($0) }
        cosines = range.flatMap { a in range.map { contexts.cosine(a, $0) } }
        uniformity = member.uniformityLoss
    }
}
