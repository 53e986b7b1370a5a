/// A data set of numbers or short texts whose elements lie along one dimension.
///
/// Elements that were never written have the data set's fill value.
final class HDF5Dataset: Sendable {
    /// The path inside the file, for messages.
    let path: String
    /// The number of elements.
    let count: Int
    /// How elements are stored.
    let datatype: HDF5Datatype

    private let file: HDF5File
    private let messages: [HDF5Message]
    private let layout: HDF5Layout
    private let chunks: HDF5ChunkIndex?
    private let filters: HDF5Filters
    /// Elements in a chunk.
    private let chunkLength: Int
    /// An element that was never written; nil where the file does not say.
    private let fill: [UInt8]?
    private let cache = RecentCache<Int, [UInt8]>(capacity: cacheBytes)
    /// What unpacked chunks may take.
    private static let cacheBytes = 16 << 20
    /// The most that the data set takes in memory, unpacked chunks included.
    var mostBytes: Int {
        let (all, overflows) = count.multipliedReportingOverflow(by: datatype.size)
        return 1024 + min(overflows ? Self.cacheBytes : max(0, all), Self.cacheBytes)
    }

    init(file: HDF5File, path: String, messages: [HDF5Message]) throws(GenomeDataError) {
        self.file = file
        self.path = path
        self.messages = messages
        func message(_ kind: HDF5Message.Kind) throws(GenomeDataError) -> ByteReader? {
            try messages.first { $0.kind == kind }?.reader(file: file.source.name)
        }
        guard var space = try message(.dataspace), var type = try message(.datatype),
            var layoutMessage = try message(.layout)
        else { throw file.failure(path, "is not a data set") }
        guard !messages.contains(where: { $0.kind == .externalFiles }) else {
            throw file.failure(path, "keeps its elements in files of their own, which are not read")
        }
        let dataspace = try HDF5Dataspace(&space)
        datatype = try HDF5Datatype(&type)
        layout = try HDF5Layout(&layoutMessage, elementSize: datatype.size)
        fill = try HDF5FillValue.bytes(messages, elementSize: datatype.size, file: file.source.name)
        if var pipeline = try message(.filters) {
            filters = try HDF5Filters(&pipeline)
        } else {
            filters = HDF5Filters()
        }
        count = dataspace.count
        guard let axis = dataspace.axis else {
            throw file.failure(path, "has the dimensions \(dataspace.dimensions); one is expected")
        }
        switch layout {
        case .chunked(let shape, let index, let address):
            let isLine = shape.count == dataspace.dimensions.count && !shape.isEmpty
            guard isLine, shape.indices.allSatisfy({ $0 == axis || shape[$0] == 1 }) else {
                throw file.failure(
                    path, "has chunks of the shape \(shape), which do not lie along its elements")
            }
            chunkLength = shape[axis]
            if let address {
                chunks = HDF5ChunkIndex(
                    file.source, index, at: address, rank: shape.count, axis: axis, chunkLength: shape[axis],
                    chunkSize: shape[axis] * datatype.size, count: (dataspace.count - 1) / shape[axis] + 1,
                    isFiltered: !filters.isEmpty)
            } else {
                chunks = nil
            }
        case .compact, .contiguous:
            (chunkLength, chunks) = (0, nil)
        }
    }

    /// The numbers in `range`, as floating-point numbers.
    func doubles(_ range: Range<Int>) throws(GenomeDataError) -> [Double] {
        try elements(range, "numbers") { datatype.double($0, at: $1) }
    }

    /// The whole numbers in `range`.
    func integers(_ range: Range<Int>) throws(GenomeDataError) -> [Int] {
        try elements(range, "whole numbers") { datatype.integer($0, at: $1) }
    }

    /// The texts in `range`.
    func texts(_ range: Range<Int>) throws(GenomeDataError) -> [String] {
        try elements(range, "texts") { bytes, offset throws(GenomeDataError) in
            try file.text(datatype, bytes, at: offset)
        }
    }

    /// The data set's attributes.
    var attributes: HDF5Attributes { HDF5Attributes(file, messages) }

    /// The most elements of one call.
    private static let longestRead = GenomicInterval.longestRead

    private func elements<Element>(
        _ range: Range<Int>, _ expected: String, _ decode: ([UInt8], Int) throws(GenomeDataError) -> Element?
    ) throws(GenomeDataError) -> [Element] {
        guard range.lowerBound >= 0, range.upperBound <= count, range.count <= Self.longestRead else {
            throw file.failure(path, "elements \(range) asked for, of \(count)")
        }
        var elements: [Element] = []
        elements.reserveCapacity(range.count)
        var next = range.lowerBound
        while next < range.upperBound {
            let (bytes, first) = try piece(holding: next, of: range)
            let stop = min(range.upperBound, first + bytes.count / datatype.size)
            guard stop > next else { throw file.failure(path, "holds fewer elements than it says") }
            for index in next..<stop {
                guard let element = try decode(bytes, (index - first) * datatype.size) else {
                    throw file.failure(path, "element \(index): \(expected) expected")
                }
                elements.append(element)
            }
            next = stop
        }
        return elements
    }

    /// Bytes that hold element `index` and some after it, and the number of their first element.
    private func piece(
        holding index: Int, of range: Range<Int>
    ) throws(GenomeDataError) -> (bytes: [UInt8], first: Int) {
        switch layout {
        case .compact(let bytes):
            return (bytes, 0)
        case .contiguous(let address, let length):
            guard let address else { return (try unwritten(from: index, to: range.upperBound), index) }
            guard length / datatype.size >= count else {
                throw file.failure(path, "has room for \(length) bytes, too few for \(count) elements")
            }
            let bytes = (range.upperBound - index) * datatype.size
            return (try file.source.read(at: address + index * datatype.size, count: bytes), index)
        case .chunked:
            let chunk = index / chunkLength
            if let held = cache[chunk] { return (held, chunk * chunkLength) }
            guard let stored = try chunks?.chunk(chunk) else {
                let end = min(range.upperBound, (chunk + 1) * chunkLength)
                return (try unwritten(from: index, to: end), index)
            }
            return (try unpacked(stored, chunk), chunk * chunkLength)
        }
    }

    /// As many elements as nobody has written, or the first of very many.
    private func unwritten(from first: Int, to end: Int) throws(GenomeDataError) -> [UInt8] {
        guard let fill else {
            throw file.failure(path, "elements from \(first) on were never written and have no fill value")
        }
        return Array(repeatElement(fill, count: min(end - first, 1 + (1 << 16) / datatype.size)).joined())
    }

    private func unpacked(_ stored: HDF5ChunkIndex.Stored, _ chunk: Int) throws(GenomeDataError) -> [UInt8] {
        guard stored.size <= HDF5Layout.largestChunk else {
            throw file.failure(
                path, "a chunk of \(stored.size) bytes in the file, more than any writer makes")
        }
        let bytes = try file.source.read(at: stored.address, count: stored.size)
        let unpacked = filters.unpack(
            bytes, size: chunkLength * datatype.size, elementSize: datatype.size,
            skipped: stored.skippedFilters)
        switch unpacked {
        case .success(let plain):
            cache.insert(plain, for: chunk, cost: plain.count + 64)
            return plain
        case .failure(let damage):
            throw file.failure(
                "\(path), byte \(stored.address)", "the chunk is damaged: \(damage.problem)")
        }
    }
}
