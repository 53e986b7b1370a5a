import GenomeData

/// A signal that A's model takes, as B has it: found by name.
public struct SignalMatch: Sendable, Equatable {
    /// Whether B's values can stand in for A's.
    public enum Standing: Sendable, Equatable {
        /// They are given in the same unit.
        case same
        /// They are given in the same unit but for the logarithm, which is changed to A's.
        case converted(from: Transform, to: Transform)
        /// B has no signal of this name.
        case absent
        /// B's is in another unit, or its contacts are normalised in another way.
        case otherUnit
    }

    /// The signal's name, the same in both.
    public let name: String
    /// The position in B's data set's signals; nil where B has none of this name.
    public let position: Int?
    /// Whether B's values can stand in for A's.
    public let standing: Standing
    /// What there is to say of it, a sentence; nil where both are alike.
    public let note: String?
    /// Why one model cannot be given both, in a few words; nil where it can.
    public let brief: String?

    /// Whether the signal can be taken from B.
    public var isTransplantable: Bool {
        switch standing {
        case .same, .converted: true
        case .absent, .otherUnit: false
        }
    }

    /// How a signal of A is found in B.
    ///
    /// - Parameters:
    ///   - signal: A's.
    ///   - b: B's data set.
    ///   - names: what A and B are called in the note.
    public init(_ signal: SignalTrack, in b: DataSet, names: ConditionLabels = .letters) {
        name = signal.name
        position = b.signals.firstIndex { $0.name == signal.name }
        guard let position else {
            (standing, brief) = (.absent, "no \(signal.name)")
            note = "only \(names.a) has \(signal.name): it cannot be transplanted"
            return
        }
        let other = b.signals[position]
        if let difference = SignalScale(signal).difference(to: SignalScale(other), names) {
            (standing, brief) = (.otherUnit, "\(signal.name) in another unit")
            note = "\(difference.problem): it cannot be transplanted"
            return
        }
        var notes: [String] = []
        if (signal.unit == nil) != (other.unit == nil) {
            notes.append(
                "\(signal.unit == nil ? names.a : names.b) does not say in which unit \(name) is: it is taken to be "
                    + signal.valueUnit(or: other))
        }
        if signal.missing != other.missing {
            func words(_ value: Float?) -> String { value.map { "\($0)" } ?? "an input of 0" }
            notes.append(
                "bases without data of \(name) are \(words(signal.missing)) in \(names.a) and \(words(other.missing)) in "
                    + names.b
            )
        }
        if signal.transform == other.transform {
            (standing, brief) = (.same, nil)
        } else {
            standing = .converted(from: other.transform, to: signal.transform)
            brief = "\(name) transformed otherwise"
            notes.append(
                "\(name) is given as \(signal.inputUnit) in \(names.a) and as \(other.inputUnit) in \(names.b): "
                    + "what is transplanted is converted to \(names.a)'s")
        }
        note = notes.isEmpty ? nil : notes.joined(separator: "; ")
    }

    /// An input of B's data set as A's model takes it.
    func converted(_ value: Float) -> Float {
        guard case .converted(let from, let to) = standing else { return value }
        return to.apply(from.undo(value)) ?? value
    }
}

extension SignalTrack {
    /// The unit of its values, or where the manifest does not say, that of another signal's.
    fileprivate func valueUnit(or other: SignalTrack) -> String { unit ?? other.valueUnit }
}
