/// What stands in for a signal that is off.
public enum SignalBaseline: Sendable, Equatable {
    /// 0 at every position: no signal.
    case zero
    /// The data set's mean value per position, L × S like a window's signals. A model that was trained with signals missing
    /// does not look at them: it is told what is missing, and knows what that means.
    case mean([Float])
}
