/// Two cell types that share genome, genes and promoters, and differ in the background states of some domains.
public struct CellTypes: Sendable, Equatable, Codable {
    /// The names: of the folders too.
    public let names: [String]
    /// The probability that a domain is in another state in the second, 0 to 1.
    public let changed: Double

    /// The share of domains that differ, unless told otherwise.
    public static let usualShare = 0.35

    /// Names that something else in the folder has.
    private static let taken = ["truth"]
    private static let longest = 64

    /// Checks and keeps the names and the share.
    ///
    /// - Throws: `SimulationError` unless there are two names that can be folders side by side, and the share is one.
    public init(_ names: [String], changed: Double = CellTypes.usualShare) throws {
        let folded = names.map { $0.lowercased() }
        guard names.count == 2, folded[0] != folded[1], names.allSatisfy(Self.isFolder) else {
            throw SimulationError(
                "cell types", names.joined(separator: ","),
                "two different names, such as A,B, of letters, digits, - and _, at most \(Self.longest) each, none of them "
                    + "truth")
        }
        guard (0...1).contains(changed) else {
            throw SimulationError("changed domains", "\(changed)", "0 to 1")
        }
        self.names = names
        self.changed = changed
    }

    private static func isFolder(_ name: String) -> Bool {
        (1...longest).contains(name.utf8.count) && !taken.contains(name.lowercased())
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            } && !name.hasPrefix("-")
    }
}
