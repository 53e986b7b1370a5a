/// How the last column of an annotation line is written.
enum AttributeStyle {
    /// GTF: `key "value"; key value;`.
    case gtf
    /// GFF3: `key=value;key=value`, with `%41` for letters that have a meaning.
    case gff3

    /// By what follows the first key.
    init(of attributes: ArraySlice<UInt8>) {
        let end = attributes.first { $0 == 0x3D || $0 == 0x20 || $0 == 0x22 }
        self = end == 0x3D ? .gff3 : .gtf
    }
}

/// One line of GTF or GFF3: nine fields separated by tabs, positions 1-based closed in the file.
struct FeatureLine {
    let contig: String
    /// What the line describes: `gene`, `exon`, ….
    let type: String
    /// 0-based half-open.
    let range: Range<Int>
    let strand: Strand
    let attributes: ArraySlice<UInt8>

    /// Parses the line that `lines` just returned.
    init(_ line: ArraySlice<UInt8>, from lines: LineReader) throws(GenomeDataError) {
        let fields = DelimitedFormat.split(line, at: 0x09)
        guard fields.count == 9 else {
            throw lines.error("\(fields.count) fields; a GTF or GFF3 line has 9, separated by tabs")
        }
        contig = try Self.name(line[fields[0]], "contig", lines)
        type = try Self.name(line[fields[2]], "feature", lines)
        guard let first = DecimalNumber.position(of: line[fields[3]]), first >= 1,
            let last = DecimalNumber.position(of: line[fields[4]])
        else { throw lines.error("column start or end: expected a position of 1 or more") }
        guard first <= last else {
            throw lines.error("the feature ends at \(last), before its start \(first)")
        }
        range = first - 1..<last
        guard let strand = Strand(spelling: String(decoding: line[fields[6]], as: UTF8.self)) else {
            throw lines.error("column strand: expected +, -, . or ?")
        }
        self.strand = strand
        attributes = line[fields[8]]
    }

    private static func name(
        _ bytes: ArraySlice<UInt8>, _ column: String, _ lines: LineReader
    ) throws(GenomeDataError) -> String {
        guard !bytes.isEmpty, let text = String(validating: bytes, as: UTF8.self),
            !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F })
        else { throw lines.error("column \(column): expected a name in UTF-8 without control characters") }
        return text
    }

    /// The values of the wanted keys, by position in `keys`; the first of a key counts.
    ///
    /// - Throws: when a wanted value is not UTF-8 or holds a control character.
    func values(
        of keys: [[UInt8]], style: AttributeStyle, from lines: LineReader
    ) throws(GenomeDataError) -> [String?] {
        var values = [String?](repeating: nil, count: keys.count)
        var at = attributes.startIndex
        while at < attributes.endIndex {
            guard let pair = style == .gtf ? nextGTF(&at) : nextGFF3(&at) else { continue }
            guard let index = keys.firstIndex(where: { pair.key.elementsEqual($0) }), values[index] == nil
            else {
                continue
            }
            let bytes = style == .gff3 ? Self.decoded(pair.value) : pair.value
            guard let text = String(validating: bytes, as: UTF8.self),
                !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F })
            else {
                let key = String(decoding: keys[index], as: UTF8.self)
                throw lines.error("attribute \(key): is not UTF-8 or holds a control character")
            }
            if !text.isEmpty { values[index] = text }
        }
        return values
    }

    private typealias Pair = (key: ArraySlice<UInt8>, value: ArraySlice<UInt8>)

    /// The pair at `at`, which moves past it; nil for stray semicolons and keys without a value.
    private func nextGTF(_ at: inout Int) -> Pair? {
        while at < attributes.endIndex, attributes[at] == 0x20 || attributes[at] == 0x3B { at += 1 }
        let keyStart = at
        while at < attributes.endIndex, attributes[at] != 0x20, attributes[at] != 0x3B { at += 1 }
        let key = attributes[keyStart..<at]
        while at < attributes.endIndex, attributes[at] == 0x20 { at += 1 }
        guard at < attributes.endIndex, attributes[at] != 0x3B else { return nil }
        let value: ArraySlice<UInt8>
        if attributes[at] == 0x22 {
            let start = at + 1
            at = attributes[start...].firstIndex(of: 0x22) ?? attributes.endIndex
            value = attributes[start..<at]
            while at < attributes.endIndex, attributes[at] != 0x3B { at += 1 }
        } else {
            let start = at
            while at < attributes.endIndex, attributes[at] != 0x3B { at += 1 }
            var end = at
            while end > start, attributes[end - 1] == 0x20 { end -= 1 }
            value = attributes[start..<end]
        }
        return (key, value)
    }

    private func nextGFF3(_ at: inout Int) -> Pair? {
        let end = attributes[at...].firstIndex(of: 0x3B) ?? attributes.endIndex
        var pair = attributes[at..<end]
        at = min(end + 1, attributes.endIndex)
        while pair.first == 0x20 { pair = pair.dropFirst() }
        guard let equals = pair.firstIndex(of: 0x3D) else { return nil }
        return (pair[..<equals], pair[(equals + 1)...])
    }

    /// Replaces `%41` by the byte it stands for; anything else stays as it is.
    private static func decoded(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard bytes.contains(0x25) else { return bytes }
        var result: [UInt8] = []
        var at = bytes.startIndex
        while at < bytes.endIndex {
            if bytes[at] == 0x25, at + 2 < bytes.endIndex, let high = hexDigit(bytes[at + 1]),
                let low = hexDigit(bytes[at + 2])
            {
                result.append(high << 4 | low)
                at += 3
            } else {
                result.append(bytes[at])
                at += 1
            }
        }
        return result[...]
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
