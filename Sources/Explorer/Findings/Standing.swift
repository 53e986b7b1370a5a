import Wording

/// Whether a model learned from some genes that a figure is of.
enum Standing: Sendable, Equatable {
    /// From none of them.
    case heldOut
    /// From all of them.
    case learned
    /// From all but so many.
    case mixed(heldOut: Int)
    /// The weights do not tell of some of them.
    case unknown

    /// By gene, whether it is held out; nil where that is not known.
    init(_ genes: [Bool?]) {
        let heldOut = genes.count { $0 == true }
        if genes.isEmpty || genes.contains(nil) {
            self = .unknown
        } else if heldOut == genes.count {
            self = .heldOut
        } else {
            self = heldOut == 0 ? .learned : .mixed(heldOut: heldOut)
        }
    }

    /// In few words.
    var short: String {
        switch self {
        case .heldOut: "held out"
        case .learned: "trained on"
        case .mixed(let heldOut): "\(heldOut.grouped) held out"
        case .unknown: "held out?"
        }
    }

    /// In full.
    var title: String {
        switch self {
        case .heldOut, .learned: short
        case .mixed: short + ", others trained on"
        case .unknown: "held out: unknown"
        }
    }
}
