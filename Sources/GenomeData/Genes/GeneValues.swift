/// Numbers by gene: some columns of a table with one row per gene, such as expression or features.
///
/// A missing value (see `TableRow.isMissing(_:)`; `NaN` is one) is NaN here. ±∞, a value beyond a 32-bit float and a
/// column that is not there are errors, and so is, once it is asked for, a gene on two rows.
public struct GeneValues: Sendable {
    /// Which gene each row belongs to.
    public let keys: GeneKeys
    /// The columns read, in the order asked for.
    public let columns: [String]
    /// Rows × columns, row-major; NaN where a value is missing.
    public let values: [Float]
    /// The comments before the header, without their signs.
    public let comments: [String]

    /// Reads these columns, each of which must be there.
    public init(path: String, columns: [String]) throws(GenomeDataError) {
        try self.init(path: path) { _ in columns }
    }

    /// Reads the columns that the comments before the header call for, each of which must be there.
    public init(
        path: String, columns chosen: (_ comments: [String]) -> [String]
    ) throws(GenomeDataError) {
        let reader = try TableReader(path: path)
        let columns = chosen(reader.comments)
        let geneColumn = try reader.geneColumn()
        var positions: [Int] = []
        for column in columns { positions.append(try reader.column(column)) }
        var collector = GeneKeyCollector()
        var values: [Float] = []
        while let row = try reader.next() {
            guard try collector.add(row, column: geneColumn) else { continue }
            for position in positions { values.append(try row.float(position) ?? .nan) }
        }
        keys = try collector.geneKeys(file: path)
        self.columns = columns
        self.values = values
        comments = reader.comments
    }

    /// The values of a row, in the order of `columns`; none for a row that is not there.
    public func row(_ row: Int) -> ArraySlice<Float> {
        guard keys.keys.indices.contains(row) else { return [] }
        return values[row * columns.count..<(row + 1) * columns.count]
    }

    /// The mean of each column over the rows that have a value; 0 for a column without any.
    public var means: [Float] {
        columns.indices.map { column in
            var sum = 0.0
            var count = 0
            for row in keys.keys.indices {
                let value = values[row * columns.count + column]
                if !value.isNaN {
                    sum += Double(value)
                    count += 1
                }
            }
            return count == 0 ? 0 : Float(sum / Double(count))
        }
    }
}
