import PrismModel

extension FeatureGroups {
    /// The name of the group of all features that are not made of signals.
    public static let transcript = "mRNA features"

    /// The groups of a data set's features: those of the transcript, then each that the manifest says is made of signals.
    ///
    /// - Parameters:
    ///   - dataSet: the data set.
    ///   - signals: positions, in the data set's signals, of those that a model takes, in its order. A feature stays on when
    ///     a signal is off that the model does not take.
    ///   - unseen: features, by position, that a model was trained without: see `unseen(without:in:)`.
    public init(_ dataSet: DataSet, signals: [Int], unseen: [Int: String] = [:]) {
        guard let features = dataSet.features, let source = dataSet.manifest.features else {
            self = .none
            return
        }
        let names = signals.map { dataSet.signals[$0].name }
        let derived = features.columns.indices.filter { source.derived[features.columns[$0]] != nil }
        let others = features.columns.indices.filter { !derived.contains($0) }
        var groups = others.isEmpty ? [] : [Group(name: Self.transcript, columns: others)]
        for column in derived {
            let parents = source.derived[features.columns[column]] ?? []
            groups.append(
                Group(
                    name: features.columns[column], columns: [column],
                    parents: parents.compactMap { names.firstIndex(of: $0) }))
        }
        self.init(groups: groups, means: features.means, unseen: unseen)
    }

    /// What a model never sees of a data set's features that is trained without inputs of these names.
    ///
    /// - Parameters:
    ///   - names: signals, features, or `transcript`; where a name is both a signal and a feature, the signal is meant.
    ///   - dataSet: the data set.
    /// - Returns: features, by position, each with the first of the names that it goes with: its own, its group's, or that of
    ///   a signal that it is made of.
    public static func unseen(without names: [String], in dataSet: DataSet) -> [Int: String] {
        guard let features = dataSet.features, let source = dataSet.manifest.features else { return [:] }
        let signals = dataSet.signals.map(\.name)
        var unseen: [Int: String] = [:]
        for (index, column) in features.columns.enumerated() {
            let parents = source.derived[column]
            unseen[index] = names.first { name in
                if signals.contains(name) { return parents?.contains(name) == true }
                return name == column || parents == nil && name == transcript
            }
        }
        return unseen
    }
}
