import PrismModel

/// The background states that members of a data set's model are adjusted for.
public struct AdjustedStates: Sendable, Equatable {
    /// The states, of the first of the members where they differ.
    public let states: BackgroundModel
    /// The position of each of their signals among the model's.
    public let signals: [Int]
    /// Whether every one of the members is adjusted for the same states: else what is expected in a state is no mean over
    /// them.
    public let isShared: Bool
    /// The first of all the model's members that brings these states: of a cross-validated model folds differ.
    public let member: Int

    /// States that some signals of a model tell.
    public init(states: BackgroundModel, signals: [Int], isShared: Bool = true, member: Int = 0) {
        self.states = states
        self.signals = signals
        self.isShared = isShared
        self.member = member
    }

    /// How many of the states are background.
    public var count: Int { states.backgroundStates }

    /// The positions among the states' signals of those that are off in a mask.
    public func off(in mask: ModalityMask) -> Set<Int> {
        Set(signals.indices.filter { !mask.isOn(signals[$0]) })
    }
}
