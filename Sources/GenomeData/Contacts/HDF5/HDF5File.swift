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
    private let headers = RecentCache<Int, [HDF5Message]>(capacity: 1 << 20)
    private let groups = RecentCache<Int, [String: HDF5Link]>(capacity: 24 << 20)
    private let heaps = RecentCache<Int, HDF5GlobalHeap>(capacity: 8 << 20)

    /// The most soft links on the way to an object.
    private static let mostLinks = 64

    /// Opens an HDF5 file, which may have a block of its user's own in front.
    init(source whole: any ByteSource) throws(GenomeDataError) {
        guard let start = try Self.start(of: whole) else {
            throw GenomeDataError(file: whole.name, place: nil, problem: "is not an HDF5 file")
        }
        // All addresses count from the superblock: the base address it states is out of date where a block was put in front.
        let source: any ByteSource = start > 0 ? OffsetSource(whole, from: start) : whole
        self.source = source
        let head = try source.readAvailable(at: 0, count: 96)
        var reader = ByteReader(head, file: source.name, origin: 0, what: "HDF5 superblock")
        try reader.skip(8)
        let version = try reader.u8()
        let (base, end): (Int?, Int?)
        switch version {
        case 0, 1:
            try reader.skip(4)
            try Self.checkWidths(&reader)
            try reader.skip(1 + 4 + 4 + (version == 1 ? 4 : 0))
            base = try reader.address()
            _ = try reader.address()
            end = try reader.address()
            _ = try reader.address()
            try reader.skip(8)
            root = try reader.definedAddress()
        case 2, 3:
            try Self.checkWidths(&reader)
            try reader.skip(1)
            base = try reader.address()
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
        guard let base, let end, end - base <= source.size else {
            throw GenomeDataError(
                file: source.name, place: nil,
                problem: "is cut short: \(end.map { "\($0)" } ?? "more") bytes expected, \(whole.size) found"
            )
        }
    }

    /// Where the superblock stands: at the front, or behind a block of 512 bytes or a doubling of that; nil for another
    /// format.
    private static func start(of source: any ByteSource) throws(GenomeDataError) -> Int? {
        var start = 0
        while start + 48 <= source.size {
            if try source.read(at: start, count: 8) == [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A] {
                return start
            }
            start = start == 0 ? 512 : start * 2
        }
        return nil
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
        let cost = messages.reduce(0) { $0 + $1.bytes.count + 64 }
        headers.insert(messages, for: address, cost: cost)
        return messages
    }

    /// The links of the group at an address, by name.
    func links(at address: Int) throws(GenomeDataError) -> [String: HDF5Link] {
        if let held = groups[address] { return held }
        let links = try HDF5Group.links(source, messages: messages(at: address))
        groups.insert(links, for: address, cost: (links.count + 1) * 96)
        return links
    }

    /// The address of the object at a path such as `bins/start`, from the root; nil when a part of it is not there.
    ///
    /// - Throws: for a soft link to nothing or in a circle, and for a link out of the file.
    func address(of path: String) throws(GenomeDataError) -> Int? {
        var address = root
        var ahead = Array(path.split(separator: "/").reversed())
        var followed = 0
        // The soft link under way: where it leads, and how much of the path is left behind it.
        var under: (target: String, rest: Int)?
        while let name = ahead.popLast() {
            if let rest = under?.rest, ahead.count < rest { under = nil }
            if name == "." { continue }
            switch try links(at: address)[String(name)] {
            case .hard(let next)?:
                address = next
            case .soft(let target)?:
                followed += 1
                guard followed <= Self.mostLinks else {
                    throw failure(path, "more than \(Self.mostLinks) soft links one after another: a circle")
                }
                under = under ?? (target, ahead.count)
                if target.hasPrefix("/") { address = root }
                ahead += target.split(separator: "/").reversed()
            case .external(let file, let place)?:
                throw failure(
                    path,
                    "is an external link, to \(place) in the file \(file); links into other files are not followed"
                )
            case .other(let kind)?:
                throw failure(path, "is a link of the user-defined kind \(kind), which is not read")
            case nil:
                guard let under else { return nil }
                throw failure(path, "is a soft link to \(under.target), which is not in this file")
            }
        }
        return address
    }

    /// The names in the group at a path, sorted; nil when there is no such path.
    func names(in path: String) throws(GenomeDataError) -> [String]? {
        guard let address = try address(of: path) else { return nil }
        return try links(at: address).keys.sorted()
    }

    /// The attributes of the object at a path; nil when there is no such path.
    func attributes(of path: String) throws(GenomeDataError) -> HDF5Attributes? {
        guard let address = try address(of: path) else { return nil }
        return HDF5Attributes(self, try messages(at: address))
    }

    /// The text that begins at `offset` of `bytes`, which must hold an element there; nil when elements of this type are
    /// no texts.
    func text(_ datatype: HDF5Datatype, _ bytes: [UInt8], at offset: Int) throws(GenomeDataError) -> String? {
        guard datatype.kind == .variableText else { return datatype.text(bytes, at: offset) }
        let element = Array(bytes[offset..<(offset + datatype.size)])
        var reader = ByteReader(element, file: source.name, origin: 0, what: "HDF5 text")
        let reference = try HDF5GlobalHeap.Reference(&reader)
        guard reference.length > 0, let address = reference.address, address > 0 else { return "" }
        let heap: HDF5GlobalHeap
        if let held = heaps[address] {
            heap = held
        } else {
            heap = try HDF5GlobalHeap(source, at: address)
            heaps.insert(heap, for: address, cost: heap.size)
        }
        guard let text = heap.text(reference) else {
            throw failure("byte \(address) (HDF5 global heap)", "has no text number \(reference.index)")
        }
        return text
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
