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
    /// By how the other condition's measured expression differs.
    case measuredChange
    /// By how the other condition's prediction differs.
    case predictedChange
    /// By how far the prediction moves when one of the model's signals, by its position among them, is off.
    case effect(Int)

    /// Every order there is for a model of so many signals, as one comes after the other.
    static func all(signals: Int, knowsBackground: Bool = false, compares: Bool = false) -> [GeneSort] {
        [.position, .name, .measured, .predicted, .difference] + (knowsBackground ? [.background] : [])
            + (compares ? [.measuredChange, .predictedChange] : [])
            + (0..<max(0, signals)).map { .effect($0) }
    }

    /// Whether it is by a change to the other condition.
    var isOfChange: Bool { self == .measuredChange || self == .predictedChange }

    /// The mask whose predictions of all genes the order needs, beside those with everything on.
    var mask: ModalityMask? {
        if case .effect(let signal) = self { ModalityMask(off: [signal]) } else { nil }
    }
}
