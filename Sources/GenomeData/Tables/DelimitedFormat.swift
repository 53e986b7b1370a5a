#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// How a table separates its fields.
public enum DelimitedFormat: Sendable, Hashable {
    /// Tabs, and nothing else has a meaning.
    case tabs
    /// Commas, with double quotes around fields that hold commas, quotes (doubled) or line ends: RFC 4180.
    case commas

    /// By the name: `.csv`, also packed as `.csv.gz` or `.csv.bgz`, has commas; every other table has tabs.
    public init(path: String) {
        var name = path.split(separator: "?", maxSplits: 1).first.map(String.init) ?? path
        for packing in [".gz", ".bgz", ".bgzf"] where name.hasSuffix(packing) {
            name.removeLast(packing.count)
        }
        self = name.lowercased().hasSuffix(".csv") ? .commas : .tabs
    }
}

/// The fields of one row: their bytes, and where each field lies in them.
struct Fields {
    var bytes: ArraySlice<UInt8>
    var ranges: [Range<Int>]
}

extension DelimitedFormat {
    /// Splits the line just read; a quoted field may go on over further lines, which are read from `lines`.
    func fields(of line: ArraySlice<UInt8>, from lines: LineReader) throws(GenomeDataError) -> Fields {
        switch self {
        case .tabs: Fields(bytes: line, ranges: Self.split(line, at: 0x09))
        case .commas where !line.contains(0x22): Fields(bytes: line, ranges: Self.split(line, at: 0x2C))
        case .commas: try Self.quotedFields(of: line, from: lines)
        }
    }

    static func split(_ line: ArraySlice<UInt8>, at separator: UInt8) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = line.startIndex
        line.withUnsafeBytes { bytes in
            // memchr rather than a loop: tables of contacts have tens of millions of rows.
            guard let base = bytes.baseAddress else { return }
            var at = 0
            while at < bytes.count, let found = memchr(base + at, Int32(separator), bytes.count - at) {
                let offset = UnsafeRawPointer(found) - base
                ranges.append(start..<line.startIndex + offset)
                start = line.startIndex + offset + 1
                at = offset + 1
            }
        }
        ranges.append(start..<line.endIndex)
        return ranges
    }

    /// A record with quotes in it: quotes are taken off, and its bytes are put together anew.
    private static func quotedFields(
        of first: ArraySlice<UInt8>, from lines: LineReader
    ) throws(GenomeDataError) -> Fields {
        let quote: UInt8 = 0x22
        let comma: UInt8 = 0x2C
        var bytes: [UInt8] = []
        var ranges: [Range<Int>] = []
        var start = 0
        var line = first
        var at = line.startIndex
        let opening = lines.lineNumber
        while true {
            if at < line.endIndex, line[at] == quote {
                at += 1
                while true {
                    guard at < line.endIndex else {
                        bytes.append(0x0A)
                        guard bytes.count <= LineReader.longestLine, let further = try lines.next() else {
                            throw GenomeDataError(
                                file: lines.file, place: "line \(opening)",
                                problem: "a quoted field is never closed")
                        }
                        line = further
                        at = line.startIndex
                        continue
                    }
                    if line[at] != quote {
                        bytes.append(line[at])
                        at += 1
                    } else if at + 1 < line.endIndex, line[at + 1] == quote {
                        bytes.append(quote)
                        at += 2
                    } else {
                        at += 1
                        break
                    }
                }
                guard at == line.endIndex || line[at] == comma else {
                    throw lines.error("text after a closing quote; expected a comma")
                }
            } else {
                while at < line.endIndex, line[at] != comma {
                    guard line[at] != quote else {
                        throw lines.error("a quote inside a field that does not start with one")
                    }
                    bytes.append(line[at])
                    at += 1
                }
            }
            ranges.append(start..<bytes.count)
            start = bytes.count
            guard at < line.endIndex else { break }
            at += 1
        }
        return Fields(bytes: bytes[...], ranges: ranges)
    }
}
