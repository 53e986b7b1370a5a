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

    /// The kind of the value, in words: "a string".
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

    /// A single value as it could be written; nil for a list or a table.
    public var text: String? {
        switch self {
        case .string(let text): "\"\(text)\""
        case .integer(let number): String(number)
        case .float(let number): String(number)
        case .boolean(let flag): String(flag)
        case .array, .table: nil
        }
    }
}
