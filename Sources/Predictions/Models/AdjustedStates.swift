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

extension DataSetModel {
    /// The background states that the model is adjusted for; nil where a member knows none.
    public var adjustedStates: AdjustedStates? { adjustedStates(of: Array(ensemble.models.indices)) }

    /// The background states that some members, by position, are adjusted for; nil where one of them knows none, or is none.
    public func adjustedStates(of members: [Int]) -> AdjustedStates? {
        let models = members.filter(ensemble.models.indices.contains).map { ensemble.models[$0] }
        guard let first = models.first, let states = first.background,
            let sizes = first.configuration.background, models.allSatisfy({ $0.background != nil })
        else { return nil }
        return AdjustedStates(
            states: states, signals: sizes.signals, isShared: models.allSatisfy { $0.background == states },
            member: ensemble.models.firstIndex { $0.background == states } ?? 0)
    }
}
