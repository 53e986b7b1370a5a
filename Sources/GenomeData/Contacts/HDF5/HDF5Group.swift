/// Lists the links of a group: of the old kind (a symbol table), or of the newer one (link messages, in the header or,
/// when many, in a heap).
enum HDF5Group {
    /// The names in the group with these header messages, and what each leads to.
    static func links(
        _ source: any ByteSource, messages: [HDF5Message]
    ) throws(GenomeDataError) -> [String: HDF5Link] {
        var links: [String: HDF5Link] = [:]
        for message in messages {
            switch message.kind {
            case .symbolTable:
                var reader = try message.reader(file: source.name)
                let tree = try reader.definedAddress()
                let heap = try LocalHeap(source, at: reader.definedAddress())
                try readSymbolTable(source, tree: tree, heap: heap, into: &links)
            case .link:
                var reader = try message.reader(file: source.name)
                let (name, link) = try HDF5Link.message(&reader)
                links[name] = link
            case .linkInfo:
                var reader = try message.reader(file: source.name)
                try reader.skip(1)
                let flags = try reader.u8()
                try reader.skip(flags & 1 != 0 ? 8 : 0)
                guard let heap = try reader.address(), let index = try reader.address() else { continue }
                let objects = try HDF5FractalHeap(source, at: heap)
                for record in try HDF5Tree2.records(source, at: index) {
                    // A record is the hash of the name, then the heap's identifier of the link message.
                    guard record.count > 4 else { throw reader.failure("an index of links by name expected") }
                    var message = try objects.object(record.dropFirst(4))
                    let (name, link) = try HDF5Link.message(&message)
                    links[name] = link
                }
            default: continue
            }
        }
        return links
    }

    /// The names of an old group's links.
    private struct LocalHeap {
        let bytes: [UInt8]
        let file: String
        let origin: Int

        init(_ source: any ByteSource, at address: Int) throws(GenomeDataError) {
            var reader = ByteReader(
                try source.read(at: address, count: 32), file: source.name, origin: address,
                what: "HDF5 local heap")
            try reader.expect("HEAP")
            try reader.skip(4)
            let size = try reader.count()
            _ = try reader.count()
            origin = try reader.definedAddress()
            file = source.name
            bytes = try source.read(at: origin, count: size)
        }

        func name(at offset: Int) throws(GenomeDataError) -> String {
            guard offset >= 0, offset < bytes.count, let end = bytes[offset...].firstIndex(of: 0) else {
                throw GenomeDataError(
                    file: file, place: "byte \(origin) (HDF5 local heap)",
                    problem: "no name at offset \(offset) of \(bytes.count) bytes")
            }
            return String(decoding: bytes[offset..<end], as: UTF8.self)
        }
    }

    /// Walks all nodes of an old group's tree and their tables of symbols.
    private static func readSymbolTable(
        _ source: any ByteSource, tree: Int, heap: LocalHeap, into links: inout [String: HDF5Link]
    ) throws(GenomeDataError) {
        var pending: [(address: Int, level: Int?)] = [(tree, nil)]
        var budget = source.size
        while let (address, level) = pending.popLast() {
            let node = try HDF5Tree1Node(source, at: address, kind: .group, keySize: 8)
            // A child's level is one below its parent's, so that no path is endless; no node is met twice, so that
            // all together are no longer than the file.
            budget -= 24 + node.children.count * 16
            guard budget >= 0, level == nil || node.level == level else {
                throw GenomeDataError(
                    file: source.name, place: "byte \(address) (HDF5 group)",
                    problem: "the nodes of the group's tree form a loop")
            }
            for child in node.children {
                if node.level > 0 {
                    pending.append((child, node.level - 1))
                } else {
                    budget -= try readSymbols(source, at: child, heap: heap, into: &links)
                }
            }
        }
    }

    /// Reads one table of symbols; returns its length in bytes.
    private static func readSymbols(
        _ source: any ByteSource, at address: Int, heap: LocalHeap, into links: inout [String: HDF5Link]
    ) throws(GenomeDataError) -> Int {
        var head = ByteReader(
            try source.read(at: address, count: 8), file: source.name, origin: address,
            what: "HDF5 symbol table")
        try head.expect("SNOD")
        try head.skip(2)
        let count = try head.u16()
        var reader = ByteReader(
            try source.read(at: address + 8, count: count * 40), file: source.name, origin: address + 8,
            what: "HDF5 symbol table")
        for _ in 0..<count {
            let name = try heap.name(at: reader.count())
            let target = try reader.address()
            let kind = try reader.u32()
            try reader.skip(4)
            let place = Int(try reader.u32())
            try reader.skip(12)
            // A soft link has no address of its own, but the place of its path among the names.
            if kind == 2 {
                links[name] = .soft(try heap.name(at: place))
            } else if let target {
                links[name] = .hard(target)
            }
        }
        return 8 + count * 40
    }
}
