import PrismModel

/// Whether there is a model to ask.
enum ModelStatus: Sendable, Equatable {
    /// The data set names none; why nothing is predicted.
    case absent(String)
    case loading
    case ready(ModelFacts)
    /// The model cannot be used; why.
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
