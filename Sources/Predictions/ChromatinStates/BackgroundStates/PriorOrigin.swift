import Wording

/// Whose mean assignment the prior P of background states is.
public enum PriorOrigin: Sendable, Equatable {
    /// Of the genes that a model learned from, which need not be the data set's: its file brings the prior.
    case model
    /// Of so many training genes of the data set.
    case training(Int)
    /// Of all genes, so many, of a data set that names no split.
    case all(Int)
    /// Of none: there is no training gene whose states are known, and every state counts the same.
    case even

    /// In words, as a heading's rest: "P: mean q of …".
    public var words: String {
        switch self {
        case .model: "mean q of the genes that the model learned from"
        case .training(let genes): "mean q of the data set's \(genes.counted("training gene"))"
        case .all(let genes): "mean q of all \(genes.counted("gene")), as the data set names no split"
        case .even: "the same for every state, as the data set has no training genes"
        }
    }

    /// The same where there is little room.
    public var shortWords: String {
        switch self {
        case .model: "of the genes learned from"
        case .training: "of training genes"
        case .all: "of all genes"
        case .even: "even, no training genes"
        }
    }
}
