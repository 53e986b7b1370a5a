/// What a bigBed calls its columns, in the language autoSql.
struct BigBedDescription {
    /// The columns' names, in order; none where the file describes none.
    let names: [String]

    /// The longest description that is read, in bytes.
    private static let longest = 1 << 16

    /// Reads the description at `offset` of `source`; none for an offset of 0.
    init(_ source: any ByteSource, at offset: Int) throws(GenomeDataError) {
        let bytes =
            offset > 0 ? try source.readAvailable(at: offset, count: Self.longest).prefix { $0 != 0 } : []
        self.init(String(decoding: bytes, as: UTF8.self))
    }

    /// Reads `table name "…" ( type column; "…" … )`.
    init(_ text: String) {
        // What stands in quotes may hold anything.
        let plain = text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 0 }.map(\.element).joined(separator: " ")
        guard let open = plain.firstIndex(of: "("), let close = plain.lastIndex(of: ")"), open < close else {
            names = []
            return
        }
        let columns = plain[plain.index(after: open)..<close].split(separator: ";")
        names = columns.compactMap { column in
            let words = column.split(whereSeparator: \.isWhitespace)
            return words.count >= 2 ? String(words[words.count - 1]) : nil
        }
    }
}
