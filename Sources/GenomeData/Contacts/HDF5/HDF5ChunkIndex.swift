/// Finds the chunks of a data set whose elements lie along one dimension.
final class HDF5ChunkIndex: Sendable {
    /// How a file lists chunks.
    enum Kind: Sendable, Equatable {
        /// In a B-tree of the first kind.
        case tree
        /// There is only one; when filtered, its stored size and skipped filters stand here.
        case single(size: Int?, skippedFilters: UInt32)
        /// One behind another, in order.
        case implicit
        /// In an array of fixed length.
        case fixedArray
        /// In an array that grows, as for data sets that can be appended to.
        case extensibleArray
    }

    /// A chunk as it stands in the file.
    struct Stored: Sendable {
        let address: Int
        let size: Int
        /// A bit for each filter that the chunk did not go through.
        let skippedFilters: UInt32
    }

    private let source: any ByteSource
    private let kind: Kind
    private let address: Int
    private let rank: Int
    private let axis: Int
    private let chunkLength: Int
    private let chunkSize: Int
    private let count: Int
    private let isFiltered: Bool
    private let nodes = RecentCache<Int, HDF5Tree1Node>(capacity: 1 << 20)

    /// An index of `count` chunks of `chunkLength` elements and `chunkSize` bytes.
    init(
        _ source: any ByteSource, _ kind: Kind, at address: Int, rank: Int, axis: Int, chunkLength: Int,
        chunkSize: Int, count: Int, isFiltered: Bool
    ) {
        self.source = source
        self.kind = kind
        self.address = address
        self.rank = rank
        self.axis = axis
        self.chunkLength = chunkLength
        self.chunkSize = chunkSize
        self.count = count
        self.isFiltered = isFiltered
    }

    /// Chunk number `chunk`; nil when it was never written.
    func chunk(_ chunk: Int) throws(GenomeDataError) -> Stored? {
        guard chunk >= 0, chunk < count else { return nil }
        switch kind {
        case .tree:
            return try inTree(chunk)
        case .single(let size, let skipped):
            return Stored(address: address, size: size ?? chunkSize, skippedFilters: skipped)
        case .implicit:
            let (offset, overflow) = chunk.multipliedReportingOverflow(by: chunkSize)
            guard !overflow, offset <= source.size else {
                throw GenomeDataError(
                    file: source.name, place: "byte \(address) (HDF5 chunks)",
                    problem: "chunk \(chunk) lies beyond the file's end")
            }
            return Stored(address: address + offset, size: chunkSize, skippedFilters: 0)
        case .fixedArray:
            return try HDF5FixedArray(source, at: address).element(chunk).flatMap(stored)
        case .extensibleArray:
            return try HDF5ExtensibleArray(source, at: address).element(chunk).flatMap(stored)
        }
    }

    /// The chunk that an array's element describes.
    private func stored(_ element: HDF5ArrayElement) -> Stored {
        isFiltered
            ? Stored(address: element.address, size: element.size, skippedFilters: element.skippedFilters)
            : Stored(address: element.address, size: chunkSize, skippedFilters: 0)
    }

    /// Goes down the tree to the leaf that lists the chunk.
    private func inTree(_ chunk: Int) throws(GenomeDataError) -> Stored? {
        let wanted = UInt64(chunk) * UInt64(chunkLength)
        var (next, level): (Int, Int?) = (address, nil)
        // A level is one below the one before, so the way down ends.
        while true {
            let node = try node(at: next)
            guard level == nil || node.level == level else {
                throw GenomeDataError(
                    file: source.name, place: "byte \(next) (HDF5 tree node)",
                    problem: "a node of level \(level ?? 0) expected, not \(node.level)")
            }
            // The last child whose first chunk is at or before the wanted one.
            var (low, high) = (0, node.children.count)
            while low < high {
                let middle = low + (high - low) / 2
                if offset(node.keys[middle]) <= wanted { low = middle + 1 } else { high = middle }
            }
            guard low > 0 else { return nil }
            let (key, child) = (node.keys[low - 1], node.children[low - 1])
            guard node.level == 0 else {
                (next, level) = (child, node.level - 1)
                continue
            }
            guard offset(key) == wanted else { return nil }
            return Stored(
                address: child, size: Int(number(key, 0, 4)), skippedFilters: UInt32(number(key, 4, 4)))
        }
    }

    private func node(at address: Int) throws(GenomeDataError) -> HDF5Tree1Node {
        if let node = nodes[address] { return node }
        // Stored size, skipped filters, the offset along each dimension and within an element.
        let node = try HDF5Tree1Node(source, at: address, kind: .chunks, keySize: 8 + 8 * (rank + 1))
        nodes.insert(node, for: address, cost: node.bytes)
        return node
    }

    /// The number of the first element of the chunk that a key describes.
    private func offset(_ key: [UInt8]) -> UInt64 { number(key, 8 + 8 * axis, 8) }

    /// The little-endian number in `width` bytes of a key from `start`.
    private func number(_ key: [UInt8], _ start: Int, _ width: Int) -> UInt64 {
        key[start..<(start + width)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}

extension HDF5ChunkIndex.Kind {
    /// Reads the part of a layout message that describes the index.
    init(_ reader: inout ByteReader, isFiltered: Bool) throws(GenomeDataError) {
        switch try reader.u8() {
        case 1:
            self = .single(
                size: isFiltered ? try reader.count() : nil, skippedFilters: isFiltered ? try reader.u32() : 0
            )
        case 2:
            self = .implicit
        case 3:
            try reader.skip(1)
            self = .fixedArray
        case 4:
            try reader.skip(5)
            self = .extensibleArray
        case let kind:
            throw reader.failure(
                "an index of chunks of kind \(kind), which is not read; repack with h5repack")
        }
    }
}
