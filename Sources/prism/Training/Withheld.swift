import ArgumentParser
import GenomeData
import PrismModel
import Wording

/// What a model is trained without: signals, which it then does not take at all, and features, whose weights are zero.
struct Withheld {
    /// Signals, by name.
    let signals: [String]
    /// Positions, in the data set's signals, of those that are left.
    let kept: [Int]
    /// Features by name, those made of a withheld signal among them.
    let features: [String]

    /// Takes names apart.
    ///
    /// - Throws: for a name that is no signal, feature or group of features.
    init(_ names: [String], of data: DataSet) throws {
        let signals = data.signals.map(\.name), columns = data.features?.columns ?? []
        let known = signals + columns + (columns.isEmpty ? [] : [FeatureGroups.transcript])
        for name in names where !known.contains(name) {
            throw ValidationError(
                "no signal or feature is named \"\(name)\""
                    + NearestName.suggestion(for: name, among: known, plural: "signals and features"))
        }
        let off = names.filter(signals.contains)
        self.signals = off
        kept = signals.indices.filter { !off.contains(signals[$0]) }
        features = FeatureGroups.unseen(without: names, in: data).keys.sorted().map { columns[$0] }
    }
}
