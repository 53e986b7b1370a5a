/// A record of RFC 4180 with quotes in it: they are taken off, and the bytes are put together anew.
struct QuotedRecord {
    private let separator: UInt8
    private let lines: LineReader
    private let quote: UInt8 = 0x22
    private var bytes: [UInt8] = []
    private var ranges: [Range<Int>] = []

    init(separator: UInt8, _ lines: LineReader) {
        self.separator = separator
        self.lines = lines
    }

    /// The fields of the record that begins with `line`, which `lines` just returned.
    ///
    /// Blanks before an opening and behind a closing quote have no meaning.
    mutating func fields(startingWith line: ArraySlice<UInt8>) throws(GenomeDataError) -> Fields {
        var rest = line
        while true {
            let start = bytes.count
            let opened = rest.drop { $0 == 0x20 }
            if opened.first == quote {
                rest = try takeQuoted(opened.dropFirst()).drop { $0 == 0x20 }
                guard rest.isEmpty || rest.first == separator else {
                    throw lines.error(
                        "text after a closing quote; expected a \(separator == 0x2C ? "comma" : "semicolon")")
                }
            } else {
                let end = rest.position(of: separator) ?? rest.endIndex
                guard rest[..<end].position(of: quote) == nil else {
                    throw lines.error("a quote inside a field that does not start with one")
                }
                bytes.append(contentsOf: rest[..<end])
                rest = rest[end...]
            }
            ranges.append(start..<bytes.count)
            guard !rest.isEmpty else { return Fields(bytes: bytes[...], ranges: ranges) }
            rest = rest.dropFirst()
        }
    }

    /// Takes a field up to its closing quote, over further lines if need be; returns what follows on the last line.
    private mutating func takeQuoted(
        _ text: ArraySlice<UInt8>
    ) throws(GenomeDataError) -> ArraySlice<UInt8> {
        let opening = lines.lineNumber
        var rest = text
        while true {
            guard let end = rest.position(of: quote) else {
                bytes.append(contentsOf: rest)
                bytes.append(0x0A)
                guard bytes.count <= LineReader.longestLine, let further = try lines.next() else {
                    throw GenomeDataError(
                        file: lines.file, place: "line \(opening)", problem: "a quoted field is never closed")
                }
                rest = further
                continue
            }
            bytes.append(contentsOf: rest[..<end])
            rest = rest[(end + 1)...]
            guard rest.first == quote else { return rest }
            bytes.append(quote)
            rest = rest.dropFirst()
        }
    }
}
