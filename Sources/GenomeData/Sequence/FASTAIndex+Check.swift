extension FASTAIndex.Record {
    private static let newline = UInt8(ascii: "\n")

    /// Whether the contig stands in `source` where the record says: its header before, line ends where they must be,
    /// and another header or the file's end behind.
    ///
    /// An index of an older version of the file fails here, unless the sequence was changed in place, in which case
    /// it still holds. Reads a few hundred bytes at three places.
    func fits(_ source: any ByteSource) throws(GenomeDataError) -> Bool {
        guard try headerPrecedes(source) else { return false }
        guard length > 0 else { return true }
        if length > lineBases {
            let end = try source.readAvailable(at: offset + lineBases, count: lineWidth - lineBases)
            guard end.count == lineWidth - lineBases, Self.isLineEnd(end) else { return false }
        }
        let first = try source.readAvailable(at: offset, count: min(length, lineBases, 256))
        guard first.allSatisfy({ $0 > 32 && $0 != UInt8(ascii: ">") }) else { return false }
        return try endFollows(source)
    }

    private static func isLineEnd(_ bytes: [UInt8]) -> Bool {
        bytes.last == newline && bytes.dropLast().allSatisfy(isBlank)
    }

    /// What may stand between the bases and the newline.
    private static func isBlank(_ byte: UInt8) -> Bool { byte <= 32 && byte != newline }

    private func headerPrecedes(_ source: any ByteSource) throws(GenomeDataError) -> Bool {
        let low = max(0, offset - 4_096 - name.utf8.count)
        let before = try source.readAvailable(at: low, count: offset - low)
        guard before.count == offset - low, before.last == Self.newline else { return false }
        let line =
            before.dropLast().split(separator: Self.newline, omittingEmptySubsequences: false).last ?? []
        // A description of more than four kilobytes hides the name; the newline must do.
        if line.startIndex == before.startIndex, low > 0 { return true }
        return line.first == UInt8(ascii: ">") && FASTAIndex.name(inHeader: line).elementsEqual(name.utf8)
    }

    private func endFollows(_ source: any ByteSource) throws(GenomeDataError) -> Bool {
        let last = position(of: length - 1)
        let tail = try source.readAvailable(at: last, count: 4 * FASTAIndex.longestLineEnd)
        guard let base = tail.first, base > 32 else { return false }
        guard let following = tail.dropFirst().first else { return last + 1 == source.size }
        guard following <= 32 else { return false }
        guard let next = tail.dropFirst().first(where: { $0 > 32 }) else { return true }
        return next == UInt8(ascii: ">")
    }
}

extension FASTAIndex {
    /// Whether the records stand in `source` where they say.
    ///
    /// Of more than 4,096 contigs a spread of them is asked.
    func fits(_ source: any ByteSource) throws(GenomeDataError) -> Bool {
        let step = max(1, records.count / 4_096)
        for index in stride(from: 0, to: records.count, by: step) {
            guard try records[index].fits(source) else { return false }
        }
        return true
    }
}
