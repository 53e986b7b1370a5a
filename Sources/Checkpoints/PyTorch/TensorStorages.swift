/// The raw storages of a PyTorch archive, and the tensors that are views of them.
struct TensorStorages {
    /// How many times the file's size the tensors may take; tied ones, under two names each, take twice.
    static let mostUnfolding = 16

    private let archive: ZipArchive
    private let folder: String
    /// Storages whose checksum has been verified.
    private var ranges: [String: Range<Int>] = [:]
    /// Strided views already copied together, so that tied ones are copied once.
    private var gathered: [TensorView: ArraySlice<UInt8>] = [:]
    private var total = 0

    /// The storages in `folder/data` of an archive.
    init(archive: ZipArchive, folder: String) {
        self.archive = archive
        self.folder = folder
    }

    /// The tensor that `view` describes: sharing the file's bytes when they are contiguous, else copied row-major.
    ///
    /// - Throws: `CheckpointError` when the storage is missing, damaged or of another size than described.
    mutating func tensor(_ view: TensorView, name: String) throws(CheckpointError) -> CheckpointTensor {
        func failure(_ problem: String) -> CheckpointError {
            archive.file.failure(at: .tensor(name), problem)
        }
        let range = try storage(view.storage)
        let width = view.scalarType.byteCount
        guard view.scalarType.byteCount(shape: [view.storageCount]) == range.count else {
            throw failure(
                "storage \(view.storage) should hold \(view.storageCount) \(view.scalarType.rawValue) numbers"
                    + " but has \(range.count) bytes")
        }
        let size = view.elementCount * width
        total += size
        guard total / Self.mostUnfolding <= archive.file.bytes.count else {
            throw failure("tensors take more than \(Self.mostUnfolding) times the file's size")
        }
        let bytes: ArraySlice<UInt8>
        if view.isContiguous {
            let start = range.lowerBound + (size == 0 ? 0 : view.offset * width)
            bytes = archive.file.bytes[start..<(start + size)]
        } else {
            bytes = gathered[view] ?? gather(view, from: range)[...]
            gathered[view] = bytes
        }
        guard let tensor = CheckpointTensor(shape: view.shape, scalarType: view.scalarType, bytes: bytes)
        else {
            throw failure("shape \(view.shape) is not a possible size")
        }
        return tensor
    }

    private mutating func storage(_ key: String) throws(CheckpointError) -> Range<Int> {
        if let range = ranges[key] { return range }
        let range = try archive.contents(of: "\(folder)/data/\(key)")
        ranges[key] = range
        return range
    }

    /// Copies a strided view's numbers, row-major.
    ///
    /// `TensorView` has checked that all lie within the storage.
    private func gather(_ view: TensorView, from range: Range<Int>) -> [UInt8] {
        let width = view.scalarType.byteCount
        var bytes: [UInt8] = []
        bytes.reserveCapacity(view.elementCount * width)
        var index = [Int](repeating: 0, count: view.shape.count)
        for _ in 0..<view.elementCount {
            let element = zip(index, view.strides).reduce(view.offset) { $0 + $1.0 * $1.1 }
            let start = range.lowerBound + element * width
            bytes += archive.file.bytes[start..<(start + width)]
            for dimension in index.indices.reversed() {  // count up, the last dimension fastest
                index[dimension] += 1
                if index[dimension] < view.shape[dimension] { break }
                index[dimension] = 0
            }
        }
        return bytes
    }
}
