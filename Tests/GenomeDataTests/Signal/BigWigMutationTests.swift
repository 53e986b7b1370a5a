import Foundation
import Testing

@testable import GenomeData

/// Damaged bigWigs: an error or some values, never a trap, a hang or a huge allocation.
@Suite struct BigWigMutationTests {
    @Test(arguments: [true, false])
    func `seeded mutations, packed and unpacked`(isPacked: Bool) throws {
        let scratch = try Scratch()
        let path = scratch.path("small.bw")
        try LibBigWig.write(
            [
                .bedGraph(
                    contig: "chr1", starts: (0..<60).map { $0 * 9 }, ends: (0..<60).map { $0 * 9 + 5 },
                    values: (0..<60).map { Float($0 % 7) }),
                .fixedStep(contig: "chr2", start: 50, span: 5, step: 10, values: (0..<40).map { Float($0) }),
            ], contigs: [("chr1", 2_000), ("chr2", 1_000)], to: path)
        var bytes = Array(try Data(contentsOf: URL(filePath: path)))
        if !isPacked {
            let original = try BigWigFile(path: path).values(in: .init(contig: "chr1", start: 0, end: 45))
            bytes = try unpacked(bytes)
            let file = try BigWigFile(source: MemorySource(name: "unpacked", bytes: bytes))
            let values = try file.values(in: .init(contig: "chr1", start: 0, end: 45))
            #expect(values.map(\.bitPattern) == original.map(\.bitPattern))
        }
        let refused = refusals(of: bytes, mutations: 3_000, seed: isPacked ? 1 : 2) {
            source throws(GenomeDataError) in
            let file = try BigWigFile(source: source)
            for contig in file.contigs.prefix(3) {
                let values = try file.values(in: .init(contig: contig.name, start: -10, end: 700))
                #expect(values.count == 710)
                // So long that zoom levels serve, and so short that they do not.
                for (end, bins) in [(40_000, 3), (700, 70)] {
                    _ = try file.summaries(of: .init(contig: contig.name, start: 0, end: end), bins: bins)
                }
            }
        }
        // Damage to the frame is noticed; damage to unpacked values cannot be, as the format has no checksums.
        #expect(refused > 0.3)
        #expect(refused < 1)
    }

    /// Values that are missing, and a file without any: what is read then is read by other ways.
    @Test(arguments: [true, false]) func `seeded mutations of odd files`(isEmpty: Bool) throws {
        let scratch = try Scratch()
        let path = scratch.path("odd.bw")
        let values = (0..<400).map { $0 % 9 == 0 ? Float.nan : Float($0 % 5) }
        try LibBigWig.write(
            isEmpty ? [] : [.fixedStep(contig: "chr1", start: 50, span: 100, step: 100, values: values)],
            contigs: [("chr1", 50_000), ("chr2", 1_000)], to: path)
        let bytes = Array(try Data(contentsOf: URL(filePath: path)))
        let refused = refusals(of: bytes, mutations: 1_500, seed: isEmpty ? 3 : 4) {
            source throws(GenomeDataError) in
            let file = try BigWigFile(source: source)
            for contig in file.contigs.prefix(3) {
                for (end, bins) in [(40_000, 3), (700, 70)] {
                    _ = try file.summaries(of: .init(contig: contig.name, start: 0, end: end), bins: bins)
                }
            }
        }
        #expect(refused > 0.1)
        #expect(refused < 1)
    }

    /// The same file with blocks that are not packed, so that mutations reach the fields inside them.
    private func unpacked(_ bytes: [UInt8]) throws -> [UInt8] {
        let layout = try BigWigLayout(MemorySource(name: "original", bytes: bytes))
        let source = MemorySource(name: "original", bytes: bytes)
        var result = bytes
        for index in 52..<56 { result[index] = 0 }
        for (root, contigs) in [layout.dataIndex].compactMap(\.self).map({ ($0, 2) })
            + layout.zooms.map({ ($0.index, 2) })
        {
            let tree = try BigWigTree(source, at: root, isBigEndian: false)
            for contig in 0..<UInt32(contigs) {
                for block in try tree.blocks(contig: contig, 0..<2_000) {
                    let range = block.offset..<(block.offset + block.length)
                    guard let plain = Inflate.bytes(bytes[range], .zlib, limit: 1 << 20) else { continue }
                    try move(block, to: result.count, length: plain.count, in: &result)
                    result += plain
                }
            }
        }
        return result
    }

    /// Changes the tree entry that points to `block`.
    private func move(_ block: BigWigTree.Block, to offset: Int, length: Int, in bytes: inout [UInt8]) throws
    {
        func number(_ value: Int) -> [UInt8] { withUnsafeBytes(of: UInt64(value).littleEndian) { Array($0) } }
        let old = number(block.offset) + number(block.length)
        let places = (0...(bytes.count - 16)).filter { Array(bytes[$0..<($0 + 16)]) == old }
        for place in places {
            bytes.replaceSubrange(place..<(place + 16), with: number(offset) + number(length))
        }
    }
}
