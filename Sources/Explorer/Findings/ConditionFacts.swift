import Predictions

/// What is known of two conditions once both have their models.
struct ConditionFacts: Sendable, Equatable {
    /// A signal that this condition's model takes.
    struct Signal: Sendable, Equatable {
        var name: String
        /// Whether the other condition has one of the name.
        var isThere: Bool
        /// Whether the other's can stand in its place.
        var isTransplantable: Bool
    }

    /// The model's signals, in its order.
    var signals: [Signal]
    /// Whether the same weights predict both.
    var sharesModel: Bool
    /// What differs between the two, a sentence each.
    var notes: [String] = []
}

extension ConditionFacts {
    init(_ conditions: Conditions) {
        signals = conditions.signals.map {
            Signal(name: $0.name, isThere: $0.position != nil, isTransplantable: $0.isTransplantable)
        }
        sharesModel = conditions.sharesModel
        notes = conditions.notes
    }
}
