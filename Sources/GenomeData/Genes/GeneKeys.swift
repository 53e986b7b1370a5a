/// The genes that a table has rows for, and which row belongs to which gene of the annotation.
///
/// A row is found by gene id; failing that by the id without its version (`ENSG00000100345.23`), on either side;
/// failing that by the gene's symbol. A row that two genes would share through version or symbol goes to neither.
public struct GeneKeys: Sendable {
    /// The table, for messages.
    public let file: String
    /// The keys in the order of the rows, as written.
    public let keys: [String]

    private let ids: VersionedIDs
    /// Keys that stand on several rows, with what is wrong about that, for a gene that needs one of them.
    private let repeats: [String: GenomeDataError]
    /// What the reader passed over.
    private let notes: [String]

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
        /// Genes for which several rows stand that differ in the version, and so have none.
        public let undecided: [String]
        /// Rows that belong to no gene of the annotation.
        public let unusedRows: [Int]
        /// How many of them there are.
        public var unused: Int { unusedRows.count }
        /// What a report should say of the table: names on several rows that no gene needs, dates instead of names.
        public let notes: [String]
    }

    /// Keys in the order of the rows.
    ///
    /// - Parameters:
    ///   - file: the table, for messages.
    ///   - keys: as written.
    ///   - repeats: the error for each key that occurs more than once.
    ///   - notes: remarks of the reader.
    init(file: String, keys: [String], repeats: [String: GenomeDataError] = [:], notes: [String] = []) {
        self.file = file
        self.keys = keys
        self.repeats = repeats
        self.notes = notes
        ids = VersionedIDs(keys)
    }

    /// The rows that could be a gene's, regardless of the other genes, and what they were found by: none, one, or
    /// several that differ in the version.
    private func candidates(for gene: Gene) -> (rows: [Int], basis: Basis) {
        if let row = ids.index(of: gene.id) { return ([row], .id) }
        let versions = ids.versions(of: gene.id)
        if !versions.isEmpty { return (versions, .unversioned) }
        return (ids.index(of: gene.symbol).map { [$0] } ?? [], .symbol)
    }

    /// The row of one gene and what it was found by, regardless of the other genes.
    ///
    /// - Throws: where the row is one of several with the same name.
    func row(of gene: Gene) throws(GenomeDataError) -> (row: Int, basis: Basis)? {
        let found = candidates(for: gene)
        guard let row = found.rows.first, found.rows.count == 1 else { return nil }
        if let error = repeats[keys[row]] { throw error }
        return (row, found.basis)
    }

    /// The rows of all genes.
    ///
    /// - Throws: where a gene's row is one of several with the same name.
    /// - Complexity: O(genes + rows).
    public func matching(_ genes: [Gene]) throws(GenomeDataError) -> Matching {
        let found = genes.map { candidates(for: $0) }
        var owners = [Int](repeating: 0, count: keys.count)
        for match in found where match.rows.count == 1 { owners[match.rows[0]] += 1 }
        var rows: [Int?] = []
        var counts: [Basis: Int] = [:]
        var ambiguous: [String] = []
        var undecided: [String] = []
        var used = Set<Int>()
        for (gene, match) in zip(genes, found) {
            guard let row = match.rows.first, match.rows.count == 1 else {
                if !match.rows.isEmpty { undecided.append(gene.id) }
                used.formUnion(match.rows)
                rows.append(nil)
                continue
            }
            used.insert(row)
            guard match.basis == .id || owners[row] == 1 else {
                ambiguous.append(gene.id)
                rows.append(nil)
                continue
            }
            if let error = repeats[keys[row]] { throw error }
            counts[match.basis, default: 0] += 1
            rows.append(row)
        }
        let unused = keys.indices.filter { !used.contains($0) }
        return Matching(
            rows: rows, counts: counts, ambiguous: ambiguous, undecided: undecided,
            unusedRows: unused, notes: notes + notes(unused: unused))
    }

    private func notes(unused rows: [Int]) -> [String] {
        let left = rows.map { keys[$0] }
        var seen: Set<String> = []
        let repeated = left.filter { repeats[$0] != nil && seen.insert($0).inserted }
        let isOne = repeated.count == 1
        let note =
            "\(repeated.count) name\(isOne ? "" : "s") of no gene in the data set \(isOne ? "stands" : "stand") on "
            + "several rows: \(Annotation.some(repeated))"
        seen = []
        return (repeated.isEmpty ? [] : [note])
            + ExcelDate.notes(in: left.filter { seen.insert($0).inserted })
    }
}
