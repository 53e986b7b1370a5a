/// Reads a table with a header, row by row, in bounded memory: TSV or CSV, plain, gzip or bgzip, local or by URL.
///
/// Lines before the header that start with `##` or `# ` are comments, as in this program's own output; a `#`
/// directly before the first column's name is dropped. Blank lines are passed over. Each row must have as many
/// fields as the header. Not thread-safe.
public final class TableReader {
    /// The most a table may hold once unpacked, in bytes.
    static let largestTable = 1 << 30

    /// The names in the header.
    public let columns: [String]
    /// The path or URL.
    public var file: String { lines.file }

    private let lines: LineReader
    private let format: DelimitedFormat

    /// The comments before the header, without their signs: what made the table, where this program wrote it.
    public let comments: [String]

    /// Opens `path` and reads its header.
    ///
    /// - Parameters:
    ///   - path: a path or an http(s) URL.
    ///   - format: nil to go by the name, see `DelimitedFormat.init(path:)`.
    /// - Throws: `GenomeDataError` when the file cannot be read or has no header.
    public init(path: String, format: DelimitedFormat? = nil) throws(GenomeDataError) {
        let format = format ?? DelimitedFormat(path: path)
        let lines = try LineReader(path: path, limit: Self.largestTable)
        self.format = format
        self.lines = lines
        var comments: [String] = []
        while let line = try lines.next() {
            if Self.isComment(line) {
                let text = line.drop { $0 == 0x23 }
                comments.append(String(decoding: text, as: UTF8.self).trimmingSpaces())
                continue
            }
            if Self.isBlank(line) { continue }
            let header = line.first == 0x23 ? line.dropFirst() : line
            let fields = try format.fields(of: header, from: lines)
            var names: [String] = []
            for range in fields.ranges {
                guard let name = String(validating: fields.bytes[range], as: UTF8.self) else {
                    throw lines.error("the header is not UTF-8")
                }
                names.append(name.trimmingSpaces())
            }
            columns = names
            self.comments = comments
            return
        }
        throw GenomeDataError(file: path, place: nil, problem: "is empty; expected a header line")
    }

    /// The position of a column that must be there, once.
    public func column(_ name: String) throws(GenomeDataError) -> Int {
        if let found = try optionalColumn(name) { return found }
        throw GenomeDataError(
            file: file, place: "header",
            problem: "no column \"\(name)\"" + suggestion(for: name, among: columns, plural: "columns"))
    }

    /// The position of a column, nil when there is none; two of the name are an error.
    public func optionalColumn(_ name: String) throws(GenomeDataError) -> Int? {
        guard let found = columns.firstIndex(of: name) else { return nil }
        guard columns.lastIndex(of: name) == found else {
            throw GenomeDataError(file: file, place: "header", problem: "two columns are named \"\(name)\"")
        }
        return found
    }

    /// The first of several spellings that is there.
    public func optionalColumn(anyOf names: [String]) throws(GenomeDataError) -> Int? {
        for name in names {
            if let found = try optionalColumn(name) { return found }
        }
        return nil
    }

    /// The column that names the row's gene: `gene_id` where there is one, otherwise the first.
    public func geneColumn() throws(GenomeDataError) -> Int {
        try optionalColumn(anyOf: ["gene_id", "ENSID"]) ?? 0
    }

    /// The next row, nil after the last.
    public func next() throws(GenomeDataError) -> TableRow? {
        while let line = try lines.next() {
            if Self.isBlank(line) { continue }
            let number = lines.lineNumber
            let fields = try format.fields(of: line, from: lines)
            guard fields.ranges.count == columns.count else {
                throw GenomeDataError(
                    file: file, place: "line \(number)",
                    problem: "\(fields.ranges.count) fields; the header has \(columns.count)")
            }
            return TableRow(file: file, line: number, columns: columns, fields: fields)
        }
        return nil
    }

    static func isComment(_ line: ArraySlice<UInt8>) -> Bool {
        line.starts(with: [0x23, 0x23]) || line.starts(with: [0x23, 0x20]) || line.elementsEqual([0x23])
    }

    private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
        guard let first = line.first else { return true }
        return first == 0x20 && line.allSatisfy { $0 == 0x20 }
    }
}
