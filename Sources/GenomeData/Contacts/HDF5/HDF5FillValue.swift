/// What the elements of a data set are that nobody has written.
enum HDF5FillValue {
    /// The bytes of one such element; nil where the writer left them open.
    ///
    /// Without a message, and with one that holds no value, all bytes are 0.
    static func bytes(
        _ messages: [HDF5Message], elementSize: Int, file: String
    ) throws(GenomeDataError) -> [UInt8]? {
        let zeros = [UInt8](repeating: 0, count: elementSize)
        guard let message = messages.first(where: { $0.kind == .fillValue }) else {
            guard let old = messages.first(where: { $0.kind == .oldFillValue }) else { return zeros }
            var reader = try old.reader(file: file)
            return try value(&reader, elementSize) ?? zeros
        }
        var reader = try message.reader(file: file)
        switch try reader.u8() {
        case 1, 2:
            // When space is made, when the value is written; then whether there is one.
            try reader.skip(2)
            guard try reader.u8() != 0 else { return nil }
            return try value(&reader, elementSize) ?? zeros
        case 3:
            let flags = try reader.u8()
            guard flags & 0x10 == 0 else { return nil }
            return flags & 0x20 == 0 ? zeros : try value(&reader, elementSize) ?? zeros
        case let version:
            throw reader.failure("a fill value of version 1 to 3 expected, not \(version)")
        }
    }

    /// A size and as many bytes; nil for none.
    private static func value(_ reader: inout ByteReader, _ elementSize: Int) throws(GenomeDataError)
        -> [UInt8]?
    {
        guard reader.remaining >= 4 else { return nil }
        let size = Int(try reader.u32())
        // The old kinds wrote -1 for no value.
        guard size != 0, size != Int(UInt32.max) else { return nil }
        guard size == elementSize else {
            throw reader.failure("a fill value of \(elementSize) bytes expected, not \(size)")
        }
        return Array(try reader.raw(size))
    }
}
