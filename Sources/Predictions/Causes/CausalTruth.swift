import GenomeData

/// What caused each gene's expression, where data are simulated: what predictions are scored against that claim to have
/// averaged the background out.
public struct CausalTruth: Sendable, Equatable {
    /// Of one gene, in the unit of expression.
    public struct Causes: Sendable, Equatable {
        /// The true E[Y | do X]: expected expression with sequence and signals held as they are, the background averaged out
        /// over its distribution.
        public var underIntervention: Double
        /// The direct effect of the promoter's sequence.
        public var sequence: Double
        /// The effect of the active marks.
        public var marks: Double
        /// The effect of the background past signals and sequence.
        public var background: Double
        /// The effect of the mRNA's features.
        public var stability: Double
    }

    /// The table.
    public let file: String
    /// By position in the data set's genes; nil for genes that the table does not have.
    public let genes: [Causes?]

    private static let columns = [
        "do_signals", "sequence_effect", "marks_effect", "backdoor_effect", "stability_effect",
    ]

    /// Reads the table of genes that `prism simulate` writes, whose rows are found as in any table of genes.
    ///
    /// - Throws: where it cannot be read, lacks a column, has none of the data set's genes, or says
    ///   that one lies elsewhere.
    public init(path: String, of dataSet: DataSet) throws(GenomeDataError) {
        let table = try GeneValues(path: path, columns: Self.columns)
        genes = try table.keys.matching(dataSet.genes).rows.map { row in
            guard let row else { return nil }
            let values = table.row(row).map(Double.init)
            guard values.count == Self.columns.count, values.allSatisfy(\.isFinite) else { return nil }
            return Causes(
                underIntervention: values[0], sequence: values[1], marks: values[2], background: values[3],
                stability: values[4])
        }
        guard genes.contains(where: { $0 != nil }) else {
            throw GenomeDataError(
                file: path, place: nil, problem: "none of its genes are in \(dataSet.manifest.path)")
        }
        try TruthPlaces.check(path, against: dataSet)
        file = path
    }
}
