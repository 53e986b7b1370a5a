import PrismModel

/// How the gene list is ordered.
enum GeneSort: Sendable, Hashable {
    case position
    case name
    case measured
    case predicted
    /// By the distance of the prediction from the measurement.
    case difference
    /// By what the background state explains of the prediction: its distance from the intervened one.
    case background
    /// By how far the other condition's measured expression is from this one's, up or down.
    case measuredChange
    /// By how far the other condition's prediction is from this one's, up or down.
    case predictedChange
    /// By how much more is measured in the other condition: falls at the other end.
    case measuredRise
    /// By how much more is predicted in the other condition.
    case predictedRise
    /// By how far the prediction moves when one of the model's signals, by its position among them, is off.
    case effect(Int)

    /// Every order there is for a model of so many signals, as one comes after the other.
    static func all(signals: Int, knowsBackground: Bool = false, compares: Bool = false) -> [GeneSort] {
        [.position, .name, .measured, .predicted, .difference] + (knowsBackground ? [.background] : [])
            + (compares ? [.measuredChange, .predictedChange, .measuredRise, .predictedRise] : [])
            + (0..<max(0, signals)).map { .effect($0) }
    }

    /// Whether it is by a change to the other condition.
    var isOfChange: Bool { isOfMeasuredChange || self == .predictedChange || self == .predictedRise }

    /// Whether it is by a change of what is measured.
    var isOfMeasuredChange: Bool { self == .measuredChange || self == .measuredRise }

    /// The mask whose predictions of all genes the order needs, beside those with everything on.
    var mask: ModalityMask? {
        if case .effect(let signal) = self { ModalityMask(off: [signal]) } else { nil }
    }
}
