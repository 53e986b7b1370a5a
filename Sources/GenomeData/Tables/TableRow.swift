import Wording

/// One row of a table.
///
/// Every error it throws names the file, the line and the column.
public struct TableRow {
    /// The table's path or URL.
    public let file: String
    /// Where the row starts, counted from 1.
    public let line: Int

    private let columns: [String]
    private let fields: Fields

    init(file: String, line: Int, columns: [String], fields: Fields) {
        self.file = file
        self.line = line
        self.columns = columns
        self.fields = fields
    }

    /// An error about one field.
    public func error(_ problem: String, column: Int) -> GenomeDataError {
        let name = columns.indices.contains(column) ? columns[column] : "\(column + 1)"
        return GenomeDataError(file: file, place: "line \(line), column \(name)", problem: problem)
    }

    /// The field as written, which must be UTF-8; "" where it is empty.
    public func text(_ column: Int) throws(GenomeDataError) -> String {
        guard let text = String(validating: bytes(column), as: UTF8.self) else {
            throw error("is not UTF-8", column: column)
        }
        return text
    }

    /// A name of a gene, transcript or contig: not empty, no control characters, no spaces around it.
    public func name(_ column: Int) throws(GenomeDataError) -> String {
        let text = try text(column).trimmingSpaces()
        guard !text.isEmpty else { throw error("is empty; expected a name", column: column) }
        guard !text.hasControlCharacter else {
            throw error("holds a control character", column: column)
        }
        return text
    }

    /// Whether the field holds nothing but blanks.
    func isBlank(_ column: Int) -> Bool { bytes(column).isBlank }

    /// Whether the field says that there is no value: empty, `NA`, `N/A`, `NaN`, `null`, `None`, `.` or `-`.
    public func isMissing(_ column: Int) -> Bool {
        MissingValue.matches(bytes(column))
    }

    /// A finite number, or nil where the field is missing, `NaN` included.
    ///
    /// ±∞ is an error.
    public func number(_ column: Int) throws(GenomeDataError) -> Double? {
        let bytes = bytes(column)
        if MissingValue.matches(bytes) { return nil }
        guard let value = DecimalNumber.value(of: bytes) else {
            let mark =
                bytes.contains(0x2C) ? "; the decimal mark is a point, and nothing parts thousands" : ""
            throw error("\(quoted(bytes)) is not a number\(mark)", column: column)
        }
        guard value.isFinite else {
            throw error("\(quoted(bytes)) is not finite", column: column)
        }
        return value
    }

    /// A finite number within the range of a 32-bit float, as the model needs; nil where it is missing.
    public func float(_ column: Int) throws(GenomeDataError) -> Float? {
        guard let value = try number(column) else { return nil }
        let float = Float(value)
        guard float.isFinite else {
            throw error("\(quoted(bytes(column))) is beyond a 32-bit float", column: column)
        }
        return float
    }

    /// A whole number of 0 or more, at most 2⁴⁰: a position or a count.
    public func position(_ column: Int) throws(GenomeDataError) -> Int {
        guard let value = DecimalNumber.position(of: bytes(column)) else {
            throw error("\(quoted(bytes(column))) is not a position", column: column)
        }
        return value
    }

    /// Whole numbers separated by commas, a last comma allowed, as in UCSC gene tables; none where missing.
    func positions(_ column: Int) throws(GenomeDataError) -> [Int] {
        if isMissing(column) { return [] }
        var values: [Int] = []
        let bytes = bytes(column)
        let pieces = bytes.split(separator: 0x2C, omittingEmptySubsequences: false)
        for (index, piece) in pieces.enumerated() where !(piece.isEmpty && index == pieces.count - 1) {
            guard let value = DecimalNumber.position(of: piece) else {
                throw error("\(quoted(piece)) is not a position", column: column)
            }
            values.append(value)
        }
        return values
    }

    /// The bytes of a field; an absent column reads as empty.
    func bytes(_ column: Int) -> ArraySlice<UInt8> {
        fields[column]
    }

    private func quoted(_ bytes: ArraySlice<UInt8>) -> String {
        "\"" + String(decoding: bytes.prefix(40), as: UTF8.self) + (bytes.count > 40 ? "…\"" : "\"")
    }
}
