import Wording

/// The lines of a BED file, one feature each: contig, start and end, and what further columns hold.
///
/// Comments (`#`), blank lines and the lines `track` and `browser` of UCSC are passed over. Not thread-safe.
final class BEDLines {
    /// One line.
    struct Row {
        /// The columns' bytes, the first three among them.
        let fields: Fields
        /// 0-based half-open; the same twice for a place between two bases.
        let start: Int
        let end: Int
    }

    private let lines: LineReader
    private var contig: (bytes: [UInt8], name: String) = ([], "")

    /// The most unpacked text accepted, in bytes.
    private static let largestText = 1 << 33

    private let allowsSpaces: Bool

    /// Opens a file: plain, gzip or bgzip, local or by URL. Spaces may part the columns of a line without tabs, unless told
    /// otherwise.
    init(path: String, allowsSpaces: Bool = true) throws(GenomeDataError) {
        self.allowsSpaces = allowsSpaces
        lines = try LineReader(path: path, limit: Self.largestText)
    }

    /// An error at the line just returned.
    func error(_ problem: String) -> GenomeDataError { lines.error(problem) }

    /// The next feature, nil after the last.
    func next() throws(GenomeDataError) -> Row? {
        while let line = try lines.next() {
            guard !line.isBlank, line.first != 0x23, !Self.opens(line, with: "track"),
                !Self.opens(line, with: "browser")
            else { continue }
            return try row(line)
        }
        return nil
    }

    private static func opens(_ line: ArraySlice<UInt8>, with word: String) -> Bool {
        line.starts(with: word.utf8) && (line.dropFirst(word.utf8.count).first?.isBlank ?? true)
    }

    private func row(_ line: ArraySlice<UInt8>) throws(GenomeDataError) -> Row {
        let ranges =
            line.position(of: 0x09) != nil || !allowsSpaces
            ? DelimitedFormat.split(line, at: 0x09) : Self.words(of: line)
        guard ranges.count >= 3 else {
            throw lines.error(
                "\(ranges.count == 1 ? "1 field" : "\(ranges.count) fields"); BED has 3 or more, separated by tabs: contig, start, end"
            )
        }
        guard let start = DecimalNumber.position(of: line[ranges[1]]),
            let end = DecimalNumber.position(of: line[ranges[2]]), start <= end
        else { throw lines.error("expected a start and an end behind it, 0-based") }
        return Row(fields: Fields(bytes: line, ranges: ranges), start: start, end: end)
    }

    /// The contig of a row.
    func contig(_ row: Row) throws(GenomeDataError) -> String {
        let bytes = row.fields[0].trimmingBlanks()
        if bytes.holdsSameBytes(as: contig.bytes[...]), !bytes.isEmpty { return contig.name }
        guard !bytes.isEmpty, let name = String(validating: bytes, as: UTF8.self),
            !name.hasControlCharacter
        else { throw lines.error("expected the name of a contig in UTF-8 without control characters") }
        contig = (Array(bytes), name)
        return name
    }

    /// Where words stand in a line without tabs.
    private static func words(of line: ArraySlice<UInt8>) -> [Range<Int>] {
        line.split(separator: 0x20).map { $0.startIndex..<$0.endIndex }
    }
}
