import Foundation
import Testing

@testable import GenomeData

/// Damaged `.hic` files: an error or some values, never a trap, a hang or a huge allocation.
@Suite struct HiCMutationTests {
    @Test(arguments: [
        ("small.hic", HiCChoice()), ("small8.hic", HiCChoice(normalization: "SCALE")),
        ("small8.hic", HiCChoice(normalization: "KR", resolution: 1, unit: .fragments)),
    ])
    func `seeded mutations`(file: String, choice: HiCChoice) throws {
        let bytes = try Fixture.bytes(file)
        let refused = refusals(of: bytes, mutations: 8_000, seed: 31, front: bytes.count) {
            source throws(GenomeDataError) in
            let contacts = try HiCContacts(source: source, choice: choice)
            for contig in contacts.contigs.prefix(3) {
                for tss in [0, 31_000] {
                    let values = try contacts.contacts(
                        geneID: "", tss: tss, in: .init(contig: contig.name, start: -10, end: 1_000))
                    #expect(values.count == 1_010)
                }
            }
        }
        #expect(refused > 0.1)
        #expect(refused < 1)
    }

    /// Damage inside blocks, which their checksum keeps from the tests above.
    @Test func `seeded mutations of unpacked blocks`() throws {
        var blocks: [(bytes: [UInt8], isNew: Bool)] = []
        for (file, isNew) in [("v8.hic", false), ("v9.hic", true)] {
            let bytes = try Fixture.bytes(file)
            var found: [[UInt8]] = []
            // The heads of zlib streams; what is none does not unpack.
            for at in bytes.indices.dropLast(2) where bytes[at] == 0x78 && bytes[at + 1] == 0xDA {
                let packed = bytes[at..<min(at + 4_000, bytes.count)]
                if let block = Self.unpacked(packed), block.count < 3_000 { found.append(block) }
                if found.count == 8 { break }
            }
            blocks += found.map { ($0, isNew) }
        }
        try #require(blocks.count == 16)
        for (number, block) in blocks.enumerated() {
            let refused = refusals(of: block.bytes, mutations: 1_300, seed: UInt64(40 + number), front: 24) {
                source throws(GenomeDataError) in
                let bytes = try source.readAll(limit: 1 << 20)
                var pixels = 0
                try HiCBlock(bytes, file: "damaged", offset: 0, isNew: block.isNew)
                    .forEachPixel { _, _, _ in pixels += 1 }
                #expect(pixels <= bytes.count)
            }
            #expect(refused > 0.1)
            #expect(refused < 1)
        }
    }

    /// The stream at the front of some bytes: the shortest front that unpacks.
    private static func unpacked(_ packed: ArraySlice<UInt8>) -> [UInt8]? {
        for length in stride(from: 40, to: packed.count, by: 1) {
            if let bytes = Inflate.bytes(packed.prefix(length), .zlib, limit: 1 << 16) { return bytes }
        }
        return nil
    }

    /// Counts that would be terabytes are refused before any memory is taken for them.
    @Test func `sizes beyond the file`() throws {
        let bytes = try Fixture.bytes("small.hic")
        let huge: [UInt8] = [0xFF, 0xFF, 0xFF, 0x7F]
        var refused = 0
        for at in 0..<(bytes.count - 4) {
            var damaged = bytes
            damaged.replaceSubrange(at..<at + 4, with: huge)
            do throws(GenomeDataError) {
                let contacts = try HiCContacts(
                    source: MemorySource(name: "damaged", bytes: damaged), choice: HiCChoice())
                _ = try contacts.contacts(geneID: "", tss: 0, in: .init(contig: "1", start: 0, end: 6_000))
            } catch {
                refused += 1
                #expect(error.file == "damaged" && !error.problem.isEmpty)
            }
        }
        #expect(refused > 300)
    }
}
