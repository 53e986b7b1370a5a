/// The rows of a contact table, from the front or from a gene's first row on.
///
/// Not thread-safe.
final class ContactRows {
    /// The most unpacked text accepted, in bytes.
    private static let largestText = 1 << 38

    let lines: LineReader
    private let columnCount: Int
    private let columns: (gene: Int, contig: Int, start: Int, end: Int, contact: Int)

    /// Opens the table and reads its header.
    init(path: String) throws(GenomeDataError) {
        let header = try TableReader(path: path, format: .tabs)
        columnCount = header.columns.count
        columns = (
            try header.column("gene_id"), try header.column("chrom"), try header.column("bin_start"),
            try header.column("bin_end"), try header.column("contact")
        )
        lines = try LineReader(path: path, limit: Self.largestText, indexed: true)
        // As `TableReader` does: comments and blank lines, then the header.
        while let line = try lines.next() {
            if !line.isEmpty, !TableReader.isComment(line) { return }
        }
    }

    /// One row, its numbers not yet read.
    struct Row {
        let gene: ArraySlice<UInt8>
        let line: ArraySlice<UInt8>
        let fields: [Range<Int>]
    }

    /// The next row, nil after the last.
    func next() throws(GenomeDataError) -> Row? {
        while let line = try lines.next() {
            if line.isEmpty { continue }
            let fields = DelimitedFormat.split(line, at: 0x09)
            guard fields.count == columnCount else {
                throw lines.error("\(fields.count) fields; the header has \(columnCount)")
            }
            return Row(gene: line[fields[columns.gene]], line: line, fields: fields)
        }
        return nil
    }

    /// The bytes of the contig's name.
    func contig(_ row: Row) -> ArraySlice<UInt8> { row.line[row.fields[columns.contig]] }

    /// The bin of a row; a missing contact is NaN.
    func bin(_ row: Row) throws(GenomeDataError) -> ContactBin {
        guard let first = DecimalNumber.position(of: row.line[row.fields[columns.start]]),
            let last = DecimalNumber.position(of: row.line[row.fields[columns.end]]),
            let start = UInt32(exactly: first), let end = UInt32(exactly: last), start < end
        else {
            throw lines.error("columns bin_start and bin_end: expected positions, the start before the end")
        }
        let text = row.line[row.fields[columns.contact]]
        if MissingValue.matches(text) { return ContactBin(start: start, end: end, value: .nan) }
        guard let contact = DecimalNumber.value(of: text), Float(contact).isFinite else {
            throw lines.error("column contact: expected a finite number")
        }
        return ContactBin(start: start, end: end, value: Float(contact))
    }

    /// The name a field holds.
    func name(_ bytes: ArraySlice<UInt8>, column: String) throws(GenomeDataError) -> String {
        guard !bytes.isEmpty, let name = String(validating: bytes, as: UTF8.self),
            !name.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F })
        else {
            throw lines.error("column \(column): expected a name in UTF-8 without control characters")
        }
        return name
    }
}
