/// Which signals and which groups of features are on. What is off is replaced by its baseline along the whole window, in
/// the streams and in the context generator alike: an ablation of the input, not of the training.
public struct ModalityMask: Sendable, Hashable {
    private var offBits: UInt64
    private var offGroups: UInt64

    /// Everything on.
    public static let all = ModalityMask(offBits: 0, offGroups: 0)

    /// The given signals and groups of features (0-based, in the model's order; below 64) off, all others on.
    public init(off signals: some Sequence<Int>, groups: [Int] = []) {
        offBits = signals.reduce(0) { $0 | (Self.bit($1)) }
        offGroups = groups.reduce(0) { $0 | (Self.bit($1)) }
    }

    private init(offBits: UInt64, offGroups: UInt64) {
        self.offBits = offBits
        self.offGroups = offGroups
    }

    /// The 2^S masks of S signals, all on first; S at most 16.
    public static func combinations(signals: Int) -> [ModalityMask] {
        (0..<(UInt64(1) << min(max(0, signals), 16))).map { ModalityMask(offBits: $0, offGroups: 0) }
    }

    /// Whether a signal is on.
    public func isOn(_ signal: Int) -> Bool { offBits & Self.bit(signal) == 0 }

    /// Whether a group of features is on, as far as the mask itself says; see `FeatureGroups.closing(_:)`.
    public func isGroupOn(_ group: Int) -> Bool { offGroups & Self.bit(group) == 0 }

    /// This mask with one signal toggled.
    public func toggling(_ signal: Int) -> ModalityMask {
        ModalityMask(offBits: offBits ^ Self.bit(signal), offGroups: offGroups)
    }

    /// This mask with one group of features toggled.
    public func toggling(group: Int) -> ModalityMask {
        ModalityMask(offBits: offBits, offGroups: offGroups ^ Self.bit(group))
    }

    /// Switches off what is off in another mask.
    public mutating func formUnion(_ other: ModalityMask) { self = union(other) }

    /// What is off in this mask, in the other, or in both.
    public func union(_ other: ModalityMask) -> ModalityMask {
        ModalityMask(offBits: offBits | other.offBits, offGroups: offGroups | other.offGroups)
    }

    /// What is off in this mask and on in the other.
    public func subtracting(_ other: ModalityMask) -> ModalityMask {
        ModalityMask(offBits: offBits & ~other.offBits, offGroups: offGroups & ~other.offGroups)
    }

    /// The same groups of features off, and every signal on.
    public var withSignalsOn: ModalityMask { ModalityMask(offBits: 0, offGroups: offGroups) }

    /// Signals beyond the 64th have no bit: they are always on.
    private static func bit(_ signal: Int) -> UInt64 { (0..<64).contains(signal) ? 1 << UInt64(signal) : 0 }
}
