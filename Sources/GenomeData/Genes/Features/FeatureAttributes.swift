import Wording

/// The last field of a GTF or GFF3 line: keys and values.
struct FeatureAttributes {
    /// How keys and values are written.
    enum Style {
        /// GTF: `key "value"; key value;`.
        case gtf
        /// GFF3: `key=value;key=value`, with `%41` for letters that have a meaning.
        case gff3
    }

    private let bytes: ArraySlice<UInt8>
    /// By what follows this line's first key; nil where the field is empty or `.`, which says nothing.
    let style: Style?

    init(_ field: ArraySlice<UInt8>) {
        let field = field.trimmingBlanks()
        bytes = field.elementsEqual([0x2E]) ? [] : field
        let afterKey = bytes.drop { $0 != 0x3D && $0 != 0x22 && !$0.isBlank }.trimmingBlanks()
        style = bytes.isEmpty ? nil : afterKey.first == 0x3D ? .gff3 : .gtf
    }

    /// The values of the wanted keys, by position in `keys`; the first of a key counts, blanks around it do not.
    ///
    /// - Throws: when a wanted value is not UTF-8 or holds a control character.
    func values(of keys: [[UInt8]], from lines: LineReader) throws(GenomeDataError) -> [String?] {
        var values = [String?](repeating: nil, count: keys.count)
        try visit(keys, from: lines) {
            values[$0] == nil
        } taking: {
            values[$0] = $1
        }
        return values
    }

    /// The values of the wanted keys in the line's order, each with its key's position in `keys`: a key may come again.
    ///
    /// - Throws: as `values(of:from:)`.
    func everyValue(of keys: [[UInt8]], from lines: LineReader) throws(GenomeDataError) -> [(Int, String)] {
        var values: [(Int, String)] = []
        try visit(keys, from: lines) { _ in
            true
        } taking: {
            values.append(($0, $1))
        }
        return values
    }

    private func visit(
        _ keys: [[UInt8]], from lines: LineReader, wanted isWanted: (Int) -> Bool,
        taking take: (Int, String) -> Void
    ) throws(GenomeDataError) {
        var at = bytes.startIndex
        while at < bytes.endIndex {
            guard let pair = style == .gff3 ? nextGFF3(&at) : nextGTF(&at) else { continue }
            guard let index = keys.firstIndex(where: { pair.key.elementsEqual($0) }), isWanted(index) else {
                continue
            }
            let value = style == .gff3 ? Self.decoded(pair.value) : pair.value
            guard let text = String(validating: value.trimmingBlanks(), as: UTF8.self),
                !text.hasControlCharacter
            else {
                let key = String(decoding: keys[index], as: UTF8.self)
                throw lines.error("attribute \(key): is not UTF-8 or holds a control character")
            }
            if !text.isEmpty { take(index, text) }
        }
    }

    private typealias Pair = (key: ArraySlice<UInt8>, value: ArraySlice<UInt8>)

    /// The pair at `at`, which moves past it; nil for stray semicolons and keys without a value.
    private func nextGTF(_ at: inout Int) -> Pair? {
        while at < bytes.endIndex, bytes[at].isBlank || bytes[at] == 0x3B { at += 1 }
        let keyStart = at
        while at < bytes.endIndex, !bytes[at].isBlank, bytes[at] != 0x3B, bytes[at] != 0x22 { at += 1 }
        let key = bytes[keyStart..<at]
        while at < bytes.endIndex, bytes[at].isBlank { at += 1 }
        guard at < bytes.endIndex, bytes[at] != 0x3B else { return nil }
        guard bytes[at] == 0x22 else {
            let end = bytes[at...].firstIndex(of: 0x3B) ?? bytes.endIndex
            defer { at = end }
            return (key, bytes[at..<end])
        }
        let start = at + 1
        let end = bytes[start...].firstIndex(of: 0x22) ?? bytes.endIndex
        at = bytes[end...].firstIndex(of: 0x3B) ?? bytes.endIndex
        return (key, bytes[start..<end])
    }

    private func nextGFF3(_ at: inout Int) -> Pair? {
        let end = bytes[at...].firstIndex(of: 0x3B) ?? bytes.endIndex
        let pair = bytes[at..<end]
        at = min(end + 1, bytes.endIndex)
        guard let equals = pair.firstIndex(of: 0x3D) else { return nil }
        var value = pair[(equals + 1)...].trimmingBlanks()
        if value.count > 1, value.first == 0x22, value.last == 0x22 { value = value.dropFirst().dropLast() }
        return (pair[..<equals].trimmingBlanks(), value)
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
