/// A message of an object header: one property of a group or data set.
struct HDF5Message: Sendable {
    /// What the message says, by the specification's numbers.
    enum Kind: Int {
        case dataspace = 0x01
        case linkInfo = 0x02
        case datatype = 0x03
        case oldFillValue = 0x04
        case fillValue = 0x05
        case link = 0x06
        case externalFiles = 0x07
        case layout = 0x08
        case filters = 0x0B
        case attribute = 0x0C
        case continuation = 0x10
        case symbolTable = 0x11
        case attributeInfo = 0x15
    }

    let kind: Kind
    /// Whether the content is only a reference to a message kept elsewhere.
    let isShared: Bool
    /// The content.
    let bytes: [UInt8]
    /// The file offset of the content, for messages.
    let origin: Int

    /// A reader of the content.
    func reader(file: String) throws(GenomeDataError) -> ByteReader {
        let reader = ByteReader(bytes, file: file, origin: origin, what: "HDF5 \(kind) message")
        guard !isShared else { throw reader.failure("a message that is kept elsewhere, which is not read") }
        return reader
    }
}
