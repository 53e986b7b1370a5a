/// The split of each gene: one column of a table with one row per gene.
public struct GeneSplits: Sendable {
    /// Which gene each row belongs to.
    public let keys: GeneKeys
    /// The split of each row; nil where the field is empty.
    public let splits: [Split?]

    /// Reads one column, whose fields must be spellings of a split or missing.
    public init(path: String, column: String) throws(GenomeDataError) {
        let reader = try TableReader(path: path)
        let geneColumn = try reader.geneColumn()
        let position = try reader.column(column)
        var collector = GeneKeyCollector()
        var splits: [Split?] = []
        while let row = try reader.next() {
            guard try collector.add(row, column: geneColumn) else { continue }
            let text = try row.text(position).trimmingSpaces()
            let split = Split(spelling: text)
            guard split != nil || row.isMissing(position) else {
                throw row.error("\"\(text.prefix(40))\" is not train, validation or test", column: position)
            }
            splits.append(split)
        }
        keys = try collector.geneKeys(file: path)
        self.splits = splits
    }
}
