import Testing

@testable import Checkpoints

/// Checkpoints built here, opcode by opcode, so that each property of the format has its own file.
struct PyTorchTests {
    private let values: [Float] = [1, 2, 3, 4, 5, 6]

    @Test(arguments: [2, 4] as [UInt8])
    func `tensors lose their prefix, whatever the pickle protocol`(version: UInt8) throws {
        var archive = TorchArchive()
        archive.pickleProtocol = version
        archive.location = "cuda:0"
        archive.add("model.a.weight", shape: [2, 3], floats: values)
        archive.add("model.b", shape: [], floats: [7])
        let checkpoint = try archive.read()
        #expect(
            checkpoint.tensors == [
                "a.weight": CheckpointTensor(shape: [2, 3], floats: values),
                "b": CheckpointTensor(shape: [], floats: [7]),
            ])
        #expect(checkpoint.metadata == ["epoch": "1"])
    }

    @Test(
        arguments: [
            ("DoubleStorage", .float64), ("FloatStorage", .float32), ("HalfStorage", .float16),
            ("BFloat16Storage", .bfloat16), ("LongStorage", .int64), ("IntStorage", .int32),
            ("ShortStorage", .int16),
            ("CharStorage", .int8), ("ByteStorage", .uint8), ("BoolStorage", .bool),
        ] as [(String, ScalarType)])
    func `every storage type is read`(name: String, type: ScalarType) throws {
        var archive = TorchArchive()
        let bytes = (0..<(4 * type.byteCount)).map { UInt8($0 + 1) }
        let storage = archive.add(TorchArchive.Storage(type: name, bytes: bytes, width: type.byteCount))
        archive.states = [("model.x", archive.tensor(storage, shape: [2, 2]))]
        let expected = CheckpointTensor(shape: [2, 2], scalarType: type, bytes: bytes[...])
        #expect(try archive.read().tensors["x"] == expected)
    }

    @Test func `strided and shifted views are put in order`() throws {
        var archive = TorchArchive()
        let storage = archive.add(.floats([0, 1, 2, 3, 4, 5, 6, 7]))
        archive.states = [
            ("transposed", archive.tensor(storage, offset: 1, shape: [3, 2], strides: [1, 3])),
            ("every second", archive.tensor(storage, shape: [4], strides: [2])),
            ("tail", archive.tensor(storage, offset: 6, shape: [2])),
            ("one", archive.tensor(storage, offset: 7, shape: [1, 1, 1], strides: [99, 5, 1])),
            ("none", archive.tensor(storage, offset: 8, shape: [0, 4])),
            ("cube", archive.tensor(storage, shape: [2, 2, 2], strides: [1, 4, 2])),
        ]
        let tensors = try archive.read().tensors
        #expect(tensors["transposed"]?.floats() == [1, 4, 2, 5, 3, 6])
        #expect(tensors["every second"]?.floats() == [0, 2, 4, 6])
        #expect(tensors["tail"]?.floats() == [6, 7])
        #expect(tensors["one"]?.floats() == [7])
        #expect(tensors["none"] == CheckpointTensor(shape: [0, 4], floats: []))
        #expect(tensors["cube"]?.floats() == [0, 2, 4, 6, 1, 3, 5, 7])
    }

    @Test func `tied tensors share a storage and keep both names`() throws {
        var archive = TorchArchive()
        archive.add("model.mamba_fwd.in_proj.weight", shape: [3, 2], floats: values)
        archive.states.append(("model.mamba_rev.in_proj.weight", archive.tensor(0, shape: [3, 2])))
        archive.states.append(("model.t1", archive.tensor(0, shape: [2, 3], strides: [1, 2])))
        archive.states.append(("model.t2", archive.tensor(0, shape: [2, 3], strides: [1, 2])))
        let checkpoint = try archive.read()
        let tensor = CheckpointTensor(shape: [3, 2], floats: values)
        #expect(checkpoint.tensors["mamba_fwd.in_proj.weight"] == tensor)
        #expect(checkpoint.tensors["mamba_rev.in_proj.weight"] == tensor)
        #expect(checkpoint.tensors["t1"] == checkpoint.tensors["t2"])
        #expect(checkpoint.parameterCount() == Checkpoint.ParameterCount(distinct: 18, byName: 24))
    }

    @Test func `parameters and tensor subclasses are unwrapped`() throws {
        var archive = TorchArchive()
        let storage = archive.add(.floats(values))
        let tensor = archive.tensor(storage, shape: [6])
        guard case .reduce(let rebuild, let arguments) = tensor else { return }
        archive.states = [
            (
                "parameter",
                .reduce(.global("torch._utils", "_rebuild_parameter"), [tensor, .bool(true), .none])
            ),
            (
                "subclass",
                .reduce(
                    .global("torch._tensor", "_rebuild_from_type_v2"),
                    [rebuild, .global("torch.nn.parameter", "Parameter"), .tuple(arguments), .none])
            ),
        ]
        let expected = CheckpointTensor(shape: [6], floats: values)
        #expect(try archive.read().tensors == ["parameter": expected, "subclass": expected])
    }

    @Test func `training state is left alone, however odd`() throws {
        var archive = TorchArchive()
        archive.add("model.x", shape: [6], floats: values)
        archive.states.append(("model._extra_state", .none))
        archive.others = [
            (
                "optimizer_states",
                .list([.reduce(.global("torch._utils", "_rebuild_sparse_tensor"), [.none])])
            ),
            ("callbacks", .table([("checkpoint", .reduce(.global("pathlib", "PosixPath"), [.text("/x")]))])),
            ("loops", .raw([0x8A, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9])),  // an integer of nine bytes
            ("native_amp_scaling_state", .none),
        ]
        #expect(try archive.read().tensors.keys.sorted() == ["x"])
    }

    @Test func `a bare state dictionary is a checkpoint too`() throws {
        var archive = TorchArchive()
        archive.add("model.x", shape: [6], floats: values)
        archive.root = .table(archive.states)
        #expect(try archive.read().tensors["x"] == CheckpointTensor(shape: [6], floats: values))
    }

    @Test func `a state dictionary with module versions attached is read`() throws {
        // `Module.state_dict` hangs `_metadata` on its OrderedDict; it is pickled as the object's state.
        var archive = TorchArchive()
        archive.add("model.x", shape: [6], floats: values)
        let dictionary = PickleTree.filled(
            .reduce(.global("collections", "OrderedDict"), []), archive.states.map { (.text($0.0), $0.1) })
        let metadata = PickleTree.table([("_metadata", .table([("", .table([("version", .integer(1))]))]))])
        let build = PickleOpcode.build.rawValue
        archive.root = .table([
            ("state_dict", .raw(dictionary.opcodes + metadata.opcodes + [build])),
            ("hyper_parameters", .table([("d_model", .integer(4))])),
        ])
        let checkpoint = try archive.read()
        #expect(checkpoint.tensors["x"] == CheckpointTensor(shape: [6], floats: values))
        #expect(checkpoint.configuration == ["d_model": .integer(4)])
    }

    @Test func `files without byteorder and version are read`() throws {
        var archive = TorchArchive()
        archive.extras = []
        archive.add("x", shape: [6], floats: values)
        #expect(try archive.read().tensors.count == 1)
    }

    @Test func `big-endian files are refused`() {
        var archive = TorchArchive()
        archive.extras = [("byteorder", Array("big".utf8))]
        archive.add("x", shape: [6], floats: values)
        expectCheckpointError("entry archive/byteorder: is \"big\"") { try archive.read() }
        archive.extras = [("version", Array("three".utf8))]
        expectCheckpointError("entry archive/version") { try archive.read() }
    }

    /// Reads one tensor described as given and expects an error about it.
    private func expectRefused(
        _ part: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ describe: (TorchArchive) -> PickleTree
    ) {
        var archive = TorchArchive()
        _ = archive.add(.floats(values))
        archive.states = [("model.bad", describe(archive))]
        expectCheckpointError("test.ckpt: tensor model.bad", part, sourceLocation: sourceLocation) {
            try archive.read()
        }
    }

    @Test func `views beyond their storage are refused`() {
        expectRefused("reach beyond") { $0.tensor(0, shape: [7]) }
        expectRefused("reach beyond") { $0.tensor(0, offset: 1, shape: [6]) }
        expectRefused("reach beyond") { $0.tensor(0, shape: [2, 2], strides: [5, 1]) }
        expectRefused("reach beyond") { $0.tensor(0, offset: .max, shape: [2]) }
        expectRefused("reach beyond") { $0.tensor(0, shape: [3, 3], strides: [.max, 1]) }
    }

    @Test func `negative and overflowing descriptions are refused`() {
        expectRefused("make no tensor") { $0.tensor(0, offset: -1, shape: [1]) }
        expectRefused("make no tensor") { $0.tensor(0, offset: 5, shape: [6], strides: [-1]) }
        expectRefused("make no tensor") { $0.tensor(0, shape: [-1]) }
        expectRefused("make no tensor") { $0.tensor(0, shape: [1 << 32, 1 << 32], strides: [0, 0]) }
        expectRefused("make no tensor") { $0.tensor(0, shape: [2], strides: [1, 1]) }
        expectRefused("not described") { $0.tensor(0, shape: Array(repeating: 1, count: 65)) }
    }

    @Test func `views that repeat numbers are refused`() {
        // A million numbers out of six.
        expectRefused("repeat") { $0.tensor(0, shape: [1000, 1000], strides: [0, 0]) }
    }

    @Test func `nonsense instead of a tensor is refused`() {
        let rebuild = PickleTree.global("torch._utils", "_rebuild_tensor_v2")
        expectRefused("not described") { _ in .reduce(rebuild, []) }
        expectRefused("not described") { _ in .reduce(rebuild, [.none, .none, .none, .none]) }
        expectRefused("its storage is not described") { _ in
            .reduce(rebuild, [.persistent(.integer(1)), .integer(0), .tuple([]), .tuple([])])
        }
        expectRefused("parameter without a tensor") { _ in
            .reduce(.global("torch._utils", "_rebuild_parameter"), [.integer(1)])
        }
        expectRefused("object of torch._utils._rebuild_sparse_tensor, not a dense tensor") { _ in
            .reduce(.global("torch._utils", "_rebuild_sparse_tensor"), [])
        }
    }

    @Test func `unknown, missing and mis-sized storages are refused`() {
        var archive = TorchArchive()
        archive.storages = [.floats(values), .floats(values)]
        archive.storages[0].type = "QInt8Storage"
        archive.states = [("model.x", archive.tensor(0, shape: [6]))]
        expectCheckpointError("tensor model.x: holds torch.QInt8Storage") { try archive.read() }
        archive.states = [("model.x", archive.tensor(1, shape: [6]))]
        archive.storages[1].width = 2  // states 12 numbers where there are 6
        archive.states = [("model.x", archive.tensor(1, shape: [6]))]
        expectCheckpointError("tensor model.x: storage 1 should hold 12 float32") { try archive.read() }
        let pickle = archive.pickle()
        archive.storages.removeLast()
        expectCheckpointError("archive/data/1: is missing") {
            try Checkpoint(CheckpointFile(bytes: archive.zip(pickle: pickle).archive(), path: "test.ckpt"))
        }
    }

    @Test func `duplicate tensor names are refused`() {
        var archive = TorchArchive()
        archive.add("model.x", shape: [6], floats: values)
        archive.add("model.x", shape: [6], floats: values)
        expectCheckpointError("tensor model.x: appears twice") { try archive.read() }
        archive.states[1].0 = "x"
        expectCheckpointError("tensor x: appears both with and without") { try archive.read() }
    }

    @Test func `a file without tensors is refused`() {
        var archive = TorchArchive()
        archive.root = .table([("state_dict", .table([]))])
        expectCheckpointError("holds no tensors") { try archive.read() }
        archive.root = .list([])
        expectCheckpointError("found a list") { try archive.read() }
        archive.root = .object(.global("prism.model", "Prism"), attributes: [])
        expectCheckpointError("found an object of prism.model.Prism") { try archive.read() }
    }
}
