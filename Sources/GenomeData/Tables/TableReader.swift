import Wording

/// Reads a table with a header, row by row, in bounded memory: TSV or CSV, plain, gzip or bgzip, local or by URL.
///
/// Lines before the header that start with `##` or `# ` are comments, as in this program's own output; a `#`
/// directly before the first column's name is dropped, and so is a line `sep=;`, with which Excel tells the separator.
/// Lines and rows of nothing but blanks are passed over. Each row must have as many fields as the header, but for blank
/// ones at its end, and for R's names of rows, which have no name in the header: such a first column is "".
/// Not thread-safe.
public final class TableReader {
    /// The most a table may hold once unpacked, in bytes.
    static let largestTable = 1 << 30

    /// The names in the header.
    public let columns: [String]
    /// The path or URL.
    public var file: String { lines.file }
    /// How fields are told apart.
    let format: DelimitedFormat
    /// The line on which the header ends.
    let headerLine: Int

    private let lines: LineReader
    /// The first rows, which are read along with the header.
    private var pending: [(fields: Fields, line: Int)]
    /// Whether the rows' names are but their numbers.
    private let numbersRows: Bool

    /// The comments before the header, without their signs: what made the table, where this program wrote it.
    public let comments: [String]

    /// Opens `path` and reads its header.
    ///
    /// - Parameters:
    ///   - path: a path or an http(s) URL.
    ///   - format: nil to go by the name, see `DelimitedFormat.init(path:)`, and by the header where it has none of that
    ///     separator.
    ///   - hasHeader: false for a table whose first line is a row already: its columns are called "column 1" and so on.
    ///   - isStreamed: whether the table may be of any size, as no more than a part of it is kept.
    /// - Throws: `GenomeDataError` when the file cannot be read or has no header.
    public init(
        path: String, format: DelimitedFormat? = nil, hasHeader: Bool = true, isStreamed: Bool = false
    ) throws(GenomeDataError) {
        let lines = try LineReader(path: path, limit: isStreamed ? .max : Self.largestTable)
        let (header, named, comments) = try Self.header(lines, format ?? DelimitedFormat(path: path))
        self.comments = comments
        let (names, found, row, headerLine) = try Self.names(header, named, lines)
        pending = row.map { [$0] } ?? []
        guard hasHeader else {
            (self.lines, self.format, self.headerLine, numbersRows) = (lines, found, 0, false)
            columns = names.indices.map { "column \($0 + 1)" }
            pending.insert((Fields(of: names), headerLine), at: 0)
            return
        }
        var columns = names
        if let row {
            let count = row.fields.ranges.count
            while columns.last == "", columns.count > count { columns.removeLast() }
            if Self.hasNames(row.fields, columns) { columns.insert("", at: 0) }
        }
        (self.lines, self.format, self.headerLine) = (lines, found, headerLine)
        self.columns = columns
        let name = row.map { String(decoding: $0.fields[0].trimmingBlanks(), as: UTF8.self) }
        numbersRows = columns.count > 1 && columns.first == "" && (name == "1" || name == "0")
    }

    /// The header's line, the format it announces, and the comments before it.
    private static func header(
        _ lines: LineReader, _ named: DelimitedFormat
    ) throws(GenomeDataError) -> ([UInt8], DelimitedFormat, [String]) {
        var named = named
        var comments: [String] = []
        while let line = try lines.next() {
            if line.isBlank { continue }
            if isComment(line) {
                comments.append(
                    String(decoding: line.drop { $0 == 0x23 }, as: UTF8.self).trimmingSpaces())
                continue
            }
            if line.count == 5, line.starts(with: "sep=".utf8), let separator = line.last,
                let announced = DelimitedFormat.allCases.first(where: { $0.separator == separator })
            {
                named = announced
                continue
            }
            return (Array(line.first == 0x23 ? line.dropFirst() : line), named, comments)
        }
        throw GenomeDataError(file: lines.file, place: nil, problem: "is empty; expected a header line")
    }

    /// The header's names, the format, the first row, and the line on which the header ends.
    private static func names(
        _ header: [UInt8], _ named: DelimitedFormat, _ lines: LineReader
    ) throws(GenomeDataError) -> ([String], DelimitedFormat, (fields: Fields, line: Int)?, Int) {
        var headerLine = lines.lineNumber
        var format = named
        var row: [UInt8]?
        if !named.divides(header[...]) {
            row = try nextLine(lines)
            format = named.found(in: header[...], (row ?? [])[...])
        }
        let fields = try format.fields(of: header[...], from: lines)
        if row == nil {
            headerLine = lines.lineNumber
            row = try nextLine(lines)
        }
        var names: [String] = []
        for range in fields.ranges {
            guard let name = String(validating: fields.bytes[range], as: UTF8.self) else {
                throw GenomeDataError(
                    file: lines.file, place: "line \(headerLine)", problem: "the header is not UTF-8")
            }
            names.append(name.trimmingSpaces())
        }
        guard let row else { return (names, format, nil, headerLine) }
        let line = lines.lineNumber
        return (names, format, (try format.fields(of: row[...], from: lines), line), headerLine)
    }

    private static func nextLine(_ lines: LineReader) throws(GenomeDataError) -> [UInt8]? {
        while let line = try lines.next() {
            if !line.isBlank { return Array(line) }
        }
        return nil
    }

    /// Whether the first row has a name that the header has none for.
    ///
    /// Where the header names a column of genes, only a number or the gene itself is taken for a row's name: anything else
    /// is a field too many.
    private static func hasNames(_ row: Fields, _ columns: [String]) -> Bool {
        guard row.ranges.count == columns.count + 1, !row[columns.count].isBlank else { return false }
        guard let gene = columns.firstIndex(where: geneColumns.contains) else { return true }
        return row[0].elementsEqual("1".utf8) || row[0].elementsEqual(row[gene + 1])
    }

    /// The position of a column that must be there, once.
    public func column(_ name: String) throws(GenomeDataError) -> Int {
        if let found = try optionalColumn(name) { return found }
        throw GenomeDataError(
            file: file, place: "header",
            problem: "no column \"\(name)\""
                + NearestName.suggestion(for: name, among: columns, plural: "columns"))
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

    /// What columns of gene ids are called.
    private static let geneColumns = ["gene_id", "ENSID"]

    /// The column that names the row's gene: `gene_id` where there is one, otherwise the first that is not the rows'
    /// numbers.
    public func geneColumn() throws(GenomeDataError) -> Int {
        try optionalColumn(anyOf: Self.geneColumns) ?? (numbersRows ? 1 : 0)
    }

    /// The next row, nil after the last.
    public func next() throws(GenomeDataError) -> TableRow? {
        while !pending.isEmpty {
            let row = pending.removeFirst()
            if let read = try tableRow(row.fields, row.line) { return read }
        }
        while let line = try lines.next() {
            if line.isBlank { continue }
            let number = lines.lineNumber
            if let row = try tableRow(format.fields(of: line, from: lines), number) { return row }
        }
        return nil
    }

    /// The row of these fields; nil where all are blank, as spreadsheets leave them under a table.
    private func tableRow(_ fields: Fields, _ line: Int) throws(GenomeDataError) -> TableRow? {
        if fields.ranges.allSatisfy({ fields.bytes[$0].isBlank }) { return nil }
        let fields = fields.cut(to: columns.count)
        guard fields.ranges.count == columns.count else {
            throw GenomeDataError(
                file: file, place: "line \(line)",
                problem: "\(fields.ranges.count) fields; the header has \(columns.count)")
        }
        return TableRow(file: file, line: line, columns: columns, fields: fields)
    }

    static func isComment(_ line: ArraySlice<UInt8>) -> Bool {
        line.starts(with: [0x23, 0x23]) || line.starts(with: [0x23, 0x20]) || line.elementsEqual([0x23])
    }
}
