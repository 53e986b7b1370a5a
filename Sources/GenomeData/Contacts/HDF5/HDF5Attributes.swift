/// The attributes of a data set or group.
struct HDF5Attributes {
    private let file: HDF5File
    private let messages: [HDF5Message]

    /// The attributes in an object's header messages.
    init(_ file: HDF5File, _ messages: [HDF5Message]) {
        self.file = file
        self.messages = messages
    }

    /// The number that the attribute of this name holds; nil when there is none or it holds something else.
    func number(_ name: String) throws(GenomeDataError) -> Double? {
        guard let found = try find(name), let datatype = try found.datatype([0, 1, 8]) else { return nil }
        return datatype.double(Array(found.content), at: 0)
    }

    /// The text that the attribute of this name holds; nil when there is none or it holds something else.
    func text(_ name: String) throws(GenomeDataError) -> String? {
        guard let found = try find(name), let datatype = try found.datatype([3, 9]) else { return nil }
        return try file.text(datatype, Array(found.content), at: 0)
    }

    /// An attribute of one element.
    private struct Attribute {
        let type: ByteReader
        let content: ArraySlice<UInt8>

        /// How the element is stored, if its class, which is in the first byte's lower half, is among these.
        func datatype(_ classes: [UInt8]) throws(GenomeDataError) -> HDF5Datatype? {
            var reader = type
            guard let head = reader.bytes[reader.position...].first, classes.contains(head & 0x0F) else {
                return nil
            }
            let datatype = try HDF5Datatype(&reader)
            guard content.count >= datatype.size else { throw reader.failure("an attribute cut short") }
            return datatype
        }
    }

    private func find(_ name: String) throws(GenomeDataError) -> Attribute? {
        for message in messages {
            switch message.kind {
            case .attribute:
                var reader = try message.reader(file: file.source.name)
                if let found = try attribute(name, &reader) { return found }
            case .attributeInfo:
                var reader = try message.reader(file: file.source.name)
                try reader.skip(1)
                try reader.skip(try reader.u8() & 1 != 0 ? 2 : 0)
                guard let heap = try reader.address(), let index = try reader.address() else { continue }
                let objects = try HDF5FractalHeap(file.source, at: heap)
                let hash = HDF5Checksum.lookup3(Array(name.utf8)[...])
                for record in try HDF5Tree2.records(file.source, at: index) {
                    // The heap's identifier, the message's flags, its order, the hash of its name.
                    guard record.count > 9 else { throw reader.failure("an index of attributes expected") }
                    let itsHash = record.suffix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
                    guard itsHash == hash else { continue }
                    var object = try objects.object(record.dropLast(9))
                    if let found = try attribute(name, &object) { return found }
                }
            default: continue
            }
        }
        return nil
    }

    /// The attribute in a message, if it has this name and one element.
    private func attribute(_ name: String, _ reader: inout ByteReader) throws(GenomeDataError) -> Attribute? {
        let version = try reader.u8()
        guard (1...3).contains(version) else {
            throw reader.failure("an attribute of version 1 to 3 expected")
        }
        let flags = try reader.u8()
        let (nameSize, typeSize, spaceSize) = (try reader.u16(), try reader.u16(), try reader.u16())
        try reader.skip(version == 3 ? 1 : 0)
        func padded(_ size: Int) -> Int { version == 1 ? (size + 7) / 8 * 8 : size }
        let found = try reader.raw(padded(nameSize)).prefix { $0 != 0 }
        guard found.elementsEqual(name.utf8) else { return nil }
        guard version == 1 || flags & 3 == 0 else {
            throw reader.failure("attribute \(name): a type that is kept elsewhere, which is not read")
        }
        let type = reader
        try reader.skip(padded(typeSize))
        var space = reader
        try reader.skip(padded(spaceSize))
        guard try HDF5Dataspace(&space).count == 1 else { return nil }
        return Attribute(type: type, content: reader.bytes[reader.position...])
    }
}
