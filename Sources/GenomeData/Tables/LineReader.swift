#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads text line by line in bounded memory, whatever the packed file promises.
///
/// A line ends at LF or CRLF; the last needs neither. A UTF-8 byte order mark is skipped. UTF-16, NUL bytes
/// (a binary file) and lone carriage returns are errors, as are a line or a text beyond the limits.
/// Not thread-safe.
final class LineReader {
    /// The longest line accepted, in bytes.
    static let longestLine = 1 << 20

    /// The line just returned by `next()`, counted from 1.
    private(set) var lineNumber = 0

    /// The byte of the unpacked text where the line just returned starts.
    private(set) var lineStart = 0

    /// The path or URL.
    var file: String { stream.path }

    /// Whether `seek(to:line:)` works.
    var isSeekable: Bool { stream.isSeekable }

    private let stream: TextStream
    private let limit: Int
    private var buffer: [UInt8]
    /// The part of `buffer` not yet returned.
    private var pending = 0..<0
    /// The byte of the text that `buffer[0]` is.
    private var bufferStart = 0
    private var atEnd = false

    /// Reads `path`, of which at most `limit` unpacked bytes are accepted; `indexed` as in `TextStream`.
    init(path: String, limit: Int, indexed: Bool = false) throws(GenomeDataError) {
        stream = try TextStream(path: path, indexed: indexed)
        self.limit = limit
        buffer = [UInt8](repeating: 0, count: 1 << 16)
        try fill()
        try refuseOtherEncodings()
    }

    /// The next line without its end, nil after the last one.
    func next() throws(GenomeDataError) -> ArraySlice<UInt8>? {
        var searched = pending.lowerBound
        while true {
            if let end = position(of: 0x0A, in: searched..<pending.upperBound) {
                return try line(pending.lowerBound..<end, next: end + 1)
            }
            if atEnd {
                guard !pending.isEmpty else { return nil }
                return try line(pending, next: pending.upperBound)
            }
            let unsearched = pending.upperBound - pending.lowerBound
            try fill()
            searched = pending.lowerBound + unsearched
        }
    }

    /// Goes back to a line's `lineStart`, so that `next()` returns it as line `number`.
    func seek(to offset: Int, line number: Int) throws(GenomeDataError) {
        try stream.seek(to: offset)
        pending = 0..<0
        bufferStart = offset
        atEnd = false
        lineNumber = number - 1
    }

    /// An error at the line just returned.
    func error(_ problem: String) -> GenomeDataError {
        GenomeDataError(file: file, place: "line \(lineNumber)", problem: problem)
    }

    private func line(_ range: Range<Int>, next: Int) throws(GenomeDataError) -> ArraySlice<UInt8> {
        lineNumber += 1
        lineStart = bufferStart + range.lowerBound
        pending = next..<pending.upperBound
        var end = range.upperBound
        if end > range.lowerBound, buffer[end - 1] == 0x0D { end -= 1 }
        if position(of: 0, in: range.lowerBound..<end) != nil {
            throw error("holds a NUL byte: this is not text")
        }
        if position(of: 0x0D, in: range.lowerBound..<end) != nil {
            throw error("holds a carriage return inside a line; expected lines that end in LF or CRLF")
        }
        return buffer[range.lowerBound..<end]
    }

    /// Moves what is pending to the front, grows the buffer if it is full, and reads more.
    private func fill() throws(GenomeDataError) {
        let kept = pending.count
        if pending.lowerBound > 0 {
            buffer.replaceSubrange(0..<kept, with: Array(buffer[pending]))
            bufferStart += pending.lowerBound
            pending = 0..<kept
        }
        if kept == buffer.count {
            guard kept < Self.longestLine else {
                throw GenomeDataError(
                    file: file, place: "line \(lineNumber + 1)",
                    problem: "longer than \(Self.longestLine) bytes: this is not a table")
            }
            buffer.append(contentsOf: repeatElement(0, count: kept))
        }
        var count = 0
        do {
            count = try buffer.withUnsafeMutableBytes { bytes in
                try stream.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[kept...]))
            }
        } catch let error as GenomeDataError {
            throw GenomeDataError(
                file: error.file, place: "line \(lineNumber + 1)", problem: error.problem)
        } catch {
            throw GenomeDataError(file: file, place: nil, problem: "\(error)")
        }
        atEnd = count == 0
        pending = 0..<(kept + count)
        guard bufferStart + pending.upperBound <= limit else {
            throw GenomeDataError(
                file: file, place: "line \(lineNumber + 1)",
                problem: "the unpacked text is longer than \(limit) bytes")
        }
    }

    private func refuseOtherEncodings() throws(GenomeDataError) {
        let start = buffer[pending].prefix(3)
        if start.elementsEqual([0xEF, 0xBB, 0xBF]) {
            pending = 3..<pending.upperBound
        } else if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
            throw GenomeDataError(
                file: file, place: "line 1", problem: "is UTF-16; save it as UTF-8")
        } else if start.starts(with: [0x1F, 0x8B]) {
            throw GenomeDataError(
                file: file, place: "byte 0", problem: "the gzip header is damaged or cut short")
        }
    }

    private func position(of byte: UInt8, in range: Range<Int>) -> Int? {
        guard !range.isEmpty else { return nil }
        return buffer.withUnsafeBytes { bytes -> Int? in
            guard let base = bytes.baseAddress,
                let found = memchr(base + range.lowerBound, Int32(byte), range.count)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }
}
