import Files
import GenomeData

/// The lines that an earlier run left, compared record by record with this run's.
///
/// The last record's lines may not all be there: they are taken away and made anew.
struct KeptRecords {
    private let path: String
    private let text: any VariantText
    private var lines: ArraySlice<String>
    /// How many records an earlier run left.
    let count: Int

    /// The lines of a file; none for no file.
    init(_ file: PartialFile?, _ text: any VariantText) throws {
        path = file?.partialPath ?? ""
        self.text = text
        if let file, let last = file.keptLines.last, text.hasSeveralLines {
            let record = Self.record(last)
            let whole =
                file.keptLines.count - file.keptLines.reversed().prefix { Self.record($0) == record }.count
            try file.keep(whole)
        }
        let kept = file?.keptLines ?? []
        lines = kept[...]
        // Lines of one record follow each other.
        count =
            text.hasSeveralLines
            ? kept.indices.count { $0 == 0 || Self.record(kept[$0]) != Self.record(kept[$0 - 1]) }
            : kept.count
    }

    /// What a table's line begins with: the line of the VCF that it is about.
    private static func record(_ line: String) -> Substring { line.prefix { $0 != "\t" } }

    /// Whether the next lines are a record's; they are then passed over.
    ///
    /// - Throws: where lines are left, but not this record's.
    mutating func take(_ record: VariantRecord) throws -> Bool {
        guard let first = lines.first else { return false }
        guard text.isLine(first, of: record) else { throw mismatch() }
        lines = lines.dropFirst()
        while text.hasSeveralLines, let next = lines.first, text.isLine(next, of: record) {
            lines = lines.dropFirst()
        }
        return true
    }

    /// - Throws: where lines are left that no record has.
    func finish() throws { if !lines.isEmpty { throw mismatch() } }

    private func mismatch() -> WriteError {
        WriteError(path: path, reason: "its rows are not this run's; remove it, or use --restart")
    }
}
