#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Makes a FASTA file's index by reading it once from end to end.
///
/// The rules are those of `samtools faidx`: within a contig all lines but the last have the same number of bases and
/// the same line end; blank lines may follow a sequence, not interrupt it. Blanks, tabs and a carriage return at a line's
/// end are part of that end: they count in the line's width, not among its bases. Blanks before a name are passed over.
/// Within a sequence, where samtools would count wrongly, blanks are refused.
struct FASTAScanner {
    private let file: String
    private var records: [FASTAIndex.Record] = []
    private var contig: Contig?
    private var lineNumber = 0
    /// What is known of the line being read.
    private var lineStart = 0
    private var header: [UInt8] = []
    private var firstByte: UInt8?
    /// Blanks at the line's end, as far as it has been read.
    private var blanks = 0

    private struct Contig {
        let name: String
        let offset: Int
        var length = 0
        var lineBases = 0
        var lineWidth = 0
        /// A line that was shorter than the others or blank: no bases may follow.
        var isClosed = false
    }

    private static let longestHeader = 1 << 16

    /// The index of `source`.
    static func index(of source: any ByteSource) throws(GenomeDataError) -> FASTAIndex {
        var scanner = FASTAScanner(file: source.name)
        let chunk = 1 << 20
        var offset = 0
        while offset < source.size {
            let bytes = try source.read(at: offset, count: min(chunk, source.size - offset))
            try scanner.take(bytes, at: offset)
            offset += bytes.count
        }
        try scanner.endLine(at: source.size, newline: 0)
        scanner.endContig()
        return try FASTAIndex(records: scanner.records, file: source.name)
    }

    private init(file: String) {
        self.file = file
    }

    private mutating func take(_ bytes: [UInt8], at origin: Int) throws(GenomeDataError) {
        var start = 0
        while start < bytes.count {
            let found = bytes.withUnsafeBytes { buffer -> Int? in
                guard let base = buffer.baseAddress,
                    let hit = memchr(base + start, 10, buffer.count - start)
                else { return nil }
                return UnsafeRawPointer(hit) - base
            }
            let stop = found ?? bytes.count
            if stop > start {
                if firstByte == nil { firstByte = bytes[start] }
                if firstByte == UInt8(ascii: ">") {
                    try collectHeader(bytes[start..<stop])
                } else {
                    try countBlanks(bytes[start..<stop])
                }
            }
            guard found != nil else { return }
            try endLine(at: origin + stop, newline: 1)
            start = stop + 1
        }
    }

    /// Counts the blanks at the end of the line, of which `part` goes on what was read before.
    private mutating func countBlanks(_ part: ArraySlice<UInt8>) throws(GenomeDataError) {
        let sequence = part[..<((part.lastIndex { $0 > 32 } ?? part.startIndex - 1) + 1)]
        if sequence.isEmpty {
            blanks += part.count
            return
        }
        guard blanks == 0, sequence.position(of: 0x20) == nil, sequence.position(of: 0x09) == nil else {
            lineNumber += 1
            throw failure("a blank inside a sequence; blanks may only end its lines")
        }
        blanks = part.endIndex - sequence.endIndex
    }

    private mutating func collectHeader(_ part: ArraySlice<UInt8>) throws(GenomeDataError) {
        guard header.count + part.count <= Self.longestHeader else {
            throw failure("the header is longer than \(Self.longestHeader) bytes")
        }
        header.append(contentsOf: part)
    }

    /// Ends the line whose last byte is before `end`, where a newline of `newline` bytes stands.
    private mutating func endLine(at end: Int, newline: Int) throws(GenomeDataError) {
        lineNumber += 1
        defer {
            lineStart = end + newline
            header = []
            firstByte = nil
            blanks = 0
        }
        let bases = end - lineStart - blanks
        if firstByte == UInt8(ascii: ">") {
            endContig()
            try beginContig(offset: end + newline)
        } else if bases > 0 {
            guard blanks <= FASTAIndex.longestLineEnd else {
                throw failure("\(blanks) blanks at the end of a line of sequence")
            }
            try addLine(bases: bases, width: end + newline - lineStart)
        } else {
            contig?.isClosed = true
        }
    }

    private mutating func beginContig(offset: Int) throws(GenomeDataError) {
        let name = FASTAIndex.name(inHeader: header[...])
        guard !name.isEmpty else { throw failure("a name expected behind >") }
        contig = Contig(name: String(decoding: name, as: UTF8.self), offset: offset)
    }

    private mutating func addLine(bases: Int, width: Int) throws(GenomeDataError) {
        guard contig != nil else { throw failure("FASTA begins with > and a name; this does not") }
        guard contig?.isClosed == false else {
            throw failure(
                "within a contig all lines but the last must have the same length, blanks at their ends included"
            )
        }
        if contig?.length == 0 {
            contig?.lineBases = bases
            // At the file's end the newline may be missing; the width is then as if it stood there.
            contig?.lineWidth = max(width, bases + 1)
        } else if let line = contig?.lineBases, let whole = contig?.lineWidth, bases != line || width != whole
        {
            guard bases <= line else {
                throw failure("\(bases) bases on a line of a contig whose lines have \(line)")
            }
            contig?.isClosed = true
        }
        contig?.length += bases
    }

    private mutating func endContig() {
        guard let contig else { return }
        records.append(
            FASTAIndex.Record(
                name: contig.name, length: contig.length, offset: contig.offset, lineBases: contig.lineBases,
                lineWidth: contig.lineWidth))
        self.contig = nil
    }

    private func failure(_ problem: String) -> GenomeDataError {
        GenomeDataError(file: file, place: "line \(max(1, lineNumber))", problem: problem)
    }
}
