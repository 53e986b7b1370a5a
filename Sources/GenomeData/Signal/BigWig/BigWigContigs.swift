/// The contigs of a bigWig or bigBed, from the B+ tree that maps their names to numbers and lengths.
struct BigWigContigs {
    /// The contigs by number, which is their order in the file.
    let contigs: [Contig]
    /// The number of each name.
    let numbers: [String: UInt32]

    /// Reads the tree at `offset` of `source`.
    init(_ source: any ByteSource, at offset: Int, isBigEndian: Bool) throws(GenomeDataError) {
        var walk = try Walk(source, at: offset, isBigEndian: isBigEndian)
        try walk.run()
        let found = walk.found.sorted { $0.number < $1.number }
        contigs = found.map(\.contig)
        numbers = Dictionary(found.map { ($0.contig.name, $0.number) }) { first, _ in first }
        guard numbers.count == found.count, Set(found.map(\.number)).count == found.count else {
            throw GenomeDataError(
                file: source.name, place: "byte \(offset)", problem: "a contig occurs twice")
        }
    }

    /// A walk over all nodes of the tree.
    private struct Walk {
        let source: any ByteSource
        let isBigEndian: Bool
        let keySize: Int
        /// Nil in a file that lists no contigs.
        let root: Int?
        var found: [(number: UInt32, contig: Contig)] = []

        init(_ source: any ByteSource, at offset: Int, isBigEndian: Bool) throws(GenomeDataError) {
            self.source = source
            self.isBigEndian = isBigEndian
            let bytes = try source.read(at: offset, count: 32)
            var reader = ByteReader(
                bytes, file: source.name, origin: offset, what: "contig tree", isBigEndian: isBigEndian
            )
            guard try reader.u32() == 0x78CA_8C91 else {
                throw reader.failure("the contig tree's mark expected")
            }
            _ = try reader.u32()
            keySize = Int(try reader.u32())
            guard (1...1_024).contains(keySize), try reader.u32() == 8 else {
                throw reader.failure("names of 1 to 1024 bytes with values of 8 bytes expected")
            }
            root = try reader.u64() > 0 ? offset + 32 : nil
        }

        mutating func run() throws(GenomeDataError) {
            var pending = [root].compactMap(\.self)
            // Nodes do not overlap, so all of them together are no longer than the file: anything more is a loop.
            var budget = source.size
            while let offset = pending.popLast() {
                let head = try source.read(at: offset, count: 4)
                var header = reader(head, at: offset)
                let isLeaf = try header.u8() == 1
                try header.skip(1)
                let count = try header.u16()
                let length = count * (keySize + 8)
                budget -= 4 + length
                guard budget >= 0 else { throw header.failure("the nodes overlap or form a loop") }
                var items = reader(try source.read(at: offset + 4, count: length), at: offset + 4)
                for _ in 0..<count {
                    let key = try items.raw(keySize)
                    if isLeaf {
                        let name = String(decoding: key.prefix { $0 != 0 }, as: UTF8.self)
                        let number = try items.u32()
                        found.append((number, Contig(name: name, length: Int(try items.u32()))))
                    } else {
                        pending.append(try items.count())
                    }
                }
            }
        }

        private func reader(_ bytes: [UInt8], at offset: Int) -> ByteReader {
            ByteReader(
                bytes, file: source.name, origin: offset, what: "contig tree", isBigEndian: isBigEndian
            )
        }
    }
}
