/// The R-tree over the blocks of a bigWig section, laid out level by level, root first.
///
/// Format: Kent et al., "BigWig and BigBed", Bioinformatics 26 (2010), supplement, tables 14 to 17.
struct BigWigIndex {
    static let magic: UInt32 = 0x2468_ACE0
    private static let fanOut = 256
    private static let headerSize: UInt64 = 48
    private static let nodeHeaderSize: UInt64 = 4
    private static let leafItemSize: UInt64 = 32
    private static let branchItemSize: UInt64 = 24

    /// One node's children in the level below, and what they span.
    private struct Node {
        var children: Range<Int>
        var span: BigWigBlock
    }

    /// The index of `blocks`, which are in genome order, to be placed at `offset`; the data end there too.
    static func bytes(of blocks: [BigWigBlock], itemsPerSlot: Int, at offset: UInt64) -> LittleEndianBytes {
        let levels = Self.levels(over: blocks)
        var result = header(blocks, itemsPerSlot: itemsPerSlot, endOffset: offset)
        var levelStart = offset + headerSize
        for (depth, level) in levels.enumerated() {
            let isLeaf = depth == levels.count - 1
            let itemSize = isLeaf ? leafItemSize : branchItemSize
            let levelSize = level.reduce(0) { $0 + nodeHeaderSize + itemSize * UInt64($1.children.count) }
            var childOffset = levelStart + levelSize
            for node in level {
                result.append(UInt8(isLeaf ? 1 : 0))
                result.append(UInt8(0))
                result.append(UInt16(node.children.count))
                for child in node.children {
                    if isLeaf {
                        append(span: blocks[child], to: &result)
                        result.append(blocks[child].offset)
                        result.append(blocks[child].size)
                    } else {
                        let below = levels[depth + 1][child]
                        append(span: below.span, to: &result)
                        result.append(childOffset)
                        let belowItem = depth + 2 == levels.count ? leafItemSize : branchItemSize
                        childOffset += nodeHeaderSize + belowItem * UInt64(below.children.count)
                    }
                }
            }
            levelStart += levelSize
        }
        return result
    }

    /// Root level first; the last level's children are blocks.
    ///
    /// A file without data has one empty leaf.
    private static func levels(over blocks: [BigWigBlock]) -> [[Node]] {
        let nothing = BigWigBlock(contig: 0, start: 0, endContig: 0, end: 0, offset: 0, size: 0)
        guard !blocks.isEmpty else { return [[Node(children: 0..<0, span: nothing)]] }
        var levels = [group(blocks)]
        while let top = levels.first, top.count > 1 {
            levels.insert(group(top.map(\.span)), at: 0)
        }
        return levels
    }

    private static func group(_ spans: [BigWigBlock]) -> [Node] {
        stride(from: 0, to: spans.count, by: fanOut).map { first in
            let children = first..<min(spans.count, first + fanOut)
            var span = spans[first]
            for child in children {
                // Blocks are in genome order and do not overlap, so the last one ends last.
                span.endContig = spans[child].endContig
                span.end = spans[child].end
            }
            return Node(children: children, span: span)
        }
    }

    private static func header(
        _ blocks: [BigWigBlock], itemsPerSlot: Int, endOffset: UInt64
    ) -> LittleEndianBytes {
        var result = LittleEndianBytes()
        result.append(magic)
        result.append(UInt32(fanOut))
        result.append(UInt64(blocks.count))
        result.append(blocks.first?.contig ?? 0)
        result.append(blocks.first?.start ?? 0)
        result.append(blocks.last?.endContig ?? 0)
        result.append(blocks.last?.end ?? 0)
        result.append(endOffset)
        result.append(UInt32(itemsPerSlot))
        result.append(UInt32(0))
        return result
    }

    private static func append(span: BigWigBlock, to result: inout LittleEndianBytes) {
        result.append(span.contig)
        result.append(span.start)
        result.append(span.endContig)
        result.append(span.end)
    }
}
