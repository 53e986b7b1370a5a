import GenomeData
import PrismModel

/// The true background state of genes, where data are simulated: what learned states are scored against.
public struct StateTruth: Sendable, Equatable {
    /// The table.
    public let file: String
    /// By position in the data set's genes; nil for genes that the table does not have.
    public let states: [String?]

    /// How many different states there are.
    public var count: Int { Set(states.compactMap { $0 }).count }

    /// Reads a table with the columns `gene_id` and `state`, whose rows are found as in any table of genes.
    ///
    /// - Throws: where it cannot be read, lacks a column, names a gene twice, has none of the data set's
    ///   genes, or says that one lies elsewhere.
    public init(path: String, of dataSet: DataSet) throws(GenomeDataError) {
        let table = try GeneTexts(path: path, column: "state")
        let states = try table.keys.matching(dataSet.genes).rows.map { row in row.map { table.texts[$0] } }
        guard states.contains(where: { $0 != nil }) else {
            throw GenomeDataError(
                file: path, place: nil, problem: "none of its genes are in \(dataSet.manifest.path)")
        }
        try TruthPlaces.check(path, against: dataSet)
        file = path
        self.states = states
    }

    /// The table that `prism simulate` writes beside a data set's manifest.
    public static func path(besides manifest: Manifest) -> String {
        let folder = manifest.path.lastIndex(of: "/").map { String(manifest.path[...$0]) } ?? ""
        return folder + "truth/genes.tsv"
    }

    /// How far states agree with the truth over all genes, by split and by contig, in the data set's order.
    ///
    /// Genes without a true state are left out.
    ///
    /// - Parameters:
    ///   - labels: the learned states.
    ///   - indices: of which genes of the data set, in the same order.
    ///   - dataSet: names splits and contigs.
    /// - Returns: all genes first, then by split, then by contig.
    public func agreement(of labels: [Int], indices: [Int], in dataSet: DataSet) -> [StateAgreement] {
        var groups: [(by: String, name: String, learned: [Int], true: [String])] = [("all", "all", [], [])]
        func add(_ by: String, _ name: String, _ label: Int, _ state: String) {
            let found = groups.firstIndex { $0.by == by && $0.name == name }
            let at = found ?? groups.count
            if found == nil { groups.append((by, name, [], [])) }
            groups[at].learned.append(label)
            groups[at].true.append(state)
        }
        for (label, index) in zip(labels, indices) {
            guard states.indices.contains(index), let state = states[index] else { continue }
            add("all", "all", label, state)
            if let split = dataSet.split(at: index) { add("split", split.rawValue, label, state) }
            add("contig", dataSet.genes[index].contig, label, state)
        }
        let order = ["all", "split", "contig"]
        return order.flatMap { by in
            groups.filter { $0.by == by }.compactMap { group in
                PartitionAgreement(group.learned, group.true).map {
                    StateAgreement(
                        by: group.by, name: group.name, genes: $0.count, ari: $0.adjustedRandIndex,
                        nmi: $0.normalizedMutualInformation)
                }
            }
        }
    }
}
