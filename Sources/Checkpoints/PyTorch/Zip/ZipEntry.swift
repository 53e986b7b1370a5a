/// One stored entry of a zip archive.
struct ZipEntry {
    /// The entry's name, with its folder.
    let name: String
    /// CRC-32 of the contents, as the directory states it.
    let checksum: UInt32
    /// Where the entry's local header starts.
    let headerOffset: Int
    /// The contents' bytes in the file.
    let range: Range<Int>

    /// Reads the directory's next entry and checks its local header against it.
    init(_ cursor: inout ByteReader, of file: CheckpointFile, directory: ZipDirectory) throws(CheckpointError) {
        guard try cursor.u32() == 0x0201_4B50 else {
            throw cursor.failure("expected an entry")
        }
        try cursor.skip(4)  // versions
        let flags = try cursor.u16()
        let method = try cursor.u16()
        try cursor.skip(4)  // time and date
        checksum = try cursor.u32()
        let sizes = (Int(try cursor.u32()), Int(try cursor.u32()))
        let lengths = (name: try cursor.u16(), extra: try cursor.u16(), comment: try cursor.u16())
        try cursor.skip(8)  // disk and attributes
        let offset = Int(try cursor.u32())
        let name = try cursor.text(lengths.name)
        let extra = try cursor.take(lengths.extra)
        try cursor.skip(lengths.comment)

        func failure(_ problem: String) -> CheckpointError { file.failure(at: .entry(name), problem) }
        guard flags & 1 == 0 else { throw failure("is encrypted") }
        guard method == 0 else {
            throw failure("is compressed (zip method \(method)); PyTorch stores entries as they are")
        }
        let wide = try Self.widened([sizes.1, sizes.0, offset], extra: extra, file: file, name: name)
        let (size, stored, header) = (wide[0], wide[1], wide[2])
        guard size == stored else {
            throw failure("is stored, but its sizes differ: \(stored) in the archive, \(size) outside")
        }
        let start = try Self.dataStart(
            file, header: header, limit: directory.range.lowerBound, name: name, flags: flags, size: size)
        guard size <= directory.range.lowerBound - start else {
            throw failure("\(size) bytes from byte \(start) reach into the zip directory")
        }
        self.name = name
        headerOffset = header
        range = start..<(start + size)
    }

    /// Replaces the numbers that did not fit 32 bits by those in the zip64 extra field, which holds only these.
    private static func widened(
        _ narrow: [Int], extra: Range<Int>, file: CheckpointFile, name: String
    ) throws(CheckpointError) -> [Int] {
        guard narrow.contains(0xFFFF_FFFF) else { return narrow }
        var cursor = ByteReader(file, extra, what: "the zip extra field of \(name)")
        while cursor.remaining > 0 {
            let (tag, length) = (try cursor.u16(), try cursor.u16())
            let field = try cursor.take(length)
            guard tag == 1 else { continue }
            var numbers = ByteReader(file, field, what: "the zip64 extra field of \(name)")
            var wide = narrow
            for index in wide.indices where wide[index] == 0xFFFF_FFFF { wide[index] = try numbers.count() }
            return wide
        }
        throw file.failure(at: .entry(name), "lacks the zip64 extra field its sizes call for")
    }

    /// Where the contents start: after the local header, which must tell the same as the directory.
    private static func dataStart(
        _ file: CheckpointFile, header: Int, limit: Int, name: String, flags: Int, size: Int
    ) throws(CheckpointError) -> Int {
        guard header <= limit else {
            throw file.failure(at: .entry(name), "local header at byte \(header) is outside the archive")
        }
        var cursor = ByteReader(file, header..<limit, what: "the local header of \(name)")
        guard try cursor.u32() == 0x0403_4B50 else {
            throw file.failure(at: .entry(name), "has no local header at byte \(header)")
        }
        try cursor.skip(2)
        let localFlags = try cursor.u16()
        let method = try cursor.u16()
        try cursor.skip(8)  // time, date, checksum
        let sizes = (Int(try cursor.u32()), Int(try cursor.u32()))
        let lengths = (name: try cursor.u16(), extra: try cursor.u16())
        let localName = try cursor.text(lengths.name)
        try cursor.skip(lengths.extra)
        // With flag 8 the sizes follow the contents, and the header has zeros in their place.
        let follows = flags & 8 != 0
        let agrees = { (local: Int) in local == size || local == 0xFFFF_FFFF || follows && local == 0 }
        guard localName == name, localFlags == flags, method == 0, agrees(sizes.0), agrees(sizes.1) else {
            throw file.failure(
                at: .entry(name), "local header at byte \(header) contradicts the zip directory")
        }
        return cursor.position
    }
}
