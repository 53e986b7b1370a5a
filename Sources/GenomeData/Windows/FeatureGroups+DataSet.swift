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
    public init(_ dataSet: DataSet, signals: [Int]) {
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
        self.init(groups: groups, means: features.means)
    }
}
