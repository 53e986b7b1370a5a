/// Where a zip archive's central directory lies, from the records at the file's end.
struct ZipDirectory {
    /// The central directory's bytes in the file.
    let range: Range<Int>
    /// How many entries it announces.
    let entryCount: Int

    /// Finds the end record, with its 64-bit form where there is one.
    init(_ file: CheckpointFile) throws(CheckpointError) {
        let place = try Self.endRecord(file)
        var end = ByteReader(file, place..<file.bytes.count, what: "the zip end record")
        try end.skip(4)
        let disks = (try end.u16(), try end.u16())
        let counts = (try end.u16(), try end.u16())
        let size = Int(try end.u32())
        let offset = Int(try end.u32())

        // A locator right before the end record leads to the 64-bit record, which then holds the true numbers.
        let locator = place - 20
        var limit = place
        var wide = (count: counts.1, size: size, offset: offset)
        if locator >= 0, Self.signature(file, at: locator) == 0x0706_4B50 {
            (wide, limit) = try Self.wideRecord(file, locator: locator)
        }
        guard disks == (0, 0) || disks == (0xFFFF, 0xFFFF), counts.0 == counts.1,
            counts.1 == wide.count || counts.1 == 0xFFFF,
            size == wide.size || size == 0xFFFF_FFFF, offset == wide.offset || offset == 0xFFFF_FFFF
        else {
            throw file.failure(at: .byte(place), "the zip archive's end records contradict each other")
        }
        guard wide.offset <= limit, wide.size == limit - wide.offset else {
            throw file.failure(
                at: .byte(place),
                "the zip directory is said to be \(wide.size) bytes at \(wide.offset); it must end at \(limit)"
            )
        }
        range = wide.offset..<limit
        entryCount = wide.count
    }

    /// The last place where an end record fits, its comment reaching exactly to the file's end.
    private static func endRecord(_ file: CheckpointFile) throws(CheckpointError) -> Int {
        let last = file.bytes.count - 22
        for place in stride(from: last, through: max(0, last - 0xFFFF), by: -1)
        where file.bytes[place] == 0x50 && signature(file, at: place) == 0x0605_4B50 {
            let comment = Int(file.bytes[place + 20]) | Int(file.bytes[place + 21]) << 8
            if comment == last - place { return place }
        }
        throw file.failure(at: .file, "the zip archive has no end record: the file is cut short")
    }

    private static func wideRecord(
        _ file: CheckpointFile, locator: Int
    ) throws(CheckpointError) -> ((count: Int, size: Int, offset: Int), limit: Int) {
        var cursor = ByteReader(file, (locator + 4)..<(locator + 20), what: "the zip64 locator")
        try cursor.skip(4)
        let place = try cursor.count()
        // The record takes 56 bytes and ends where the locator starts.
        guard place <= locator - 56, signature(file, at: place) == 0x0606_4B50 else {
            throw file.failure(at: .byte(locator), "the zip64 locator leads to no zip64 end record")
        }
        var record = ByteReader(file, (place + 4)..<locator, what: "the zip64 end record")
        guard try record.count() == locator - place - 12 else {
            throw file.failure(at: .byte(place), "the zip64 end record's size is wrong")
        }
        try record.skip(12)
        let counts = (try record.count(), try record.count())
        guard counts.0 == counts.1 else {
            throw file.failure(at: .byte(place), "the zip archive is split over several files")
        }
        return ((counts.1, try record.count(), try record.count()), place)
    }

    private static func signature(_ file: CheckpointFile, at place: Int) -> UInt32 {
        file.bytes[place..<(place + 4)].reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
}
