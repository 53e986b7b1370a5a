/// What a model sees in place of what is off, in the words that screens, files and helps share.
public enum StandIn: Sendable, Equatable {
    /// 0 everywhere.
    case zero
    /// The data set's mean, position by position.
    case mean
    /// Nothing: weights that were trained with signals missing are told what is missing, and know what that means.
    case missing

    /// What a baseline is for weights that were trained with signals missing, or for others.
    public init(_ baseline: Baseline, trainedWithSignalsMissing: Bool) {
        switch baseline {
        case .zero: self = .zero
        case .mean: self = trainedWithSignalsMissing ? .missing : .mean
        }
    }

    /// In one word.
    public var word: String {
        switch self {
        case .zero: "zero"
        case .mean: "mean"
        case .missing: "missing"
        }
    }

    /// In full, by itself.
    public var title: String {
        switch self {
        case .zero: "0"
        case .mean: "the data set's mean per position"
        case .missing: "missing, as in training"
        }
    }

    /// What becomes of signals that are off: "are missing, as in training".
    public var predicate: String { (self == .missing ? "are " : "are replaced by ") + title }

    /// What becomes of what is off: "is missing, as in training".
    public var singular: String { (self == .missing ? "is " : "is replaced by ") + title }

    /// What can be chosen, for weights of either kind.
    public static let choices =
        "the data set's mean per position (for weights trained with signals missing: missing, as in training), or zero"
}
