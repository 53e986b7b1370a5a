/// The genes that a table has rows for, and which row belongs to which gene of the annotation.
///
/// A row is found by gene id; failing that by the id without its version (`ENSG00000100345.23`), on either side;
/// failing that by the gene's symbol. A row that two genes would share through version or symbol goes to neither.
public struct GeneKeys: Sendable {
    /// The table, for messages.
    public let file: String
    /// The keys in the order of the rows, as written.
    public let keys: [String]

    private let rowByKey: [String: Int]
    /// Rows by key without version; nil for a key that several versions share.
    private let rowByUnversioned: [String: Int?]

    /// What a match went by.
    public enum Basis: String, Sendable, Codable, CaseIterable {
        /// The id as it is.
        case id
        /// The id without its version.
        case unversioned = "id without version"
        /// The gene's symbol.
        case symbol
    }

    /// The rows of an annotation's genes.
    public struct Matching: Sendable {
        /// For each gene of the annotation, by position, its row, or nil.
        public let rows: [Int?]
        /// How many genes matched by what.
        public let counts: [Basis: Int]
        /// Genes that would share a row, and so have none.
        public let ambiguous: [String]
        /// Rows that belong to no gene of the annotation.
        public let unused: Int
    }

    /// Keys in the order of the rows; `rowByKey` where it is known already.
    init(file: String, keys: [String], rowByKey: [String: Int]? = nil) {
        self.file = file
        self.keys = keys
        self.rowByKey =
            rowByKey
            ?? Dictionary(keys.indices.map { (keys[$0], $0) }, uniquingKeysWith: { first, _ in first })
        var unversioned: [String: Int?] = [:]
        for (row, key) in keys.enumerated() {
            guard let bare = Gene.unversioned(key) else { continue }
            unversioned[bare] = unversioned[bare] == nil ? .some(row) : .some(nil)
        }
        rowByUnversioned = unversioned
    }

    /// The row of one gene and what it was found by, regardless of the other genes.
    func row(of gene: Gene) -> (row: Int, basis: Basis)? {
        if let row = rowByKey[gene.id] { return (row, .id) }
        let bare = Gene.unversioned(gene.id) ?? gene.id
        if bare != gene.id, let row = rowByKey[bare] { return (row, .unversioned) }
        if let row = rowByUnversioned[bare], let row { return (row, .unversioned) }
        if let row = rowByKey[gene.symbol] { return (row, .symbol) }
        return nil
    }

    /// The rows of all genes.
    ///
    /// - Complexity: O(genes + rows).
    public func matching(_ genes: [Gene]) -> Matching {
        let found = genes.map { row(of: $0) }
        var owners = [Int](repeating: 0, count: keys.count)
        for case let match? in found { owners[match.row] += 1 }
        var rows: [Int?] = []
        var counts: [Basis: Int] = [:]
        var ambiguous: [String] = []
        var used = Set<Int>()
        for (gene, match) in zip(genes, found) {
            guard let match else {
                rows.append(nil)
                continue
            }
            used.insert(match.row)
            if match.basis != .id, owners[match.row] > 1 {
                ambiguous.append(gene.id)
                rows.append(nil)
            } else {
                counts[match.basis, default: 0] += 1
                rows.append(match.row)
            }
        }
        return Matching(rows: rows, counts: counts, ambiguous: ambiguous, unused: keys.count - used.count)
    }
}

/// Collects the keys of a table's rows and refuses a second row for one of them.
struct GeneKeyCollector {
    private(set) var keys: [String] = []
    private var rowByKey: [String: Int] = [:]
    private var lines: [Int] = []

    mutating func add(_ row: TableRow, column: Int) throws(GenomeDataError) {
        let key = try row.name(column)
        if let earlier = rowByKey.updateValue(keys.count, forKey: key) {
            throw row.error("gene \(key) is already on line \(lines[earlier])", column: column)
        }
        guard keys.count < GeneList.mostGenes else {
            throw row.error("more than \(GeneList.mostGenes) genes", column: column)
        }
        keys.append(key)
        lines.append(row.line)
    }

    /// The keys collected.
    func geneKeys(file: String) -> GeneKeys { GeneKeys(file: file, keys: keys, rowByKey: rowByKey) }
}
