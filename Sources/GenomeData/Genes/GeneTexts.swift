/// Words by gene: one column of a table with one row per gene, such as states.
public struct GeneTexts: Sendable {
    /// Which gene each row belongs to.
    public let keys: GeneKeys
    /// The word of each row.
    public let texts: [String]

    /// Reads one column, in which every row must have a name.
    public init(path: String, column: String) throws(GenomeDataError) {
        let reader = try TableReader(path: path)
        let geneColumn = try reader.geneColumn()
        let position = try reader.column(column)
        var collector = GeneKeyCollector()
        var texts: [String] = []
        while let row = try reader.next() {
            guard try collector.add(row, column: geneColumn) else { continue }
            texts.append(try row.name(position))
        }
        keys = try collector.geneKeys(file: path)
        self.texts = texts
    }
}
