/// Reads the header of a group or data set, in both versions of the format.
enum HDF5ObjectHeader {
    /// A stretch of the file that holds messages.
    private struct Block {
        let offset: Int
        let length: Int
    }

    /// The messages of the object at `address` that `HDF5Message.Kind` knows.
    static func messages(_ source: any ByteSource, at address: Int) throws(GenomeDataError) -> [HDF5Message] {
        let head = try source.readAvailable(at: address, count: 64)
        var reader = ByteReader(head, file: source.name, origin: address, what: "HDF5 object header")
        if head.starts(with: "OHDR".utf8) { return try second(source, at: address, &reader) }
        guard try reader.u8() == 1 else {
            throw reader.failure("an object header of version 1 or 2 expected")
        }
        try reader.skip(1 + 2 + 4)
        let length = Int(try reader.u32())
        return try gather(source, first: Block(offset: address + 16, length: length)) {
            block, bytes throws(GenomeDataError) in
            try parse(source, bytes, at: block.offset, fieldsBeforeContent: 8, hasOrder: false)
        }
    }

    private static func second(
        _ source: any ByteSource, at address: Int, _ reader: inout ByteReader
    ) throws(GenomeDataError) -> [HDF5Message] {
        try reader.skip(4)
        guard try reader.u8() == 2 else { throw reader.failure("an object header of version 2 expected") }
        let flags = try reader.u8()
        try reader.skip((flags & 0x20 != 0 ? 16 : 0) + (flags & 0x10 != 0 ? 4 : 0))
        let stated = try reader.unsigned(width: 1 << Int(flags & 3))
        guard let length = Int(exactly: stated), length <= source.size else {
            throw reader.failure("a header of \(stated) bytes, more than the file has")
        }
        let prefix = reader.position
        return try gather(source, first: Block(offset: address, length: prefix + length + 4)) {
            block, bytes throws(GenomeDataError) in
            let isFirst = block.offset == address
            let start = isFirst ? prefix : 4
            var check = ByteReader(
                bytes, file: source.name, origin: block.offset, what: "HDF5 object header")
            if !isFirst { try check.expect("OCHK") }
            guard bytes.count >= start + 4 else { throw check.failure("too short a block of messages") }
            check.position = bytes.count - 4
            guard try check.u32() == HDF5Checksum.lookup3(bytes[..<(bytes.count - 4)]) else {
                throw check.failure("the checksum differs: the file is damaged")
            }
            return try parse(
                source, Array(bytes[start..<(bytes.count - 4)]), at: block.offset + start,
                fieldsBeforeContent: 4,
                hasOrder: flags & 4 != 0)
        }
    }

    /// Reads the first block and those that its continuation messages name.
    private static func gather(
        _ source: any ByteSource, first: Block,
        parse: (Block, [UInt8]) throws(GenomeDataError) -> [HDF5Message]
    ) throws(GenomeDataError) -> [HDF5Message] {
        var messages: [HDF5Message] = []
        var pending = [first]
        // Blocks do not overlap, so together they are no longer than the file: anything more is a loop.
        var budget = source.size
        while let block = pending.popLast() {
            budget -= max(1, block.length)
            guard budget >= 0 else {
                throw GenomeDataError(
                    file: source.name, place: "byte \(block.offset) (HDF5 object header)",
                    problem: "the blocks of messages overlap or form a loop")
            }
            for message in try parse(block, try source.read(at: block.offset, count: block.length)) {
                guard message.kind == .continuation else {
                    messages.append(message)
                    continue
                }
                var reader = try message.reader(file: source.name)
                pending.append(Block(offset: try reader.definedAddress(), length: try reader.count()))
            }
        }
        return messages
    }

    /// The messages in the bytes of one block.
    private static func parse(
        _ source: any ByteSource, _ bytes: [UInt8], at origin: Int, fieldsBeforeContent: Int, hasOrder: Bool
    ) throws(GenomeDataError) -> [HDF5Message] {
        var reader = ByteReader(bytes, file: source.name, origin: origin, what: "HDF5 object header")
        var messages: [HDF5Message] = []
        let fields = fieldsBeforeContent + (hasOrder ? 2 : 0)
        while reader.remaining >= fields {
            let isFirst = fieldsBeforeContent == 8
            let type = isFirst ? try reader.u16() : Int(try reader.u8())
            let size = try reader.u16()
            let flags = try reader.u8()
            try reader.skip(fields - (isFirst ? 5 : 4))
            let start = origin + reader.position
            let content = try reader.raw(size)
            guard let kind = HDF5Message.Kind(rawValue: type) else { continue }
            messages.append(
                HDF5Message(kind: kind, isShared: flags & 2 != 0, bytes: Array(content), origin: start))
        }
        return messages
    }
}
