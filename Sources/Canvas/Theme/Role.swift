/// What a piece of the screen means, as themes name it: "border", "signal.h3k27ac".
///
/// A role that a theme does not define looks like its longest beginning that it does ("signal.h3k27ac" like
/// "signal"), and failing that like "text". So names may be made up: a track called `ctcf` asks for
/// `Role("signal.ctcf")` and needs no theme to know it.
public struct Role: Sendable, Hashable, RawRepresentable, ExpressibleByStringLiteral {
    /// The name, words joined by dots.
    public let rawValue: String
    /// A role by name.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// A role by name.
    public init(_ name: String) { rawValue = name }
    /// A role by name.
    public init(stringLiteral name: String) { rawValue = name }

    /// The role that this one falls back to: the part before the last dot.
    public var parent: Role? {
        guard let dot = rawValue.lastIndex(of: ".") else { return nil }
        return Role(String(rawValue[..<dot]))
    }

    /// A finer role: `Role.signal.detail("dnase")` is "signal.dnase", in lower case.
    public func detail(_ name: String) -> Role { Role(rawValue + "." + name.lowercased()) }
}
