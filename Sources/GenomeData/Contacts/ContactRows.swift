import Wording

/// The rows of a contact table, from the front or from a gene's first row on.
///
/// Not thread-safe.
final class ContactRows {
    /// The most unpacked text accepted, in bytes.
    private static let largestText = 1 << 38

    let lines: LineReader
    /// Rows that name no gene, which are passed over.
    private(set) var leftOut = LeftOut()

    private let format: DelimitedFormat
    private let columnCount: Int
    private let columns: (gene: Int, contig: Int, start: Int, end: Int, contact: Int)

    /// Opens the table and reads its header.
    init(path: String) throws(GenomeDataError) {
        let header = try TableReader(path: path)
        format = header.format
        columnCount = header.columns.count
        columns = (
            try header.geneColumn(), try header.column("chrom"), try header.column("bin_start"),
            try header.column("bin_end"), try header.column("contact")
        )
        lines = try LineReader(path: path, limit: Self.largestText, indexed: true)
        while lines.lineNumber < header.headerLine, try lines.next() != nil {}
    }

    /// One row, its numbers not yet read.
    struct Row {
        let gene: ArraySlice<UInt8>
        let fields: Fields
        /// Where the row starts: its line, and the byte of the unpacked text.
        let line: Int
        let start: Int
    }

    /// The next row, nil after the last.
    func next() throws(GenomeDataError) -> Row? {
        while let line = try lines.next() {
            if line.isBlank { continue }
            let (number, start) = (lines.lineNumber, lines.lineStart)
            let fields = try format.fields(of: line, from: lines).cut(to: columnCount)
            guard fields.ranges.count == columnCount else {
                throw lines.error("\(fields.ranges.count) fields; the header has \(columnCount)")
            }
            let gene = fields[columns.gene].trimmingBlanks()
            guard !gene.isEmpty else {
                if fields.ranges.contains(where: { !fields.bytes[$0].isBlank }) {
                    leftOut.add("row", lacking: "a gene's name", line: number)
                }
                continue
            }
            return Row(gene: gene, fields: fields, line: number, start: start)
        }
        return nil
    }

    /// The bytes of the contig's name.
    func contig(_ row: Row) -> ArraySlice<UInt8> { row.fields[columns.contig].trimmingBlanks() }

    /// The bin of a row; a missing contact is NaN.
    func bin(_ row: Row) throws(GenomeDataError) -> ContactBin {
        guard let first = DecimalNumber.position(of: row.fields[columns.start]),
            let last = DecimalNumber.position(of: row.fields[columns.end]),
            let start = UInt32(exactly: first), let end = UInt32(exactly: last), start < end
        else {
            throw lines.error("columns bin_start and bin_end: expected positions, the start before the end")
        }
        let text = row.fields[columns.contact]
        if MissingValue.matches(text) { return ContactBin(start: start, end: end, value: .nan) }
        guard let contact = DecimalNumber.value(of: text), Float(contact).isFinite else {
            throw lines.error("column contact: expected a finite number")
        }
        return ContactBin(start: start, end: end, value: Float(contact))
    }

    /// The name a field holds.
    func name(_ bytes: ArraySlice<UInt8>, column: String) throws(GenomeDataError) -> String {
        guard !bytes.isEmpty, let name = String(validating: bytes, as: UTF8.self),
            !name.hasControlCharacter
        else {
            throw lines.error("column \(column): expected a name in UTF-8 without control characters")
        }
        return name
    }
}
