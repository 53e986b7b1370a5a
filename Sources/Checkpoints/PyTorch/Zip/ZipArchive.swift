import CChecksums

/// The directory of a zip archive whose entries are stored uncompressed, as PyTorch writes it.
///
/// Nothing is ever expanded: an entry's contents are a range of the file, so an archive cannot grow in memory.
/// Format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
struct ZipArchive {
    /// The file the archive is in.
    let file: CheckpointFile
    /// The entries by name.
    let entries: [String: ZipEntry]

    /// Reads the central directory and every entry's local header, and checks that they agree.
    ///
    /// - Throws: `CheckpointError` for anything but stored, unencrypted, non-overlapping entries within the file.
    init(_ file: CheckpointFile) throws(CheckpointError) {
        let directory = try ZipDirectory(file)
        var cursor = ByteReader(file, directory.range, what: "the zip directory")
        var entries: [String: ZipEntry] = [:]
        var spans: [(start: Int, end: Int, name: String)] = []
        for _ in 0..<directory.entryCount {
            let entry = try ZipEntry(&cursor, of: file, directory: directory)
            guard entries.updateValue(entry, forKey: entry.name) == nil else {
                throw file.failure(at: .entry(entry.name), "appears twice in the zip directory")
            }
            spans.append((entry.headerOffset, entry.range.upperBound, entry.name))
        }
        guard cursor.remaining == 0 else {
            throw cursor.failure("goes on after its \(directory.entryCount) entries")
        }
        spans.sort { $0.start < $1.start }
        for (earlier, later) in zip(spans, spans.dropFirst()) where later.start < earlier.end {
            throw file.failure(at: .entry(later.name), "overlaps entry \(earlier.name)")
        }
        self.file = file
        self.entries = entries
    }

    /// Where an entry's contents lie, after checking them against their CRC-32.
    ///
    /// - Throws: `CheckpointError` when there is no such entry or its contents were altered.
    func contents(of name: String) throws(CheckpointError) -> Range<Int> {
        guard let entry = entries[name] else {
            throw file.failure(at: .entry(name), "is missing from the zip archive")
        }
        let checksum = file.bytes[entry.range].withUnsafeBufferPointer { bytes in
            bytes.baseAddress.map { checksum_crc32($0, bytes.count) } ?? 0
        }
        guard checksum == entry.checksum else {
            throw file.failure(
                at: .entry(name), "contents do not match their checksum: the file is damaged")
        }
        return entry.range
    }
}
