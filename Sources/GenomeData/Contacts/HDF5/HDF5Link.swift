/// What a name in a group leads to.
enum HDF5Link: Sendable, Equatable {
    /// An object of this file, by its address.
    case hard(Int)
    /// A path in this file; one that does not begin with a slash starts from the link's own group.
    case soft(String)
    /// An object of another file.
    case external(file: String, path: String)
    /// A link of a kind that a program has made up for itself.
    case other(UInt8)

    /// Reads a link message: the name, and what it leads to.
    static func message(_ reader: inout ByteReader) throws(GenomeDataError) -> (name: String, link: HDF5Link)
    {
        guard try reader.u8() == 1 else { throw reader.failure("a link message of version 1 expected") }
        let flags = try reader.u8()
        let type = flags & 8 != 0 ? try reader.u8() : 0
        try reader.skip((flags & 4 != 0 ? 8 : 0) + (flags & 16 != 0 ? 1 : 0))
        let length = Int(clamping: try reader.unsigned(width: 1 << Int(flags & 3)))
        let name = String(decoding: try reader.raw(length), as: UTF8.self)
        switch type {
        case 0:
            return (name, .hard(try reader.definedAddress()))
        case 1:
            let length = try reader.u16()
            return (name, .soft(Self.text(try reader.raw(length))))
        case 64:
            let length = try reader.u16()
            // A byte of version and flags, then the file's name and the path, each with a zero byte behind.
            let parts = try reader.raw(length).dropFirst().split(
                separator: 0, omittingEmptySubsequences: false)
            guard parts.count >= 2 else { throw reader.failure("a file and a path expected") }
            return (name, .external(file: Self.text(parts[0]), path: Self.text(parts[1])))
        default:
            return (name, .other(type))
        }
    }

    /// The text up to a zero byte.
    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
}
