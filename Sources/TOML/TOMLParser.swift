/// Reads TOML from its bytes, one construct per function; `TOMLParser+Strings` and `+Numbers` read the scalars.
struct TOMLParser {
    let bytes: [UInt8]
    var at = 0
    var line = 1
    var depth = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    }

    var current: UInt8? { at < bytes.count ? bytes[at] : nil }

    func error(_ problem: String) -> TOMLError { TOMLError(line: line, problem: problem) }

    /// The whole text.
    mutating func document() throws(TOMLError) -> TOMLTable {
        let root = TableBuilder(.header, line: 1)
        var table = root
        while true {
            try skipLines()
            guard let byte = current else { break }
            if byte == UInt8(ascii: "[") {
                table = try header(in: root)
            } else {
                try assignment(in: table)
            }
            try endLine()
        }
        return root.table()
    }

    /// `[a.b]` or `[[a.b]]`; returns the table that the following lines fill.
    private mutating func header(in root: TableBuilder) throws(TOMLError) -> TableBuilder {
        at += 1
        let isElement = current == UInt8(ascii: "[")
        if isElement { at += 1 }
        let keys = try keys()
        for _ in 0..<(isElement ? 2 : 1) {
            guard current == UInt8(ascii: "]") else { throw error("expected ] at the end of the header") }
            at += 1
        }
        var table = root
        for key in keys.dropLast() { table = try table.step(key, line: line) }
        guard let last = keys.last else { throw error("expected a key") }
        return try isElement ? table.element(last, line: line) : table.header(last, line: line)
    }

    /// `a.b = value`.
    private mutating func assignment(in table: TableBuilder) throws(TOMLError) {
        let start = line
        let keys = try keys()
        guard current == UInt8(ascii: "=") else { throw error("expected = after the key") }
        at += 1
        skipSpace()
        depth += keys.count - 1
        let value = try value()
        depth -= keys.count - 1
        var table = table
        for key in keys.dropLast() { table = try table.dotted(key, line: start) }
        if let last = keys.last { try table.set(last, to: value, line: start) }
    }

    /// One or more keys separated by points, and the space around them.
    private mutating func keys() throws(TOMLError) -> [String] {
        var keys: [String] = []
        while true {
            skipSpace()
            keys.append(try key())
            guard keys.count <= TOMLDocument.deepestNesting else { throw error("keys nest too deeply") }
            skipSpace()
            guard current == UInt8(ascii: ".") else { return keys }
            at += 1
        }
    }

    private mutating func key() throws(TOMLError) -> String {
        switch current {
        case UInt8(ascii: "\""): return try basicString()
        case UInt8(ascii: "'"): return try literalString()
        default:
            let start = at
            while let byte = current, Self.isBareKey(byte) { at += 1 }
            guard at > start else {
                throw error("expected a key: letters, digits, - and _, or a quoted text")
            }
            return String(decoding: bytes[start..<at], as: UTF8.self)
        }
    }

    /// Any value, at its first byte.
    mutating func value() throws(TOMLError) -> TOMLValue {
        switch current {
        case UInt8(ascii: "\""): return .string(try startsWith("\"\"\"") ? longBasicString() : basicString())
        case UInt8(ascii: "'"): return .string(try startsWith("'''") ? longLiteralString() : literalString())
        case UInt8(ascii: "["): return .array(try nested { (parser) throws(TOMLError) in try parser.array() })
        case UInt8(ascii: "{"):
            return .table(try nested { (parser) throws(TOMLError) in try parser.inlineTable() })
        default: return try scalar()
        }
    }

    private mutating func nested<Value>(
        _ read: (inout TOMLParser) throws(TOMLError) -> Value
    ) throws(TOMLError) -> Value {
        depth += 1
        guard depth <= TOMLDocument.deepestNesting else { throw error("lists and tables nest too deeply") }
        let value = try read(&self)
        depth -= 1
        return value
    }

    /// `[value, value, …]`, over any number of lines, a last comma allowed.
    private mutating func array() throws(TOMLError) -> [TOMLNode] {
        at += 1
        var nodes: [TOMLNode] = []
        while true {
            try skipLines()
            if current == UInt8(ascii: "]") { break }
            let start = line
            nodes.append(TOMLNode(value: try value(), line: start))
            try skipLines()
            if current == UInt8(ascii: ",") {
                at += 1
            } else if current != UInt8(ascii: "]") {
                throw error("expected , or ] in a list")
            }
        }
        at += 1
        return nodes
    }

    /// `{key = value, …}`, on one line, no last comma.
    private mutating func inlineTable() throws(TOMLError) -> TOMLTable {
        at += 1
        let table = TableBuilder(.header, line: line)
        skipSpace()
        if current == UInt8(ascii: "}") {
            at += 1
            return table.table()
        }
        while true {
            try assignment(in: table)
            skipSpace()
            let byte = current
            at += 1
            if byte == UInt8(ascii: "}") { return table.table() }
            guard byte == UInt8(ascii: ",") else { throw error("expected , or } in a table on one line") }
        }
    }

    // MARK: Space

    mutating func skipSpace() {
        while current == 0x20 || current == 0x09 { at += 1 }
    }

    /// Passes over space, comments and line ends.
    private mutating func skipLines() throws(TOMLError) {
        while true {
            skipSpace()
            switch current {
            case UInt8(ascii: "#"): try skipComment()
            case 0x0A, 0x0D: try newline()
            default: return
            }
        }
    }

    /// What may follow a header or a value: space, a comment, then the line's end.
    private mutating func endLine() throws(TOMLError) {
        skipSpace()
        if current == UInt8(ascii: "#") { try skipComment() }
        guard current != nil else { return }
        guard current == 0x0A || current == 0x0D else { throw error("expected the end of the line") }
        try newline()
    }

    private mutating func skipComment() throws(TOMLError) {
        while let byte = current, byte != 0x0A, byte != 0x0D {
            guard !Self.isControl(byte) else { throw error("a comment holds a control character") }
            at += 1
        }
    }

    /// LF or CRLF.
    mutating func newline() throws(TOMLError) {
        if current == 0x0D { at += 1 }
        guard current == 0x0A else { throw error("a carriage return without a line feed") }
        at += 1
        line += 1
    }

    func startsWith(_ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard at + length <= bytes.count else { return false }
        return text.withUTF8Buffer { $0.elementsEqual(bytes[at..<at + length]) }
    }

    static func isBareKey(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// Control characters but for the tab, which TOML allows.
    static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 0x09 || byte == 0x7F }
}
