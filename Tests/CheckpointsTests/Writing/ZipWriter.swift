import CChecksums

/// Writes zip archives of stored entries as PyTorch does, or spoilt on purpose.
struct ZipWriter {
    /// One entry, with what the headers are to say about it.
    struct Entry {
        var name: String
        var contents: [UInt8]
        var method: UInt16 = 0
        var flags: UInt16 = 0
        /// What to state as CRC-32 instead of the true one.
        var checksum: UInt32?
        /// What to state as the uncompressed size instead of the true one.
        var statedSize: Int?
        /// Where to say that the local header is, instead of where it is.
        var statedOffset: Int?
        /// The local header's name, instead of the entry's.
        var localName: String?
    }

    var entries: [Entry] = []
    /// Sizes and offsets in zip64 extra fields, with a zip64 end record.
    var zip64 = false
    var comment: [UInt8] = []

    /// The whole archive.
    func archive() -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            directory += directoryEntry(entry, offset: entry.statedOffset ?? file.count)
            file += localHeader(entry) + entry.contents
            if entry.flags & 8 != 0 {  // a data descriptor follows the contents
                let size = UInt32(entry.contents.count).littleEndianBytes
                file += [0x50, 0x4B, 7, 8] + checksum(entry).littleEndianBytes + size + size
            }
        }
        let start = file.count
        file += directory
        if zip64 { file += wideEnd(at: file.count, start: start, size: directory.count) }
        let count = zip64 ? 0xFFFF : UInt16(entries.count)
        file += [0x50, 0x4B, 5, 6] + UInt32(0).littleEndianBytes
        file += count.littleEndianBytes + count.littleEndianBytes
        file += (zip64 ? .max : UInt32(directory.count)).littleEndianBytes
        file += (zip64 ? .max : UInt32(start)).littleEndianBytes
        return file + UInt16(comment.count).littleEndianBytes + comment
    }

    private func checksum(_ entry: Entry) -> UInt32 {
        entry.checksum ?? checksum_crc32(entry.contents, entry.contents.count)
    }

    private func localHeader(_ entry: Entry) -> [UInt8] {
        let follows = entry.flags & 8 != 0
        let name = Array((entry.localName ?? entry.name).utf8)
        let size = follows ? 0 : zip64 ? UInt32.max : UInt32(entry.contents.count)
        var header: [UInt8] = [0x50, 0x4B, 3, 4, 20, 0]
        header += entry.flags.littleEndianBytes + entry.method.littleEndianBytes + [0, 0, 0, 0]
        header += (follows ? 0 : checksum(entry)).littleEndianBytes
        header += size.littleEndianBytes + size.littleEndianBytes
        return header + UInt16(name.count).littleEndianBytes + [5, 0] + name + [0x46, 0x42, 1, 0, 0x5A]
    }

    private func directoryEntry(_ entry: Entry, offset: Int) -> [UInt8] {
        let name = Array(entry.name.utf8)
        let stated = entry.statedSize ?? entry.contents.count
        var extra: [UInt8] = []
        if zip64 {
            // Another field first, which a reader has to step over.
            extra = [0x46, 0x42, 2, 0, 0, 0, 1, 0, 24, 0]
            extra += stated.littleEndianBytes + entry.contents.count.littleEndianBytes
            extra += offset.littleEndianBytes
        }
        func narrow(_ value: Int) -> [UInt8] {
            (zip64 ? .max : UInt32(truncatingIfNeeded: value)).littleEndianBytes
        }
        var header: [UInt8] = [0x50, 0x4B, 1, 2, 20, 0, 20, 0]
        header += entry.flags.littleEndianBytes + entry.method.littleEndianBytes + [0, 0, 0, 0]
        header += checksum(entry).littleEndianBytes
        header += narrow(entry.contents.count) + narrow(stated)
        header += UInt16(name.count).littleEndianBytes + UInt16(extra.count).littleEndianBytes
        header += [UInt8](repeating: 0, count: 10) + narrow(offset)
        return header + name + extra
    }

    private func wideEnd(at place: Int, start: Int, size: Int) -> [UInt8] {
        var record: [UInt8] = [0x50, 0x4B, 6, 6] + 44.littleEndianBytes + [45, 0, 45, 0]
        record += [UInt8](repeating: 0, count: 8)
        record += entries.count.littleEndianBytes + entries.count.littleEndianBytes
        record += size.littleEndianBytes + start.littleEndianBytes
        let locator = [0x50, 0x4B, 6, 7, 0, 0, 0, 0] + place.littleEndianBytes + UInt32(1).littleEndianBytes
        return record + locator
    }
}
