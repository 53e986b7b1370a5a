import PrismModel

/// What a model that is adjusted for background states expects of a gene in each of them, and how much each counts.
struct BackgroundForecast: Sendable, Equatable {
    /// q: the states' probabilities at the gene.
    var assignment: [Double]
    /// P: the states' probabilities over the genes that the model learned from.
    var prior: [Double]
    /// f_k: what is expected in each state, the mean over the members whose states these are; none where no model is asked.
    var expected: [Estimate]
    /// How many members these are the states of.
    var sharing = 1

    /// Σ q·f: what is predicted by the members whose states these are.
    var predicted: Double { zip(assignment, expected).reduce(0) { $0 + $1.0 * $1.1.mean } }
    /// Σ P·f: the same under the intervention.
    var intervened: Double { zip(prior, expected).reduce(0) { $0 + $1.0 * $1.1.mean } }

    /// The state in which the gene most likely lies; nil of no states.
    var likeliest: Int? { assignment.likeliest }

    /// Whether nothing is known around the gene, so that the prior stands for its assignment.
    var isUnknown: Bool { assignment == prior }

    /// The state in which the gene lies; nil where nothing is known around it.
    var state: Int? { isUnknown ? nil : likeliest }
}

extension BackgroundForecast {
    /// Nil unless every member knows background states. Members whose states are not the first one's are left out.
    init?(_ ensemble: EnsemblePrediction) {
        let known = ensemble.members.compactMap { member in
            member.background.flatMap { shares in member.perContext.map { (shares, $0) } }
        }
        guard known.count == ensemble.members.count, let (shares, first) = known.first,
            let prior = shares.prior, prior.count == first.count, shares.assignment.count == first.count
        else { return nil }
        let alike = known.filter { $0.0 == shares && $0.1.count == first.count }.map(\.1)
        sharing = alike.count
        assignment = shares.assignment.map(Double.init)
        self.prior = prior.map(Double.init)
        expected = first.indices.compactMap { state in
            Estimate(EnsemblePrediction.Spread(alike.map { $0[state] }))
        }
        guard expected.count == first.count else { return nil }
    }
}
