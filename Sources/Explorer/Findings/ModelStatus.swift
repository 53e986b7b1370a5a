import PrismModel

/// Whether there is a model to ask.
enum ModelStatus: Sendable, Equatable {
    /// The data set names none; why nothing is predicted.
    case absent(String)
    case loading
    case ready(ModelFacts)
    /// The model cannot be used; why, and the same in a few words where anybody has them.
    case failed(String, brief: String? = nil)

    var facts: ModelFacts? {
        if case .ready(let facts) = self { facts } else { nil }
    }

    /// Why nothing is predicted; nil once it is.
    var obstacle: String? {
        switch self {
        case .absent, .failed: problem?.text
        case .loading: "the model is being loaded"
        case .ready: nil
        }
    }

    /// Why nothing will be predicted; nil where something is, or may be.
    var problem: Problem? {
        switch self {
        case .absent(let reason): Problem(reason, brief: "no model")
        case .failed(let reason, let brief): Problem(reason, brief: brief)
        case .loading, .ready: nil
        }
    }
}
