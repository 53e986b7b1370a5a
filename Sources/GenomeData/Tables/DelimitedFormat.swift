#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// How a table separates its fields.
///
/// Fields may stand in double quotes, within which separators have no meaning and a quote is doubled, as R and Excel
/// write them.
public enum DelimitedFormat: Sendable, Hashable, CaseIterable {
    /// Tabs. A quote that does not open and close a field is a letter like any other.
    case tabs
    /// Commas: RFC 4180, quoted fields may hold line ends.
    case commas
    /// Semicolons, otherwise as with commas: what Excel writes where the comma is the decimal mark.
    case semicolons
    /// Single spaces, as R's `write.table` writes them; quotes as with tabs.
    case spaces

    /// The byte between fields.
    var separator: UInt8 {
        switch self {
        case .tabs: 0x09
        case .commas: 0x2C
        case .semicolons: 0x3B
        case .spaces: 0x20
        }
    }

    /// Whether a quoted field may go on over several lines, and a lone quote is an error.
    private var isStrict: Bool { self == .commas || self == .semicolons }

    /// By the name: `.csv`, also packed as `.csv.gz` or `.csv.bgz`, has commas; every other table has tabs.
    public init(path: String) {
        var name = path.split(separator: "?", maxSplits: 1).first.map(String.init) ?? path
        for packing in [".gz", ".bgz", ".bgzf"] where name.hasSuffix(packing) {
            name.removeLast(packing.count)
        }
        self = name.lowercased().hasSuffix(".csv") ? .commas : .tabs
    }

    /// The format of a table named for this one, by its header and first row: another where the header has not this one's
    /// separator, and both have the other's.
    func found(in header: ArraySlice<UInt8>, _ row: ArraySlice<UInt8>) -> DelimitedFormat {
        func divides(_ format: DelimitedFormat) -> Bool {
            format.divides(header) && (row.isEmpty || format.divides(row))
        }
        if self.divides(header) { return self }
        if let other = [.tabs, .commas, .semicolons].first(where: divides) { return other }
        // A header shorter by one, as R writes it, may be a single name.
        return !self.divides(row) && divides(.spaces) ? .spaces : self
    }

    /// Whether the separator stands outside quotes.
    func divides(_ line: ArraySlice<UInt8>) -> Bool {
        var isQuoted = false
        for byte in line {
            if byte == 0x22 { isQuoted.toggle() }
            if byte == separator, !isQuoted { return true }
        }
        return false
    }
}

extension DelimitedFormat {
    /// Splits the line just read; a quoted field may go on over further lines, which are read from `lines`.
    func fields(of line: ArraySlice<UInt8>, from lines: LineReader) throws(GenomeDataError) -> Fields {
        guard line.position(of: 0x22) != nil else {
            return Fields(bytes: line, ranges: Self.split(line, at: separator))
        }
        guard isStrict else { return unquoted(line) }
        var quoted = QuotedRecord(separator: separator, lines)
        return try quoted.fields(startingWith: line)
    }

    static func split(_ line: ArraySlice<UInt8>, at separator: UInt8) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = line.startIndex
        while let found = line[start...].position(of: separator) {
            ranges.append(start..<found)
            start = found + 1
        }
        ranges.append(start..<line.endIndex)
        return ranges
    }

    /// The fields of a line in which quotes count only where they open and close a field.
    private func unquoted(_ line: ArraySlice<UInt8>) -> Fields {
        var bytes: [UInt8] = []
        var ranges: [Range<Int>] = []
        var at = line.startIndex
        while true {
            let start = bytes.count
            if let end = closingQuote(line, at) {
                var letters = line[(at + 1)..<end]
                while let quote = letters.position(of: 0x22) {
                    bytes.append(contentsOf: letters[...quote])
                    letters = letters[(quote + 1)...].dropFirst()
                }
                bytes.append(contentsOf: letters)
                at = end + 1
            } else {
                let end = line[at...].position(of: separator) ?? line.endIndex
                bytes.append(contentsOf: line[at..<end])
                at = end
            }
            ranges.append(start..<bytes.count)
            guard at < line.endIndex else { break }
            at += 1
        }
        return Fields(bytes: bytes[...], ranges: ranges)
    }

    /// Where the quote stands that closes the field which begins at `start`; nil where the field is not quoted.
    private func closingQuote(_ line: ArraySlice<UInt8>, _ start: Int) -> Int? {
        guard start < line.endIndex, line[start] == 0x22 else { return nil }
        var at = start + 1
        while let quote = line[at...].position(of: 0x22) {
            let next = quote + 1
            guard next < line.endIndex else { return quote }
            if line[next] == separator { return quote }
            guard line[next] == 0x22 else { return nil }
            at = next + 1
        }
        return nil
    }
}

extension ArraySlice<UInt8> {
    /// The first place of a byte; by memchr rather than a loop, as tables of contacts have tens of millions of rows.
    func position(of byte: UInt8) -> Int? {
        withUnsafeBytes { bytes -> Int? in
            guard let base = bytes.baseAddress, let found = memchr(base, Int32(byte), bytes.count) else {
                return nil
            }
            return startIndex + (UnsafeRawPointer(found) - base)
        }
    }
}
