/// A collection of HDF5's global heap, where texts of any length stand.
struct HDF5GlobalHeap: Sendable {
    /// Where an element that refers to the heap finds its content.
    struct Reference {
        let length: Int
        /// The collection's address; nil where there is no content.
        let address: Int?
        let index: Int

        /// The bytes that a reference takes.
        static let width = 16

        init(_ reader: inout ByteReader) throws(GenomeDataError) {
            length = Int(try reader.u32())
            address = try reader.address()
            index = Int(try reader.u32())
        }
    }

    /// The collection's length in bytes.
    let size: Int
    private let objects: [Int: [UInt8]]

    /// Reads the collection at an address.
    init(_ source: any ByteSource, at address: Int) throws(GenomeDataError) {
        var head = ByteReader(
            try source.read(at: address, count: 16), file: source.name, origin: address,
            what: "HDF5 global heap")
        try head.expect("GCOL")
        guard try head.u8() == 1 else { throw head.failure("a heap of version 1 expected") }
        try head.skip(3)
        size = try head.count()
        guard size >= 16 else { throw head.failure("a heap of \(size) bytes") }
        var reader = ByteReader(
            try source.read(at: address, count: size), file: source.name, origin: address,
            what: "HDF5 global heap")
        try reader.skip(16)
        var objects: [Int: [UInt8]] = [:]
        while reader.remaining >= 16 {
            let index = try reader.u16()
            // Object 0 is the free space, up to the end.
            guard index > 0 else { break }
            try reader.skip(2 + 4)
            let length = try reader.count()
            objects[index] = Array(try reader.raw(length))
            try reader.skip(min(reader.remaining, (8 - length % 8) % 8))
        }
        self.objects = objects
    }

    /// The text that a reference to this collection means; nil when the collection does not hold it.
    func text(_ reference: Reference) -> String? {
        guard let bytes = objects[reference.index], reference.length <= bytes.count else { return nil }
        return String(decoding: bytes[..<reference.length].prefix { $0 != 0 }, as: UTF8.self)
    }
}
