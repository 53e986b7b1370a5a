/// Which signals are on. A signal that is off is replaced by its baseline along the whole window, in the streams and in
/// the context generator alike: an ablation of the input, not of the training.
public struct ModalityMask: Sendable, Hashable {
    private var offBits: UInt64

    /// Every signal on.
    public static let all = ModalityMask(offBits: 0)

    /// The given signals (0-based, in the model's order; below 64) off, all others on.
    public init(off signals: some Sequence<Int>) {
        offBits = signals.reduce(0) { $0 | (Self.bit($1)) }
    }

    private init(offBits: UInt64) { self.offBits = offBits }

    /// The 2^S masks of S signals, all on first; S at most 16.
    public static func combinations(signals: Int) -> [ModalityMask] {
        (0..<(UInt64(1) << min(max(0, signals), 16))).map(ModalityMask.init(offBits:))
    }

    /// Whether a signal is on.
    public func isOn(_ signal: Int) -> Bool { offBits & Self.bit(signal) == 0 }

    /// This mask with one signal toggled.
    public func toggling(_ signal: Int) -> ModalityMask { ModalityMask(offBits: offBits ^ Self.bit(signal)) }

    /// Signals beyond the 64th have no bit: they are always on.
    private static func bit(_ signal: Int) -> UInt64 { (0..<64).contains(signal) ? 1 << UInt64(signal) : 0 }
}

/// What stands in for a signal that is off.
public enum SignalBaseline: Sendable, Equatable {
    /// 0 at every position: no signal.
    case zero
    /// The data set's mean value per position, L × S like a window's signals.
    case mean([Float])
}

extension GeneWindow {
    /// This window with the signals that are off replaced by their baseline. `signalCount` is S.
    ///
    /// Throws `PrismError.input` where a mean baseline is not of this window's shape.
    public func masked(
        _ mask: ModalityMask, baseline: SignalBaseline = .zero, signalCount: Int
    ) throws(PrismError) -> GeneWindow {
        let off = (0..<max(0, signalCount)).filter { !mask.isOn($0) }
        guard !off.isEmpty else { return self }
        var masked = self
        masked.background?.switchOff(off)
        if case .mean(let values) = baseline, values.count != signals.count {
            throw .input(
                problem:
                    "the mean baseline holds \(values.count) values, the window's signals \(signals.count)")
        }
        for signal in off {
            for index in stride(from: signal, to: signals.count, by: signalCount) {
                switch baseline {
                case .zero: masked.signals[index] = 0
                case .mean(let values): masked.signals[index] = values[index]
                }
            }
        }
        return masked
    }
}
