import Predictions
import PrismModel

/// Who shares a prediction out: the signals, and beside them the groups of features that are on.
///
/// A group that is made of a signal which is off is off too, so it adds nothing to a coalition without that signal.
struct Coalitions: Sendable, Equatable {
    /// The number of signals S: players 0 ..< S.
    let signals: Int
    /// The groups of features that play, by position: players from S on. None where all together would be too many.
    let players: [Int]
    /// Groups that are off throughout.
    let features: ModalityMask
    private let groups: FeatureGroups

    /// Signals over features of which some may be off.
    init(signals: Int, groups: FeatureGroups = .none, features: ModalityMask = .all) {
        self.signals = signals
        self.features = features
        self.groups = groups
        let on = groups.switches.filter(features.isGroupOn)
        players = signals + on.count <= ShapleyValues.mostPlayers ? on : []
    }

    /// How many players there are.
    var count: Int { signals + players.count }

    /// The mask that leaves a coalition on, given by its players' bits, in its shortest form.
    func mask(present: Int) -> ModalityMask {
        func isAbsent(_ player: Int) -> Bool { present & (1 << player) == 0 }
        return reduced(
            ModalityMask(
                off: (0..<signals).filter(isAbsent),
                groups: players.indices.filter { isAbsent(signals + $0) }.map { players[$0] }))
    }

    /// The shortest mask that switches off the same as another, laid over the features that are off throughout.
    func reduced(_ mask: ModalityMask) -> ModalityMask { groups.reducing(mask.union(features)) }

    /// The masks of all coalitions, each once; everyone first.
    var masks: [ModalityMask] {
        guard count <= ShapleyValues.mostPlayers else { return [] }
        var seen: Set<ModalityMask> = []
        return (0..<(1 << count)).reversed().map { mask(present: $0) }.filter { seen.insert($0).inserted }
    }
}
