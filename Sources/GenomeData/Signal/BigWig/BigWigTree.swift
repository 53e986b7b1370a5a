/// An R-tree of a bigWig or bigBed: which blocks of the file hold data of a stretch of a contig.
///
/// Nodes are read when a search first meets them and kept in a bounded memory. Safe from several threads.
final class BigWigTree: Sendable {
    /// Where a block stands in the file.
    struct Block: Sendable, Hashable {
        let offset: Int
        let length: Int
    }

    /// A stretch of the genome and what lies there: a block, or a node with finer stretches.
    private struct Entry: Sendable {
        let startContig: UInt32
        let start: UInt32
        let endContig: UInt32
        let end: UInt32
        let offset: Int
        let length: Int

        func overlaps(_ contig: UInt32, _ range: Range<Int>) -> Bool {
            (startContig, Int(start)) < (contig, range.upperBound)
                && (contig, range.lowerBound) < (endContig, Int(end))
        }
    }

    private struct Node: Sendable {
        let isLeaf: Bool
        let entries: [Entry]
    }

    private let source: any ByteSource
    private let isBigEndian: Bool
    private let root: Int
    /// Whether the tree says that it lists nothing.
    let isEmpty: Bool
    private let nodes = RecentCache<Int, Node>(capacity: 1 << 20)

    /// The R-tree at `offset` of `source`.
    init(_ source: any ByteSource, at offset: Int, isBigEndian: Bool) throws(GenomeDataError) {
        self.source = source
        self.isBigEndian = isBigEndian
        let head = try source.read(at: offset, count: 48)
        var reader = ByteReader(
            head, file: source.name, origin: offset, what: "R-tree", isBigEndian: isBigEndian)
        guard try reader.u32() == 0x2468_ACE0 else { throw reader.failure("the R-tree's mark expected") }
        _ = try reader.u32()
        isEmpty = try reader.u64() == 0
        root = offset + 48
    }

    /// The blocks that may hold data of `range` of contig number `contig`, in genome order.
    func blocks(contig: UInt32, _ range: Range<Int>) throws(GenomeDataError) -> [Block] {
        var found: [Block] = []
        // Of an empty tree some writers leave out even the root.
        var pending = isEmpty ? [] : [root]
        // In a sound file neither nodes nor blocks overlap, so a search reads no more than the file once.
        var budget = source.size
        while let offset = pending.popLast() {
            let node = try node(at: offset)
            budget -= Self.nodeHeader + node.entries.count * Self.width(isLeaf: node.isLeaf)
            if node.isLeaf {
                for entry in node.entries where entry.overlaps(contig, range) {
                    budget -= entry.length
                    found.append(Block(offset: entry.offset, length: entry.length))
                }
            } else {
                for entry in node.entries.reversed() where entry.overlaps(contig, range) {
                    pending.append(entry.offset)
                }
            }
            guard budget >= 0 else {
                throw GenomeDataError(
                    file: source.name, place: "byte \(offset) (R-tree)",
                    problem: "the nodes or blocks overlap or form a loop")
            }
        }
        return found
    }

    private static let nodeHeader = 4

    private static func width(isLeaf: Bool) -> Int { isLeaf ? 32 : 24 }

    private func node(at offset: Int) throws(GenomeDataError) -> Node {
        if let node = nodes[offset] { return node }
        let head = try source.read(at: offset, count: Self.nodeHeader)
        let isLeaf = head[0] == 1
        let count = isBigEndian ? Int(head[2]) << 8 | Int(head[3]) : Int(head[3]) << 8 | Int(head[2])
        let body = try source.read(at: offset + Self.nodeHeader, count: count * Self.width(isLeaf: isLeaf))
        var reader = ByteReader(
            body, file: source.name, origin: offset + Self.nodeHeader, what: "R-tree node",
            isBigEndian: isBigEndian)
        var entries: [Entry] = []
        entries.reserveCapacity(count)
        for _ in 0..<count {
            let entry = Entry(
                startContig: try reader.u32(), start: try reader.u32(), endContig: try reader.u32(),
                end: try reader.u32(), offset: try reader.count(), length: isLeaf ? try reader.count() : 0)
            guard entry.offset <= source.size, entry.length <= source.size - entry.offset else {
                throw reader.failure("points to byte \(entry.offset), beyond the file's end")
            }
            entries.append(entry)
        }
        let node = Node(isLeaf: isLeaf, entries: entries)
        nodes.insert(node, for: offset, cost: 48 * (count + 1))
        return node
    }
}
