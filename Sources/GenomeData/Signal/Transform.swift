#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What is done to values between the file and the model.
public enum Transform: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nothing.
    case none
    /// log10(x + 1), for x > −1.
    case log10p1
    /// log2(x + 1), for x > −1.
    case log2p1

    /// The transformed value; NaN stays NaN, and a logarithm of x ≤ −1 is nil.
    ///
    /// Logarithms are taken in double precision.
    public func apply(_ value: Float) -> Float? {
        guard self != .none, !value.isNaN else { return value }
        guard value > -1 else { return nil }
        return Float(self == .log10p1 ? log10(Double(value) + 1) : log2(Double(value) + 1))
    }

    /// The value that has this transform.
    public func undo(_ value: Float) -> Float {
        switch self {
        case .none: value
        case .log10p1: Float(pow(10, Double(value)) - 1)
        case .log2p1: Float(pow(2, Double(value)) - 1)
        }
    }

    /// The transformed unit, for titles: `log10(reads + 1)`.
    public func unit(of unit: String) -> String {
        switch self {
        case .none: unit
        case .log10p1: "log10(\(unit) + 1)"
        case .log2p1: "log2(\(unit) + 1)"
        }
    }
}
