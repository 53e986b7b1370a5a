import PrismModel

/// The background states that a data set's model is adjusted for.
public struct AdjustedStates: Sendable, Equatable {
    /// The states, of the first member where members differ.
    public let states: BackgroundModel
    /// The position of each of their signals among the model's.
    public let signals: [Int]
    /// Whether every member is adjusted for the same states: else what is expected in a state is no mean over members.
    public let isShared: Bool

    /// States that some signals of a model tell.
    public init(states: BackgroundModel, signals: [Int], isShared: Bool = true) {
        self.states = states
        self.signals = signals
        self.isShared = isShared
    }

    /// How many of the states are background.
    public var count: Int { states.backgroundStates }

    /// The positions among the states' signals of those that are off in a mask.
    public func off(in mask: ModalityMask) -> Set<Int> {
        Set(signals.indices.filter { !mask.isOn(signals[$0]) })
    }
}

extension DataSetModel {
    /// The background states that the model is adjusted for; nil where a member knows none.
    public var adjustedStates: AdjustedStates? {
        guard let first = ensemble.models.first, let states = first.background,
            let sizes = first.configuration.background,
            ensemble.models.allSatisfy({ $0.background != nil })
        else { return nil }
        return AdjustedStates(
            states: states, signals: sizes.signals,
            isShared: ensemble.models.allSatisfy { $0.background == states })
    }
}
