@testable import Checkpoints

/// Builds PyTorch checkpoints: storages, a pickle that refers to them, a zip archive around both.
struct TorchArchive {
    /// One storage and the class it is pickled with.
    struct Storage {
        var type: String
        var bytes: [UInt8]
        var width: Int

        /// How many numbers it holds.
        var count: Int { bytes.count / width }

        /// A storage of float32.
        static func floats(_ values: [Float]) -> Storage {
            Storage(type: "FloatStorage", bytes: values.flatMap { $0.bitPattern.littleEndianBytes }, width: 4)
        }
    }

    var storages: [Storage] = []
    /// The state dictionary's members.
    var states: [(String, PickleTree)] = []
    /// The root's other members.
    var others: [(String, PickleTree)] = []
    var location = "cpu"
    /// What to pickle instead of the usual root.
    var root: PickleTree?
    var pickleProtocol: UInt8 = 2
    /// Entries beside pickle and storages.
    var extras: [(String, [UInt8])] = [("version", Array("3\n".utf8)), ("byteorder", Array("little".utf8))]

    /// Adds a storage and gives its number.
    mutating func add(_ storage: Storage) -> Int {
        storages.append(storage)
        return storages.count - 1
    }

    /// Adds a contiguous float32 tensor of its own storage.
    mutating func add(_ name: String, shape: [Int], floats: [Float]) {
        let storage = add(.floats(floats))
        states.append((name, tensor(storage, shape: shape)))
    }

    /// A view of a storage, contiguous unless strides are given.
    func tensor(_ storage: Int, offset: Int = 0, shape: [Int], strides: [Int]? = nil) -> PickleTree {
        var steps = [Int](repeating: 1, count: shape.count)
        for dimension in shape.indices.dropLast().reversed() {
            steps[dimension] = steps[dimension + 1] * shape[dimension + 1]
        }
        return .reduce(
            .global("torch._utils", "_rebuild_tensor_v2"),
            [
                persistent(storage), .integer(offset), .tuple(shape.map { .integer($0) }),
                .tuple((strides ?? steps).map { .integer($0) }), .bool(false),
                .reduce(.global("collections", "OrderedDict"), []),
            ])
    }

    /// The persistent id of a storage.
    func persistent(_ storage: Int) -> PickleTree {
        .persistent(
            .tuple([
                .text("storage"), .global("torch", storages[storage].type), .text(String(storage)),
                .text(location), .integer(storages[storage].count),
            ]))
    }

    /// The pickle's bytes.
    func pickle() -> [UInt8] {
        let states = PickleTree.filled(
            .reduce(.global("collections", "OrderedDict"), []), states.map { (.text($0.0), $0.1) })
        let usual = PickleTree.table([("epoch", .integer(1)), ("state_dict", states)] + others)
        return (root ?? usual).pickled(protocol: pickleProtocol)
    }

    /// The archive's entries, around the given pickle or the usual one.
    func zip(pickle bytes: [UInt8]? = nil) -> ZipWriter {
        var zip = ZipWriter()
        func add(_ name: String, _ contents: [UInt8]) {
            zip.entries.append(ZipWriter.Entry(name: "archive/" + name, contents: contents, flags: 0x808))
        }
        add("data.pkl", bytes ?? pickle())
        for (number, storage) in storages.enumerated() { add("data/\(number)", storage.bytes) }
        for (name, contents) in extras { add(name, contents) }
        return zip
    }

    /// The checkpoint that the reader makes of the file.
    func read() throws -> Checkpoint {
        try Checkpoint(CheckpointFile(bytes: zip().archive(), path: "test.ckpt"))
    }
}
