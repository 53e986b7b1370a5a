/// Reads a safetensors file: eight bytes of header length, a JSON header, the tensors' bytes.
///
/// Format: https://huggingface.co/docs/safetensors. Read as strictly as by the reference implementation: the
/// tensors must cover the bytes after the header exactly, without gaps and overlaps.
struct SafetensorsReader {
    /// The reference implementation's limit.
    static let longestHeader = 100_000_000

    private let file: CheckpointFile
    private let dataStart: Int
    private let header: Range<Int>
    private var metadata: [String: String] = [:]
    private var tensors: [String: CheckpointTensor] = [:]
    private var places: [(range: Range<Int>, name: String)] = []

    /// The checkpoint a file holds.
    ///
    /// - Throws: `CheckpointError` naming the tensor or the byte where the file breaks the format.
    static func read(_ file: CheckpointFile) throws(CheckpointError) -> Checkpoint {
        var reader = try SafetensorsReader(file)
        for (name, entry) in try reader.readHeader() { try reader.add(entry, name: name) }
        try reader.checkCover()
        return try reader.checkpoint()
    }

    private init(_ file: CheckpointFile) throws(CheckpointError) {
        var cursor = ByteReader(file, 0..<file.bytes.count, what: "the file")
        let length = try cursor.u64()
        guard length <= Self.longestHeader else {
            throw file.failure(
                at: .byte(0), "header length \(length): at most \(Self.longestHeader) bytes are allowed")
        }
        header = try cursor.take(Int(length))
        dataStart = header.upperBound
        self.file = file
    }

    /// Reads the JSON: the metadata and, in their order, what it says of each tensor.
    private mutating func readHeader() throws(CheckpointError) -> [(name: String, entry: SafetensorsEntry)] {
        var scanner = JSONScanner(file.bytes, in: header)
        var entries: [(name: String, entry: SafetensorsEntry)] = []
        var hasMetadata = false
        do throws(JSONError) {
            try scanner.object { (name, scanner) throws(JSONError) in
                if name == "__metadata__" {
                    guard !hasMetadata else {
                        throw JSONError(offset: scanner.position, problem: "__metadata__ appears twice")
                    }
                    hasMetadata = true
                    try readMetadata(&scanner)
                } else {
                    entries.append((name, try SafetensorsEntry(&scanner, name: name)))
                }
            }
            try scanner.finish()
        } catch {
            throw file.failure(at: .byte(header.lowerBound + error.offset), "JSON header: \(error.problem)")
        }
        return entries
    }

    private mutating func readMetadata(_ scanner: inout JSONScanner) throws(JSONError) {
        try scanner.object { (key, scanner) throws(JSONError) in
            let place = scanner.position
            guard metadata.updateValue(try scanner.string(), forKey: key) == nil else {
                throw JSONError(offset: place, problem: "metadata \"\(key)\" appears twice")
            }
        }
    }

    private mutating func add(_ entry: SafetensorsEntry, name: String) throws(CheckpointError) {
        func failure(_ problem: String) -> CheckpointError { file.failure(at: .tensor(name), problem) }
        guard let type = ScalarType(safetensors: entry.type) else {
            throw failure("unknown dtype \(entry.type)")
        }
        let dataCount = file.bytes.count - dataStart
        guard entry.begin >= 0, entry.begin <= entry.end, entry.end <= dataCount else {
            throw failure(
                "data_offsets [\(entry.begin), \(entry.end)] are outside the \(dataCount) data bytes")
        }
        guard let size = type.byteCount(shape: entry.shape) else {
            throw failure("shape \(entry.shape) is not a possible size")
        }
        let range = (dataStart + entry.begin)..<(dataStart + entry.end)
        guard
            let tensor = CheckpointTensor(
                shape: entry.shape, scalarType: type, bytes: file.bytes[range])
        else {
            throw failure(
                "shape \(entry.shape) of \(entry.type) takes \(size) bytes, data_offsets give \(range.count)")
        }
        guard tensors.updateValue(tensor, forKey: name) == nil else { throw failure("appears twice") }
        places.append((range, name))
    }

    /// Checks that the tensors cover the data exactly once.
    private mutating func checkCover() throws(CheckpointError) {
        places.sort {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
        var covered = dataStart
        for (range, name) in places {
            guard range.lowerBound >= covered else {
                throw file.failure(at: .tensor(name), "overlaps another one at byte \(range.lowerBound)")
            }
            guard range.lowerBound == covered else {
                throw file.failure(
                    at: .tensor(name),
                    "starts after a gap of \(range.lowerBound - covered) bytes at byte \(covered)")
            }
            covered = range.upperBound
        }
        guard covered == file.bytes.count else {
            throw file.failure(
                at: .byte(covered), "\(file.bytes.count - covered) bytes follow the last tensor")
        }
    }

    private func checkpoint() throws(CheckpointError) -> Checkpoint {
        var metadata = metadata
        var configuration: [String: ConfigurationValue] = [:]
        if let json = metadata.removeValue(forKey: "config") {
            do throws(JSONError) {
                guard case .table(let settings) = try ConfigurationValue(json: Array(json.utf8)) else {
                    throw JSONError(offset: 0, problem: "expected an object")
                }
                configuration = settings
            } catch {
                throw file.failure(
                    at: .setting("config"), "JSON in the metadata, byte \(error.offset): \(error.problem)")
            }
        }
        return Checkpoint(tensors: tensors, configuration: configuration, metadata: metadata)
    }
}
