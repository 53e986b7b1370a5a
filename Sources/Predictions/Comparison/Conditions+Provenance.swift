extension Conditions {
    /// What makes outputs of the two, a line each: the program, then A's lines, then B's.
    ///
    /// - Parameters:
    ///   - what: what was written.
    ///   - version: the program's.
    /// - Returns: the lines, without comment signs.
    public func provenance(_ what: String = "compare", version: String) -> [String] {
        let (own, theirs) = (
            a.provenance.lines(what, version: version), b.provenance.lines(what, version: version)
        )
        return Array(own.prefix(1)) + own.dropFirst().map { "A: " + $0 }
            + theirs.dropFirst().map { "B: " + $0 }
            + [Self.changeNote]
    }

    /// What A and B are, of the lines that `provenance(_:version:)` wrote: "A: K562, model adjusted, 2 members".
    public static func titles(inProvenance lines: [String]) -> [String] {
        func texts(_ name: String, _ fact: String) -> [String] {
            let start = "\(name): \(fact): "
            return lines.filter { $0.hasPrefix(start) }.map { String($0.dropFirst(start.count)) }
        }
        func hashes(_ name: String) -> [Substring] {
            texts(name, "weights").compactMap { $0.split(separator: " ").last }
        }
        let isShared = !hashes("A").isEmpty && hashes("A") == hashes("B")
        return ["A", "B"].compactMap { name in
            guard let dataSet = texts(name, "data set").first else { return nil }
            let model = isShared && name == "B" ? "A's model" : "model"
            return "\(name): \(dataSet)" + (texts(name, "model").first.map { ", \(model) \($0)" } ?? "")
        }
    }

    /// Says which way changes go.
    public static let changeNote = "change: B less A"
}
