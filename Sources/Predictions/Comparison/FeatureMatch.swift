import GenomeData

/// The features that A's model takes, as B has them: found by the names of their columns.
struct FeatureMatch: Sendable, Equatable {
    /// By feature of A's model: the position among B's features, and what B's value becomes; nil where B has none.
    private let columns: [(position: Int, from: Transform, to: Transform)?]

    /// What there is to say, a sentence each.
    let notes: [String]

    /// Features that B gives with another transform, a sentence each.
    let conversions: [String]

    /// How A's features are found in B; none for a model that takes none.
    init(_ a: WindowEncoder, in b: DataSet, names: ConditionLabels = .letters) {
        guard a.usesFeatures, let own = a.dataSet.features else {
            (columns, notes, conversions) = ([], [], [])
            return
        }
        columns = own.columns.indices.map { index in
            guard let theirs = b.features,
                let position = theirs.columns.firstIndex(of: own.columns[index])
            else { return nil }
            return (position, theirs.transforms[position], own.transforms[index])
        }
        conversions = zip(own.columns, columns).compactMap { name, column in
            guard let column, column.from != column.to else { return nil }
            return
                "the feature \(name) is taken as \(column.to.unit(of: "x")) in \(names.a) and as "
                + "\(column.from.unit(of: "x")) in \(names.b)"
        }
        let absent = zip(own.columns, columns).filter { $1 == nil }.map(\.0)
        notes =
            absent.isEmpty
            ? []
            : [
                "only \(names.a) has the features \(absent.joined(separator: ", ")): \(names.a)'s stay in a transplant"
            ]
    }

    /// B's features as A's model takes them; `own` where B has none.
    func taken(_ theirs: [Float], or own: [Float]) -> [Float] {
        own.indices.map { index in
            guard columns.indices.contains(index), let column = columns[index],
                theirs.indices.contains(column.position)
            else { return own[index] }
            let value = theirs[column.position]
            guard column.from != column.to else { return value }
            return column.to.apply(column.from.undo(value)) ?? value
        }
    }

    static func == (one: FeatureMatch, other: FeatureMatch) -> Bool {
        one.notes == other.notes && one.columns.count == other.columns.count
            && zip(one.columns, other.columns).allSatisfy { $0?.position == $1?.position }
    }
}
