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

    /// Says which way changes go.
    public static let changeNote = "change: B less A"
}
