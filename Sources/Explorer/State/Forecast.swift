import Predictions
import PrismModel

/// What a prediction is asked for: a gene, which of the model's signals are on, and what else is changed of its input.
struct Question: Sendable, Hashable {
    /// Position in the catalog's genes.
    let gene: Int
    let mask: ModalityMask
    /// Changes to the gene's window, in their canonical form.
    let edits: [WindowEdit]
    /// What stands in for signals that are off; where none is, always zero.
    let baseline: WindowEdit.Replacement

    init(
        gene: Int, mask: ModalityMask, edits: [WindowEdit] = [], baseline: WindowEdit.Replacement = .zero
    ) {
        self.gene = gene
        self.mask = mask
        self.edits = edits
        self.baseline = mask == .all ? .zero : baseline
    }

    /// Whether the data set's mean signals are part of the input.
    var needsMeans: Bool {
        baseline == .mean
            || edits.contains { if case .signal(_, _, .mean) = $0 { true } else { false } }
    }
}

/// A prediction with the spread between the ensemble's members.
struct Estimate: Sendable, Equatable {
    var mean: Double
    /// Sample standard deviation over the members; nil for a single model.
    var spread: Double?
}

/// What the model says to a question, in the unit of expression.
struct Forecast: Sendable, Equatable {
    var observed: Estimate
    /// Nil for a model without a context generator.
    var intervened: Estimate?
    /// The mean over members of the head's output for each context alone: derived here, not part of the model.
    var perContext: [Double] = []
    /// The context weights of the ensemble's first member, C vectors of d values.
    ///
    /// Contexts of different members are learned apart and do not correspond, so they are not averaged.
    var weights: [[Float]] = []
    /// Cosines between the contexts, C × C, row by row; of the first member.
    var cosines: [Double] = []
    /// The uniformity of the first member's contexts.
    var uniformity: Double?
}

extension Forecast {
    /// Nil where the model gave no observed prediction.
    init?(_ ensemble: EnsemblePrediction) {
        guard let observed = Estimate(ensemble.observed) else { return nil }
        self.init(observed: observed, intervened: Estimate(ensemble.intervened))
        let lists = ensemble.members.compactMap(\.perContext)
        if let first = lists.first {
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

extension Estimate {
    init?(_ spread: EnsemblePrediction.Spread?) {
        guard let spread else { return nil }
        self.init(mean: Double(spread.mean), spread: spread.standardDeviation.map(Double.init))
    }
}

/// Whether there is a model to ask.
enum ModelStatus: Sendable, Equatable {
    /// The data set names none; why nothing is predicted.
    case absent(String)
    case loading
    case ready(ModelFacts)
    /// It cannot be used; why.
    case failed(String)

    var facts: ModelFacts? {
        if case .ready(let facts) = self { facts } else { nil }
    }

    /// Why nothing is predicted; nil once it is.
    var obstacle: String? {
        switch self {
        case .absent(let reason), .failed(let reason): reason
        case .loading: "the model is being loaded"
        case .ready: nil
        }
    }
}

/// What the screen says of a loaded model.
struct ModelFacts: Sendable, Equatable {
    var members: Int
    /// The catalog's signals that it takes, in its order.
    var inputs: [Int]
    /// 0 for a model without a context generator.
    var contexts: Int
    /// What makes the model's outputs; nil for what the catalog says.
    var provenance: Provenance?
    /// What the weights say of their training: "seeds 2, 22".
    var training: String?
}
