/// What stands in for a signal that is off.
public enum SignalBaseline: Sendable, Equatable {
    /// 0 at every position: no signal.
    case zero
    /// The data set's mean value per position, L × S like a window's signals.
    case mean([Float])
}
