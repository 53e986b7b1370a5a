/// The attributes of a data set or group.
enum HDF5Attributes {
    /// The number that the attribute of this name holds; nil when there is none or it holds something else.
    static func number(
        _ name: String, _ source: any ByteSource, _ messages: [HDF5Message]
    ) throws(GenomeDataError) -> Double? {
        for message in messages {
            switch message.kind {
            case .attribute:
                var reader = try message.reader(file: source.name)
                if let found = try value(of: name, &reader) { return found }
            case .attributeInfo:
                var reader = try message.reader(file: source.name)
                try reader.skip(1)
                try reader.skip(try reader.u8() & 1 != 0 ? 2 : 0)
                guard let heap = try reader.address(), let index = try reader.address() else { continue }
                let objects = try HDF5FractalHeap(source, at: heap)
                for record in try HDF5Tree2.records(source, at: index) {
                    // The heap's identifier, the message's flags, its order, the hash of its name.
                    guard record.count > 9 else { throw reader.failure("an index of attributes expected") }
                    var attribute = try objects.object(record.dropLast(9))
                    if let found = try value(of: name, &attribute) { return found }
                }
            default: continue
            }
        }
        return nil
    }

    /// The number in an attribute message, if it has this name.
    private static func value(
        of name: String, _ reader: inout ByteReader
    ) throws(GenomeDataError) -> Double? {
        let version = try reader.u8()
        guard (1...3).contains(version) else {
            throw reader.failure("an attribute of version 1 to 3 expected")
        }
        let flags = try reader.u8()
        let (nameSize, typeSize, spaceSize) = (try reader.u16(), try reader.u16(), try reader.u16())
        try reader.skip(version == 3 ? 1 : 0)
        func padded(_ size: Int) -> Int { version == 1 ? (size + 7) / 8 * 8 : size }
        let found = try reader.raw(padded(nameSize)).prefix { $0 != 0 }
        guard found.elementsEqual(name.utf8), version == 1 || flags & 3 == 0 else { return nil }
        let typeStart = reader.position
        // Only numbers are of interest: the class is in the first byte's lower half.
        guard typeStart < reader.bytes.count, [0, 1, 8].contains(reader.bytes[typeStart] & 0x0F) else {
            return nil
        }
        let datatype = try HDF5Datatype(&reader)
        reader.position = typeStart
        try reader.skip(padded(typeSize))
        let spaceStart = reader.position
        let space = try HDF5Dataspace(&reader)
        reader.position = spaceStart
        try reader.skip(padded(spaceSize))
        guard space.count == 1 else { return nil }
        let bytes = Array(try reader.raw(datatype.size))
        return datatype.double(bytes, at: 0)
    }
}
