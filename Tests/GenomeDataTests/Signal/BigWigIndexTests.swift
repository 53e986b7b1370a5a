import Testing

@testable import GenomeData

@Suite struct BigWigIndexTests {
    /// 70,000 blocks need three levels: all are reached, in order, and every branch spans what is below it.
    @Test(arguments: [0, 1, 256, 257, 70_000]) func everyBlockIsReached(count: Int) throws {
        let blocks: [BigWigBlock] = (0..<count).map { index in
            let contig = UInt32(index / 1_000)
            let start = UInt32(index % 1_000 * 10)
            return BigWigBlock(
                contig: contig, start: start, endContig: contig, end: start + 7,
                offset: UInt64(1_000 + index * 3), size: UInt64(index % 17))
        }
        let base: UInt64 = 999
        let bytes = BigWigIndex.bytes(of: blocks, itemsPerSlot: 8, at: base).bytes
        #expect(number(bytes, 0, 4) == 0x2468_ACE0)
        #expect(number(bytes, 8, 8) == UInt64(count))
        var found: [UInt64] = []
        let span = walk(bytes, Int(48), base, &found)
        #expect(found == blocks.map(\.offset))
        if let last = blocks.last {
            #expect(span.start == [0, 0] && span.end == [UInt64(last.contig), UInt64(last.end)])
        }
    }

    private typealias Span = (start: [UInt64], end: [UInt64])

    /// Collects the offsets below a node and returns what its items span.
    private func walk(_ bytes: [UInt8], _ node: Int, _ base: UInt64, _ found: inout [UInt64]) -> Span {
        let isLeaf = bytes[node] == 1
        let count = Int(number(bytes, node + 2, 2))
        var whole: Span = ([], [])
        for item in 0..<count {
            let at = node + 4 + item * (isLeaf ? 32 : 24)
            let fields = (0..<4).map { number(bytes, at + $0 * 4, 4) }
            let offset = number(bytes, at + 16, 8)
            if isLeaf {
                found.append(offset)
            } else {
                let below = walk(bytes, Int(offset - base), base, &found)
                #expect(below.start == Array(fields[..<2]) && below.end == Array(fields[2...]))
            }
            if item == 0 { whole.start = Array(fields[..<2]) }
            whole.end = Array(fields[2...])
        }
        return whole
    }

    private func number(_ bytes: [UInt8], _ offset: Int, _ width: Int) -> UInt64 {
        (0..<width).reduce(0) { $0 | UInt64(bytes[offset + $1]) << UInt64(8 * $1) }
    }
}
