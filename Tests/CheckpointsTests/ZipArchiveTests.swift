import Testing

@testable import Checkpoints

struct ZipArchiveTests {
    private let expected = CheckpointTensor(shape: [3], floats: [1, 2, 3])
    private let zip: ZipWriter

    init() {
        var archive = TorchArchive()
        archive.add("x", shape: [3], floats: [1, 2, 3])
        zip = archive.zip()
    }

    private func read(_ zip: ZipWriter) throws -> Checkpoint {
        try Checkpoint(CheckpointFile(bytes: zip.archive(), path: "z.ckpt"))
    }

    /// The index of the entry with the storage's bytes.
    private var storage: Int { zip.entries.firstIndex { $0.name == "archive/data/0" } ?? 0 }

    @Test func `zip64 archives are read`() throws {
        var wide = zip
        wide.zip64 = true
        #expect(try read(wide).tensors["x"] == expected)
        for index in wide.entries.indices { wide.entries[index].flags = 0 }
        #expect(try read(wide).tensors["x"] == expected)
    }

    @Test func `archives with comments and without data descriptors are read`() throws {
        var plain = zip
        // The comment holds what looks like an end record, too short to be one.
        plain.comment = Array("PK".utf8) + [5, 6] + [UInt8](repeating: 1, count: 30)
        for index in plain.entries.indices { plain.entries[index].flags = 0 }
        #expect(try read(plain).tensors["x"] == expected)
    }

    @Test func `a compressed entry is refused: nothing is ever expanded`() {
        var bomb = zip
        bomb.entries[storage].method = 8
        bomb.entries[storage].statedSize = 1 << 31
        expectCheckpointError("entry archive/data/0: is compressed (zip method 8)") { try read(bomb) }
    }

    @Test func `a stored entry that claims to be larger than it is is refused`() {
        var bomb = zip
        bomb.entries[storage].statedSize = 1 << 31
        expectCheckpointError("archive/data/0: is stored, but its sizes differ") { try read(bomb) }
        bomb.zip64 = true
        bomb.entries[storage].statedSize = 1 << 40
        expectCheckpointError("archive/data/0: is stored, but its sizes differ") { try read(bomb) }
    }

    @Test func `overlapping entries are refused`() {
        // Two directory entries for one local header, which can agree with only one of them.
        var twice = zip
        twice.entries[storage].statedOffset = 0
        expectCheckpointError("archive/data/0: local header at byte 0 contradicts") { try read(twice) }

        // An entry whose local header lies within another entry's contents and agrees with the directory.
        let inner = ZipWriter.Entry(name: "b", contents: [1, 2, 3])
        var nested = zip
        nested.entries.append(ZipWriter.Entry(name: "a", contents: ZipWriter(entries: [inner]).archive()))
        let plain = nested.archive()
        let marker = Array("PK".utf8) + [3, 4]
        let headers = plain.indices.filter { plain[$0...].starts(with: marker) }
        nested.entries.append(inner)
        nested.entries[nested.entries.count - 1].statedOffset = headers.last
        expectCheckpointError("entry b: overlaps entry a") { try read(nested) }
    }

    @Test func `damaged contents are refused`() {
        var damaged = zip
        damaged.entries[storage].checksum = 1
        expectCheckpointError("entry archive/data/0: contents do not match their checksum") {
            try read(damaged)
        }
        damaged = zip
        damaged.entries[0].checksum = 1
        expectCheckpointError("entry archive/data.pkl: contents do not match") { try read(damaged) }
    }

    @Test func `encrypted, duplicate and misnamed entries are refused`() {
        var spoilt = zip
        spoilt.entries[storage].flags |= 1
        expectCheckpointError("archive/data/0: is encrypted") { try read(spoilt) }
        spoilt = zip
        spoilt.entries.append(spoilt.entries[storage])
        expectCheckpointError("archive/data/0: appears twice") { try read(spoilt) }
        spoilt = zip
        spoilt.entries[storage].localName = "archive/data/9"
        expectCheckpointError("archive/data/0: local header at byte", "contradicts") { try read(spoilt) }
        spoilt = zip
        spoilt.entries[storage].statedOffset = 1
        expectCheckpointError("archive/data/0: has no local header") { try read(spoilt) }
        spoilt.entries[storage].statedOffset = 1 << 31
        expectCheckpointError("archive/data/0: local header", "outside") { try read(spoilt) }
    }

    @Test func `archives that are no PyTorch checkpoint are refused`() {
        var other = ZipWriter()
        other.entries = [ZipWriter.Entry(name: "word/document.xml", contents: [1])]
        expectCheckpointError("without data.pkl") { try read(other) }
        other.entries = []
        expectCheckpointError("without data.pkl") { try read(other) }
        var two = zip
        two.entries.append(ZipWriter.Entry(name: "b/data.pkl", contents: []))
        expectCheckpointError("b/data.pkl: is a second pickle") { try read(two) }
    }

    @Test func `a file cut short anywhere is refused`() {
        let whole = zip.archive()
        for count in 4..<whole.count {
            #expect(throws: CheckpointError.self) {
                try Checkpoint(CheckpointFile(bytes: Array(whole[..<count]), path: "cut.ckpt"))
            }
        }
    }

    @Test func `end records that contradict the directory are refused`() {
        let whole = zip.archive()
        let end = whole.count - 22
        for (offset, value) in [(4, 1), (6, 1), (8, 99), (10, 99), (12, 1), (16, 1)] as [(Int, UInt8)] {
            var spoilt = whole
            spoilt[end + offset] &+= value
            #expect(throws: CheckpointError.self, "field at \(offset)") {
                try Checkpoint(CheckpointFile(bytes: spoilt, path: "z.ckpt"))
            }
        }
        // One entry fewer, or one more, in both counts.
        for change in [255, 1] as [UInt8] {
            var spoilt = whole
            spoilt[end + 8] &+= change
            spoilt[end + 10] &+= change
            #expect(throws: CheckpointError.self) {
                try Checkpoint(CheckpointFile(bytes: spoilt, path: "z.ckpt"))
            }
        }
    }
}
