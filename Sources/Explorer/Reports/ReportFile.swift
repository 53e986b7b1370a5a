import Files

/// A page that grows by sections beside its final name; a stopped run leaves the whole ones to the next of the same request.
struct ReportFile {
    /// How many sections an earlier run left.
    let kept: Int

    private let file: PartialFile
    /// The line that ends a section, and that stands nowhere else.
    private static let end = "</section>"

    /// Opens or starts the page.
    ///
    /// - Parameters:
    ///   - path: the final name.
    ///   - opening: the page's first lines, the same for every run of the same request.
    ///   - sections: the most that are kept.
    ///   - restart: throws away what an earlier run left.
    /// - Throws: `WriteError` where another process writes it, or an earlier run left a page of something else.
    init(path: String, opening: String, sections: Int, restart: Bool) throws {
        file = try PartialFile(path: path, header: Self.lines(opening), restart: restart)
        let lines = file.keptLines
        let ends = lines.indices.filter { lines[$0] == Self.end }.prefix(sections)
        kept = ends.count
        try file.keep(ends.last.map { $0 + 1 } ?? 0)
    }

    /// Appends sections, or what stands around them.
    func append(_ html: String) throws { try file.append(Self.lines(html)) }

    /// Gives the page its final name.
    func commit() throws { try file.commit() }

    /// Without empty lines, of which a partial file keeps none.
    private static func lines(_ html: String) -> [String] {
        html.split(separator: "\n").map(String.init)
    }
}
