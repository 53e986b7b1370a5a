import GenomeData

/// Effects as text: the header, and the lines of each record.
protocol VariantText {
    /// Whether a record can have several lines.
    var hasSeveralLines: Bool { get }
    /// The header's lines, the last of which names the columns.
    ///
    /// - Parameter facts: what made the file, a line each, without comment signs.
    /// - Returns: the lines, with these signs.
    func header(_ facts: [String]) -> [String]
    /// The lines of a record, one at least.
    func lines(_ record: VariantRecord, _ rows: [VariantRow]) -> [String]
    /// Whether a line of this text is one of a record's.
    func isLine(_ text: String, of record: VariantRecord) -> Bool
}
