/// Reads HDF5's second kind of B-tree, the index of a newer group's links and of attributes.
enum HDF5Tree2 {
    /// What the tree's header says about its nodes.
    private struct Shape {
        let nodeSize: Int
        let recordSize: Int
        /// The bytes of a record count, and of a count of all records below a child at each depth.
        let countWidth: Int
        let totalWidths: [Int]

        init?(nodeSize: Int, recordSize: Int, depth: Int) {
            guard recordSize > 0, nodeSize >= 10 + recordSize, depth < 16 else { return nil }
            (self.nodeSize, self.recordSize) = (nodeSize, recordSize)
            var most = (nodeSize - 10) / recordSize
            var total = most
            countWidth = Self.width(most)
            var widths = [0]
            for level in 0..<depth {
                let pointer = 8 + countWidth + (level > 0 ? Self.width(total) : 0)
                widths.append(level > 0 ? Self.width(total) : 0)
                guard nodeSize > 10 + pointer else { return nil }
                most = (nodeSize - 10 - pointer) / (recordSize + pointer)
                let (product, overflow) = (most + 1).multipliedReportingOverflow(by: total)
                let (sum, overflowed) = product.addingReportingOverflow(most)
                guard most > 0, !overflow, !overflowed else { return nil }
                total = sum
            }
            totalWidths = widths
        }

        /// The bytes that any number up to `limit` fits.
        private static func width(_ limit: Int) -> Int {
            limit > 0 ? (Int.bitWidth - 1 - limit.leadingZeroBitCount) / 8 + 1 : 1
        }
    }

    /// A node yet to be read.
    private struct Pending {
        let address: Int
        let count: Int
        let depth: Int
    }

    /// All records of the tree at `address`, in no particular order.
    static func records(_ source: any ByteSource, at address: Int) throws(GenomeDataError) -> [ArraySlice<
        UInt8
    >] {
        let head = try source.read(at: address, count: 38)
        var reader = ByteReader(head, file: source.name, origin: address, what: "HDF5 B-tree")
        try reader.expect("BTHD")
        try reader.skip(2)
        let (nodeSize, recordSize, depth) = (Int(try reader.u32()), try reader.u16(), try reader.u16())
        try reader.skip(2)
        let root = try reader.address()
        let count = try reader.u16()
        _ = try reader.u64()
        guard try reader.u32() == HDF5Checksum.lookup3(head[..<34]) else {
            throw reader.failure("the checksum differs: the file is damaged")
        }
        guard let shape = Shape(nodeSize: nodeSize, recordSize: recordSize, depth: depth) else {
            throw reader.failure("nodes of \(nodeSize) bytes and depth \(depth) make no sense")
        }
        guard let root, count > 0 else { return [] }
        var records: [ArraySlice<UInt8>] = []
        var pending = [Pending(address: root, count: count, depth: depth)]
        var budget = source.size
        while let next = pending.popLast() {
            budget -= nodeSize
            guard budget >= 0 else { throw reader.failure("the nodes overlap or form a loop") }
            try read(next, shape, source, &records, &pending)
        }
        return records
    }

    private static func read(
        _ node: Pending, _ shape: Shape, _ source: any ByteSource, _ records: inout [ArraySlice<UInt8>],
        _ pending: inout [Pending]
    ) throws(GenomeDataError) {
        let bytes = try source.read(at: node.address, count: shape.nodeSize)
        var reader = ByteReader(bytes, file: source.name, origin: node.address, what: "HDF5 B-tree node")
        try reader.expect(node.depth > 0 ? "BTIN" : "BTLF")
        try reader.skip(2)
        for _ in 0..<node.count { records.append(try reader.raw(shape.recordSize)) }
        if node.depth > 0 {
            for _ in 0...node.count {
                let address = try reader.definedAddress()
                let count = try reader.unsigned(width: shape.countWidth)
                try reader.skip(shape.totalWidths[node.depth])
                guard let count = Int(exactly: count), count <= shape.nodeSize else {
                    throw reader.failure("a node of \(count) records makes no sense")
                }
                pending.append(Pending(address: address, count: count, depth: node.depth - 1))
            }
        }
        let end = reader.position
        guard try reader.u32() == HDF5Checksum.lookup3(bytes[..<end]) else {
            throw reader.failure("the checksum differs: the file is damaged")
        }
    }
}
