import GenomeData

/// What a signal's values are given in, which tells whether two conditions' stand on one scale: for transplants, and wherever
/// both are drawn.
public struct SignalScale: Sendable, Equatable {
    /// How one condition's values, B's, are given otherwise than another's, A's.
    public struct Difference: Sendable, Equatable {
        /// A clause: "H3K27ac is fragments in A and fold change in B".
        public let problem: String
        /// The same of A in a word or two: "fragments".
        public let a: String
        /// The same of B.
        public let b: String
    }

    /// The signal's name.
    public let name: String
    /// The unit; nil where nobody says, and then it is taken to be the other's.
    public let unit: String?
    /// How contacts were normalised; nil where nobody says, and then likewise.
    public let normalization: String?
    /// Whether the values are contacts with a TSS.
    public let isContacts: Bool

    /// A scale.
    public init(name: String, unit: String?, normalization: String?, isContacts: Bool) {
        self.name = name
        self.unit = unit
        self.normalization = normalization
        self.isContacts = isContacts
    }

    /// The scale of a signal's values before a transform.
    public init(_ signal: SignalTrack) {
        self.init(
            name: signal.name, unit: signal.unit, normalization: signal.normalization,
            isContacts: signal.contacts != nil)
    }

    /// How the values of B differ from these, of A; nil where both stand on one scale.
    public func difference(to b: SignalScale, _ names: ConditionLabels = .letters) -> Difference? {
        if isContacts != b.isContacts {
            func words(_ isContacts: Bool) -> String { isContacts ? "contacts" : "a track" }
            return Difference(
                problem:
                    "\(name) is of contacts in one condition and of values along the genome in the other",
                a: words(isContacts), b: words(b.isContacts))
        }
        if let unit, let other = b.unit, unit != other {
            return Difference(
                problem: "\(name) is \(unit) in \(names.a) and \(other) in \(names.b)", a: unit, b: other)
        }
        if let normalization, let other = b.normalization, normalization != other {
            return Difference(
                problem:
                    "\(name) is normalised as \(normalization) in \(names.a) and as \(other) in \(names.b)",
                a: normalization, b: other)
        }
        return nil
    }
}
