/// A TOML text, read: TOML 1.0 without dates and times, each value with the line it stands on.
///
/// The lines are why this reader exists: whoever checks a setting can say where it is wrong. It accepts nothing
/// that TOML 1.0 forbids, and no text makes it do worse than throw.
public struct TOMLDocument: Sendable, Equatable {
    /// The table that holds everything.
    public let root: TOMLTable

    /// How deep arrays, inline tables, dotted keys and headers may nest, each by itself and together.
    public static let deepestNesting = 64

    /// Reads a text; a byte order mark at its start is passed over.
    ///
    /// - Throws: `TOMLError` with the first line that is wrong.
    public init(_ text: String) throws(TOMLError) {
        var parser = TOMLParser(text)
        root = try parser.document()
    }
}

/// Keys and their values, in the order in which they were written.
public struct TOMLTable: Sendable, Equatable {
    /// The keys, in order.
    public let keys: [String]
    /// Where the table starts: its header, its brace, or its first dotted key; 1 for the root.
    public let line: Int

    private let nodes: [String: TOMLNode]

    init(keys: [String], nodes: [String: TOMLNode], line: Int) {
        self.keys = keys
        self.nodes = nodes
        self.line = line
    }

    /// The value of a key; nil where it is absent.
    public subscript(key: String) -> TOMLNode? { nodes[key] }
}

/// A value and where it is.
public struct TOMLNode: Sendable, Equatable {
    /// The value.
    public let value: TOMLValue
    /// The line of the key, or of an array's element, counted from 1.
    public let line: Int
}

/// What a key can hold.
public indirect enum TOMLValue: Sendable, Equatable {
    /// Text, escapes resolved.
    case string(String)
    /// A whole number.
    case integer(Int)
    /// A number with a point or an exponent; also inf and nan.
    case float(Double)
    /// true or false.
    case boolean(Bool)
    /// Values in brackets, or the tables headed by `[[key]]`.
    case array([TOMLNode])
    /// A table, however written.
    case table(TOMLTable)

    /// What it is, in words: "a string".
    public var kind: String {
        switch self {
        case .string: "a string"
        case .integer: "a whole number"
        case .float: "a number"
        case .boolean: "true or false"
        case .array: "a list"
        case .table: "a table"
        }
    }
}

/// A text that is not TOML, and where.
public struct TOMLError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The line, counted from 1.
    public let line: Int
    /// What was found and what was expected.
    public let problem: String

    /// "line 3: problem".
    public var description: String { "line \(line): \(problem)" }
}
