/// A file in the HDF5 format, opened for reading: groups, and data sets of numbers or text in one dimension.
///
/// The reader is this module's own and covers what contact files use, as written by any HDF5 library from 1.6 on: both
/// kinds of groups and object headers, contiguous, compact and chunked storage, deflate, shuffle, LZF and checksums.
/// The C library is not used because a damaged file makes it crash, because it is not thread-safe, and because it would
/// not read URLs. Source: HDF5 File Format Specification, version 3.0.
///
/// Safe to use from several threads at once.
final class HDF5File: Sendable {
    /// The file's bytes.
    let source: any ByteSource
    /// The root group's address.
    private let root: Int
    private let headers = RecentCache<Int, [HDF5Message]>(capacity: 4_096)
    private let groups = RecentCache<Int, [String: Int]>(capacity: 1 << 18)

    /// Opens an HDF5 file.
    init(source: any ByteSource) throws(GenomeDataError) {
        self.source = source
        let head = try source.readAvailable(at: 0, count: 96)
        var reader = ByteReader(head, file: source.name, origin: 0, what: "HDF5 superblock")
        guard head.count >= 48, try reader.unsigned(width: 8) == 0x0A1A_0A0D_4644_4889 else {
            throw GenomeDataError(file: source.name, place: nil, problem: "is not an HDF5 file")
        }
        let version = try reader.u8()
        let end: Int?
        switch version {
        case 0, 1:
            try reader.skip(4)
            try Self.checkWidths(&reader)
            try reader.skip(1 + 4 + 4 + (version == 1 ? 4 : 0))
            guard try reader.address() == 0 else {
                throw reader.failure("a file that begins at byte 0 expected")
            }
            _ = try reader.address()
            end = try reader.address()
            _ = try reader.address()
            try reader.skip(8)
            root = try reader.definedAddress()
        case 2, 3:
            try Self.checkWidths(&reader)
            try reader.skip(1)
            guard try reader.address() == 0 else {
                throw reader.failure("a file that begins at byte 0 expected")
            }
            _ = try reader.address()
            end = try reader.address()
            root = try reader.definedAddress()
            let sum = HDF5Checksum.lookup3(head[..<reader.position])
            guard try reader.u32() == sum else {
                throw reader.failure("the checksum differs: the file is damaged")
            }
        default:
            throw reader.failure("superblock version \(version) is not known")
        }
        guard let end, end <= source.size else {
            throw GenomeDataError(
                file: source.name, place: nil,
                problem: "is cut short: \(end.map { "\($0)" } ?? "more") bytes expected, \(source.size) found"
            )
        }
    }

    private static func checkWidths(_ reader: inout ByteReader) throws(GenomeDataError) {
        guard try reader.u8() == 8, try reader.u8() == 8 else {
            throw reader.failure("offsets and lengths of 8 bytes expected")
        }
    }

    /// An error about this file.
    func failure(_ place: String?, _ problem: String) -> GenomeDataError {
        GenomeDataError(file: source.name, place: place, problem: problem)
    }

    /// The header messages of the object at an address.
    func messages(at address: Int) throws(GenomeDataError) -> [HDF5Message] {
        if let held = headers[address] { return held }
        let messages = try HDF5ObjectHeader.messages(source, at: address)
        headers.insert(messages, for: address, cost: 1)
        return messages
    }

    /// The links of the group at an address: names and the addresses of what they name.
    func links(at address: Int) throws(GenomeDataError) -> [String: Int] {
        if let held = groups[address] { return held }
        let links = try HDF5Group.links(source, messages: messages(at: address))
        groups.insert(links, for: address, cost: links.count + 1)
        return links
    }

    /// The address of the object at a path such as `bins/start`, from the root; nil when a part of it is not there.
    func address(of path: String) throws(GenomeDataError) -> Int? {
        var address = root
        for name in path.split(separator: "/") {
            guard let next = try links(at: address)[String(name)] else { return nil }
            address = next
        }
        return address
    }

    /// The names in the group at a path, sorted; nil when there is no such path.
    func names(in path: String) throws(GenomeDataError) -> [String]? {
        guard let address = try address(of: path) else { return nil }
        return try links(at: address).keys.sorted()
    }

    /// The data set at a path, which must be there.
    func dataset(_ path: String) throws(GenomeDataError) -> HDF5Dataset {
        guard let address = try address(of: path) else {
            throw failure(path, "no such data set in this file")
        }
        return try HDF5Dataset(file: self, path: path, messages: messages(at: address))
    }
}

extension ByteReader {
    /// A file address, or nil where the format says that there is none.
    mutating func address() throws(GenomeDataError) -> Int? {
        let value = try u64()
        if value == .max { return nil }
        guard value < 1 << 60 else { throw failure("the address \(value) is too large") }
        return Int(value)
    }

    /// A file address that must be there.
    mutating func definedAddress() throws(GenomeDataError) -> Int {
        guard let address = try address() else { throw failure("an address expected") }
        return address
    }

    /// Passes over four bytes that mark a structure.
    mutating func expect(_ signature: StaticString) throws(GenomeDataError) {
        let found = try raw(4)
        let isSame = signature.withUTF8Buffer { found.elementsEqual($0) }
        guard isSame else { throw failure("the mark \(signature) expected before here") }
    }
}
