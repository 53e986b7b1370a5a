import GenomeData
import Wording

/// Puts the tables of a run's shards together into the table of the whole run, byte for byte.
public enum ShardMerge {
    /// The largest shard that is read, in bytes.
    private static let largest = 1 << 30

    private struct Part {
        let path: String
        let shard: Shard
        /// The header without the shard's line.
        let header: [Substring]
        let rows: Substring
        let rowCount: Int
        /// What the header says there is of in all shards: genes, or the records of a VCF.
        let unit: String
        /// How many of these the rows are about.
        let items: Int
        /// How many there are in all shards, as the header says; nil where it does not.
        let total: Int?
    }

    /// Merges shards, given in any order, into the table at `path`.
    ///
    /// - Returns: the number of rows.
    /// - Throws: `GenomeDataError` where a file is not a shard, one is missing or there twice, headers differ, or
    ///   rows are missing; `WriteError` where the table cannot be written.
    public static func merge(_ shards: [String], to path: String) throws -> Int {
        var parts: [Part] = []
        for shard in shards { parts.append(try part(shard)) }
        parts.sort { $0.shard.number < $1.shard.number }
        guard let first = parts.first else {
            throw GenomeDataError(file: path, place: nil, problem: "no shards to merge")
        }
        for part in parts where part.header != first.header || part.shard.count != first.shard.count {
            let line = zip(part.header, first.header).first { $0 != $1 }.map { ": \($0) against \($1)" } ?? ""
            throw GenomeDataError(
                file: part.path, place: nil, problem: "is of another run than \(first.path)\(line)")
        }
        let numbers = parts.map(\.shard.number)
        if let twice = zip(numbers, numbers.dropFirst()).first(where: { $0 == $1 }) {
            throw GenomeDataError(file: parts[0].path, place: nil, problem: "shard \(twice.0) is given twice")
        }
        let missing = Set(1...first.shard.count).subtracting(numbers).sorted()
        guard missing.isEmpty else {
            let some = missing.prefix(5).map(String.init).joined(separator: ", ")
            throw GenomeDataError(
                file: first.path, place: nil,
                problem:
                    "of \(first.shard.count.counted("shard")), \(missing.count.grouped) \(missing.count == 1 ? "is" : "are") not given: \(some)"
            )
        }
        try check(parts)
        let writer = try TextWriter(path: path)
        for line in first.header { try writer.write(line + "\n") }
        for part in parts { try writer.write(String(part.rows)) }
        try writer.commit()
        return parts.reduce(0) { $0 + $1.rowCount }
    }

    private static func part(_ path: String) throws(GenomeDataError) -> Part {
        let bytes = try ByteSources.open(path).readAll(limit: largest)
        guard let text = String(validating: bytes, as: UTF8.self), text.hasSuffix("\n") else {
            throw GenomeDataError(file: path, place: nil, problem: "is not a whole text file")
        }
        let style = HeaderStyle(of: text)
        var header: [Substring] = []
        var shard: Shard?
        var rest = text[...]
        while let end = rest.firstIndex(of: "\n") {
            let line = rest[..<end]
            rest = rest[rest.index(after: end)...]
            if let words = line.dropping(style.prefix + Shard.linePrefix) {
                shard = Shard(String(words))
                continue
            }
            header.append(line)
            if !line.hasPrefix(style.comment) { break }
        }
        guard let shard else {
            throw GenomeDataError(
                file: path, place: nil, problem: "is not a shard: no line \"# shard: i/n\" before the columns"
            )
        }
        let rowCount = rest.utf8.count { $0 == 0x0A }
        let records = total("records", in: header, style)
        let isTableOfRecords = records != nil && style == .table
        return Part(
            path: path, shard: shard, header: header, rows: rest, rowCount: rowCount,
            unit: records == nil ? "gene" : "record", items: isTableOfRecords ? runs(rest) : rowCount,
            total: records ?? total("genes", in: header, style))
    }

    /// What follows a word in a header: "# genes: 21 of 21".
    private static func total(_ word: String, in header: [Substring], _ style: HeaderStyle) -> Int? {
        let words = header.lazy.compactMap { $0.dropping("\(style.prefix)\(word): ") }.first
        return words.flatMap { Int($0.prefix { $0 != " " }) }.flatMap { $0 >= 0 ? $0 : nil }
    }

    /// How many runs of rows have the same first column.
    private static func runs(_ rows: Substring) -> Int {
        var (count, last) = (0, Substring())
        for row in rows.split(separator: "\n") {
            let first = row.prefix { $0 != "\t" }
            if first != last || count == 0 { (count, last) = (count + 1, first) }
        }
        return count
    }

    /// Each shard must have the rows that its share of what the header says makes.
    private static func check(_ parts: [Part]) throws(GenomeDataError) {
        for part in parts {
            guard let total = part.total else {
                throw GenomeDataError(
                    file: part.path, place: nil, problem: "no line \"# genes: n\" in the header")
            }
            let expected = part.shard.range(of: total).count
            guard part.items == expected else {
                let found = part.unit == "gene" ? "row" : part.unit
                throw GenomeDataError(
                    file: part.path, place: nil,
                    problem: "\(part.items.counted(found)); the shard should have \(expected.grouped)")
            }
        }
    }
}

extension Substring {
    /// What follows a beginning; nil where the text begins otherwise.
    fileprivate func dropping(_ beginning: String) -> Substring? {
        hasPrefix(beginning) ? dropFirst(beginning.count) : nil
    }
}
