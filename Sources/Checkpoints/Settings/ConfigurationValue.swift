/// One plain setting of a checkpoint's configuration.
public enum ConfigurationValue: Sendable, Equatable {
    /// No value.
    case null
    /// True or false.
    case bool(Bool)
    /// A whole number, written without a point.
    case integer(Int)
    /// A number, written with a point or an exponent.
    case number(Double)
    /// Text.
    case text(String)
    /// A sequence of values.
    case list([ConfigurationValue])
    /// Values by name.
    case table([String: ConfigurationValue])

    /// The value of `bool`, else nil.
    public var boolValue: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The value of `integer`, or of `number` where that is whole; else nil.
    public var intValue: Int? {
        switch self {
        case .integer(let value): value
        case .number(let value): Int(exactly: value)
        default: nil
        }
    }

    /// The value of `number` or `integer`, else nil.
    public var doubleValue: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    /// The value of `text`, else nil.
    public var textValue: String? {
        if case .text(let value) = self { value } else { nil }
    }
}
