import GenomeData

/// The true change of each gene between two simulated cell types: what predicted changes are scored against beside measured ones.
public struct TrueChanges: Sendable, Equatable {
    /// Of one gene, B less A, in the unit of expression, free of counting noise.
    struct Change: Sendable, Equatable {
        /// Of the expected expression.
        var expected: Double
        /// Of E[Y | do X]: sequence and signals as they are, the background averaged out.
        var adjusted: Double
    }

    /// The table.
    public let file: String
    /// By the genes' ids in A.
    private let changes: [String: Change]

    private static let columns = ["change", "adjusted_change"]

    /// Reads the table that `prism simulate --cell-types` writes, whose rows are found as in any table of genes.
    ///
    /// - Throws: where it cannot be read, lacks a column, or has none of A's genes.
    public init(path: String, of a: DataSet) throws(GenomeDataError) {
        let table = try GeneValues(path: path, columns: Self.columns)
        var changes: [String: Change] = [:]
        for (gene, row) in zip(a.genes, try table.keys.matching(a.genes).rows) {
            let values = row.map { table.row($0).map(Double.init) } ?? []
            guard values.count == Self.columns.count, values.allSatisfy(\.isFinite) else { continue }
            changes[gene.id] = Change(expected: values[0], adjusted: values[1])
        }
        guard !changes.isEmpty else {
            throw GenomeDataError(
                file: path, place: nil, problem: "none of its genes are in \(a.manifest.path)")
        }
        file = path
        self.changes = changes
    }

    /// The table that `prism simulate --cell-types` writes beside the folders of the manifests.
    public static func path(besides manifest: Manifest) -> String {
        let folder = manifest.path.lastIndex(of: "/").map { String(manifest.path[...$0]) } ?? ""
        return folder + "../truth/changes.tsv"
    }

    /// A gene's change, by its id in A.
    subscript(id: String) -> Change? { changes[id] }
}
