import Files

/// A table with a row per gene, whose first column is the gene's id, that a killed run leaves ready to go on with.
struct GeneTableFile: Sendable {
    /// The header's lines, the last of which names the columns.
    let header: [String]
    /// The first column of every row, in order.
    private let ids: [String]

    /// A table.
    ///
    /// - Parameters:
    ///   - facts: what made it, a line each, without comment signs.
    ///   - columns: their names; the first is of the gene's id.
    ///   - shard: which part of a run it is; nil for the whole.
    ///   - ids: the genes' ids, in the order of the rows.
    init(facts: [String], columns: [String], shard: Shard?, ids: [String]) {
        header =
            (facts + (shard.map { [$0.line] } ?? [])).map { "# " + $0 } + [columns.joined(separator: "\t")]
        self.ids = ids
    }

    /// The table at `path`, ready for the rows behind those that an earlier run with the same header left.
    ///
    /// - Parameters:
    ///   - path: the table; until it is whole, its rows are in `<path>.partial`.
    ///   - restart: starts anew, whatever an earlier run left.
    /// - Returns: the file, to which rows are to be appended, and which is then to be committed.
    /// - Throws: `WriteError` where the table cannot be written, or what is left is of another run.
    func open(at path: String, restart: Bool) throws -> PartialFile {
        let file = try PartialFile(path: path, header: header, restart: restart)
        let kept = file.keptLines.map { String($0.prefix { $0 != "\t" }) }
        guard kept == Array(ids.prefix(kept.count)) else {
            throw WriteError(
                path: path + ".partial", reason: "its rows are not this run's; remove it, or use --restart")
        }
        return file
    }
}
