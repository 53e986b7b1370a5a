extension ConfigurationValue {
    /// The value as one line of JSON: keys sorted, no spaces.
    ///
    /// A whole `number` keeps its point (`1.0`), so that reading it back gives a `number` again. Infinity and
    /// NaN, which JSON lacks, are written as Python's `json` does: `Infinity`, `-Infinity`, `NaN`.
    public var json: String {
        switch self {
        case .null: return "null"
        case .bool(let value): return value ? "true" : "false"
        case .integer(let value): return String(value)
        case .number(let value):
            if value.isFinite { return String(value) }
            return value.isNaN ? "NaN" : value > 0 ? "Infinity" : "-Infinity"
        case .text(let value): return value.jsonLiteral
        case .list(let values): return "[" + values.map(\.json).joined(separator: ",") + "]"
        case .table(let values):
            let members = values.sorted { $0.key < $1.key }.map { $0.key.jsonLiteral + ":" + $0.value.json }
            return "{" + members.joined(separator: ",") + "}"
        }
    }

    /// Reads one JSON value, strictly: no duplicate keys, nothing after it, at most 64 levels.
    ///
    /// Besides JSON proper, `NaN`, `Infinity` and `-Infinity` are numbers, as in Python's `json`.
    package init(json bytes: [UInt8]) throws(JSONError) {
        var scanner = JSONScanner(bytes, in: 0..<bytes.count)
        self = try Self(&scanner)
        try scanner.finish()
    }

    private init(_ scanner: inout JSONScanner) throws(JSONError) {
        switch scanner.upcoming() {
        case UInt8(ascii: "{"):
            var values: [String: ConfigurationValue] = [:]
            try scanner.object { (member, scanner) throws(JSONError) in
                let place = scanner.position
                guard values.updateValue(try Self(&scanner), forKey: member) == nil else {
                    throw JSONError(offset: place, problem: "key \"\(member)\" appears twice")
                }
            }
            self = .table(values)
        case UInt8(ascii: "["):
            var values: [ConfigurationValue] = []
            try scanner.array { (scanner) throws(JSONError) in values.append(try Self(&scanner)) }
            self = .list(values)
        case UInt8(ascii: "\""): self = .text(try scanner.string())
        case UInt8(ascii: "t"):
            try scanner.word("true")
            self = .bool(true)
        case UInt8(ascii: "f"):
            try scanner.word("false")
            self = .bool(false)
        case UInt8(ascii: "n"):
            try scanner.word("null")
            self = .null
        case UInt8(ascii: "N"):
            try scanner.word("NaN")
            self = .number(.nan)
        case UInt8(ascii: "I"):
            try scanner.word("Infinity")
            self = .number(.infinity)
        case UInt8(ascii: "-") where scanner.startsInfinity():
            try scanner.word("-Infinity")
            self = .number(-.infinity)
        default: self = try scanner.number()
        }
    }
}

extension String {
    /// The text as a JSON string: quoted, with quotes, backslashes and control characters escaped.
    var jsonLiteral: String {
        var literal = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": literal += "\\\""
            case "\\": literal += "\\\\"
            case "\n": literal += "\\n"
            case "\t": literal += "\\t"
            case "\r": literal += "\\r"
            case "\u{0}"..."\u{1F}", "\u{7F}":
                let digits = String(scalar.value, radix: 16)
                literal += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: literal.unicodeScalars.append(scalar)
            }
        }
        return literal + "\""
    }
}
