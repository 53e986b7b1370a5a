import Foundation
import TestSupport
import Testing

@testable import Checkpoints

/// Pickles made to harm.
///
/// Nothing may run, hang or grow: each is an error that names its place, or inert.
struct HostilePickleTests {
    private let good: TorchArchive

    init() {
        var archive = TorchArchive()
        archive.add("model.x", shape: [2], floats: [1, 2])
        good = archive
    }

    /// Reads a checkpoint around the given pickle.
    private func read(pickle: [UInt8]) throws -> Checkpoint {
        try Checkpoint(CheckpointFile(bytes: good.zip(pickle: pickle).archive(), path: "evil.ckpt"))
    }

    /// Reads a checkpoint around protocol 2 and the given opcodes.
    private func read(_ opcodes: [UInt8]) throws -> Checkpoint { try read(pickle: [0x80, 2] + opcodes) }

    /// Reads a good checkpoint whose root also has the given value as `hyper_parameters`.
    private func read(beside value: PickleTree) throws -> Checkpoint {
        var archive = good
        archive.others = [("hyper_parameters", value)]
        return try archive.read()
    }

    private func op(_ opcode: PickleOpcode) -> UInt8 { opcode.rawValue }

    @Test func `a call of os.system is noted, not made`() throws {
        try withTemporaryFolder { (folder) throws in
            let call = PickleTree.reduce(.global("os", "system"), [.text("touch \(folder)/x")])
            #expect(try read(beside: call).configuration == [:])
            #expect(try read(beside: .table([("d_model", call)])).configuration == [:])
            var archive = good
            archive.states.append(("model.evil", call))
            expectCheckpointError("tensor model.evil: is an object of os.system, not a dense tensor") {
                try archive.read()
            }
            archive.root = call
            expectCheckpointError("found an object of os.system") { try archive.read() }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        }
    }

    @Test func `eval, exec and imports are inert wherever they are`() throws {
        for (module, name) in [
            ("builtins", "eval"), ("builtins", "exec"), ("subprocess", "Popen"), ("posix", "system"),
        ] {
            let call = PickleTree.reduce(.global(module, name), [.text("1/0")])
            let disguised = PickleTree.object(call, attributes: [("d_model", .integer(3))])
            #expect(try read(beside: disguised).configuration == ["d_model": .integer(3)])
        }
    }

    @Test func `a storage made by a call is refused`() {
        var archive = good
        archive.states = [
            (
                "x",
                .reduce(
                    .global("torch._utils", "_rebuild_tensor_v2"),
                    [
                        .reduce(.global("os", "system"), [.text("true")]), .integer(0), .tuple([.integer(1)]),
                        .tuple([.integer(1)]),
                    ])
            )
        ]
        expectCheckpointError("tensor x: is not described by storage") { try archive.read() }
    }

    @Test func `deep nesting neither overflows a stack nor is followed`() throws {
        // A tuple in a tuple, a hundred thousand deep: as a value that is built and dropped, or asked for …
        let depth = 100_000
        let nested = [op(.emptyList)] + [UInt8](repeating: op(.tuple1), count: depth)
        #expect(try read(beside: .raw(nested)).configuration == [:])
        expectCheckpointError("setting d_model: contains itself") {
            try read(beside: .table([("d_model", .raw(nested))]))
        }
        // … and as marks and lists left open.
        expectCheckpointError("byte", "nested too deeply") {
            try read([UInt8](repeating: op(.mark), count: depth))
        }
        expectCheckpointError("nested too deeply") {
            try read([UInt8](repeating: op(.emptyList), count: depth))
        }
    }

    @Test func `a structure that contains itself is read and dropped`() throws {
        let list = [op(.emptyList), op(.binput), 200, op(.dup), op(.append)]
        #expect(try read(beside: .raw(list)).configuration == [:])
        // d["d_model"] = d
        let key = PickleTree.text("d_model").opcodes
        let dictionary = [op(.emptyDict), op(.binput), 200] + key + [op(.binget), 200, op(.setitem)]
        expectCheckpointError("setting d_model: contains itself") { try read(beside: .raw(dictionary)) }
        // d["loop"] = d; d["model"] = {"d_model": 3}
        let loop = PickleTree.text("loop").opcodes + [op(.binget), 200, op(.setitem)]
        let model = PickleTree.text("model").opcodes + PickleTree.table([("d_model", .integer(3))]).opcodes
        let mixed = [op(.emptyDict), op(.binput), 200] + loop + model + [op(.setitem)]
        #expect(try read(beside: .raw(mixed)).configuration == ["d_model": .integer(3)])
    }

    @Test func `a box that contains itself is read and dropped`() throws {
        // An OmegaConf node whose _val is the node.
        let node =
            PickleTree.global("omegaconf.nodes", "AnyNode").opcodes + [
                op(.emptyTuple), op(.newobj), op(.binput), 200,
            ]
            + [op(.emptyDict)] + PickleTree.text("_val").opcodes + [
                op(.binget), 200, op(.setitem), op(.build),
            ]
        #expect(try read(beside: .raw(node)).configuration == [:])
        #expect(try read(beside: .table([("d_model", .raw(node))])).configuration == [:])
    }

    @Test func `a storage described by itself is refused`() {
        // The persistent id is a tuple that holds a list that holds the tuple.
        var archive = good
        let loop = [op(.emptyList), op(.binput), 200, op(.binget), 200, op(.append)]
        archive.states = [
            (
                "x",
                .reduce(
                    .global("torch._utils", "_rebuild_tensor_v2"),
                    [.persistent(.raw(loop)), .integer(0), .tuple([]), .tuple([])])
            )
        ]
        expectCheckpointError("tensor x: its storage is not described") { try archive.read() }
    }

    @Test func `billion laughs are not unfolded`() throws {
        // Each list holds the one before ten times: ten to the power of seven values out of 300 bytes.
        var laughs = [op(.emptyList), op(.binput), 200]
        for level in 200..<207 as Range<UInt8> {
            laughs += [op(.pop), op(.emptyList), op(.binput), level + 1, op(.mark)]
            for _ in 0..<10 { laughs += [op(.binget), level] }
            laughs.append(op(.appends))
        }
        expectCheckpointError("setting d_model: contains itself or too many values") {
            try read(beside: .table([("d_model", .raw(laughs))]))
        }
        #expect(try read(beside: .raw(laughs)).configuration == [:])
    }

    @Test func `memo bombs take no memory`() throws {
        // Python's own memo is an array: this index makes it 32 GB long.
        let far: [UInt8] = [op(.none), op(.longBinput), 0xFF, 0xFF, 0xFF, 0xFF]
        #expect(try read(beside: .raw(far)).tensors.count == 1)
        expectCheckpointError("recalls memo 4294967295") {
            try read([op(.longBinget), 0xFF, 0xFF, 0xFF, 0xFF])
        }
        expectCheckpointError("recalls memo 7") { try read([op(.binget), 7]) }
    }

    @Test func `a flood of opcodes is cut off`() {
        let flood = (0..<600_000).flatMap { _ in [op(.none), op(.pop)] }
        expectCheckpointError("more than 1000000 opcodes") { try read(flood) }
    }

    @Test(
        arguments: [
            [.emptyDict, .pop], [.emptyTuple, .pop], [.none, .binput, .pop],
            [.none, .emptyTuple, .newobj, .pop],
            [.shortBinunicode, .pop], [.none, .binpersid, .pop],
        ] as [[PickleOpcode]])
    func `memory grows in proportion to the file`(pattern: [PickleOpcode]) throws {
        // Memo 0 and empty text, where the opcode takes an argument.
        let once: [UInt8] = pattern.flatMap { opcode -> [UInt8] in
            [.binput, .shortBinunicode].contains(opcode) ? [op(opcode), 0] : [op(opcode)]
        }
        var flood: [UInt8] = []
        for _ in 0..<40_000 { flood += once }
        let file = CheckpointFile(
            bytes: good.zip(pickle: [0x80, 2] + flood + [op(.none), op(.stop)]).archive(), path: "evil.ckpt")
        // An arena's nodes, and an array that grows holds its contents up to three times while it is copied.
        let limit = (100 * file.bytes.count + 1 << 20) / 4096
        let pages = pagesTaken(limit: limit) {
            expectCheckpointError("holds no tensors") { try Checkpoint(file) }
        }
        #expect(pages < limit)
    }

    @Test func `huge counts are refused before anything is allocated`() {
        let huge = [UInt8](repeating: 0x7F, count: 7) + [0x0F]
        let most = [UInt8](repeating: 0xFF, count: 8)
        for opcode in [.binunicode, .binstring, .binbytes, .long4] as [PickleOpcode] {
            expectCheckpointError("ends here") { try read([op(opcode)] + huge.prefix(4)) }
        }
        for opcode in [.binunicode8, .binbytes8, .bytearray8] as [PickleOpcode] {
            expectCheckpointError("ends here") { try read([op(opcode)] + huge) }
            expectCheckpointError("beyond any file's") { try read([op(opcode)] + most) }
        }
        expectCheckpointError("a frame of") { try read([op(.frame)] + huge) }
        expectCheckpointError("beyond any file's") { try read([op(.frame)] + most) }
    }

    @Test func `integers of any length are read or set aside`() throws {
        func integer(_ bytes: [UInt8]) throws -> ConfigurationValue? {
            let opcodes = [op(.long1), UInt8(bytes.count)] + bytes
            return try read(beside: .table([("d_model", .raw(opcodes))])).configuration["d_model"]
        }
        #expect(try integer([]) == .integer(0))
        #expect(try integer([0xFF]) == .integer(-1))
        #expect(try integer([0x00, 0x80]) == .integer(-32768))
        #expect(try integer([0xFF, 0xFF, 0x00]) == .integer(65535))
        #expect(try integer(Int.min.littleEndianBytes) == .integer(.min))
        #expect(try integer([UInt8](repeating: 1, count: 200)) == nil)
    }

    @Test(
        arguments: [
            [.stop], [.pop], [.popMark], [.dup], [.binput, .stop], [.memoize], [.append], [.appends], [.list],
            [.tuple],
            [.tuple1], [.none, .tuple2], [.none, .none, .tuple3], [.setitem], [.setitems], [.dict],
            [.additems],
            [.frozenset], [.stackGlobal], [.reduce], [.none, .build], [.newobj], [.newobjEx], [.obj],
            [.mark, .obj],
            [.binpersid], [.mark, .none, .dict], [.none, .none, .append], [.none, .none, .none, .setitem],
            [.none, .none, .build], [.none, .none, .stackGlobal], [.mark, .stop], [.none, .mark, .append],
            [.emptyDict, .mark, .none, .setitems],
        ] as [[PickleOpcode]])
    func `opcodes without their operands are refused`(opcodes: [PickleOpcode]) {
        expectCheckpointError("evil.ckpt: byte", "pickle:") { try read(opcodes.map(\.rawValue) + [0]) }
    }

    @Test func `opcodes of other protocols, the extension registry and buffers are refused`() {
        let others = "IFLSVilgpP".utf8.map { $0 } + [0x82, 0x83, 0x84, 0x97, 0x98, 0x00, 0xFF]
        for byte in others where PickleOpcode(rawValue: byte) == nil {
            expectCheckpointError("pickle: opcode 0x") { try read([byte, 0x31, 0x0A, op(.stop)]) }
        }
        expectCheckpointError("protocol 0") { try read(pickle: [0x80, 0, op(.none), op(.stop)]) }
        expectCheckpointError("protocol 6") { try read(pickle: [0x80, 6, op(.none), op(.stop)]) }
    }

    @Test func `a pickle without end and bytes after the end are refused`() {
        expectCheckpointError("data.pkl: ends here") { try read([]) }
        expectCheckpointError("line without an end") { try read([op(.global)] + Array("os".utf8)) }
        expectCheckpointError("1 bytes follow its end") { try read([op(.none), op(.stop), 0]) }
    }

    @Test func `texts that are no UTF-8 are refused`() {
        expectCheckpointError("not valid UTF-8") {
            try read([op(.shortBinunicode), 2, 0xC0, 0x80, op(.stop)])
        }
        expectCheckpointError("not valid UTF-8") {
            try read([op(.global), 0xFF, 0x0A, 0x41, 0x0A, op(.stop)])
        }
    }

    @Test func `many views of one storage do not unfold into memory`() {
        var archive = TorchArchive()
        let storage = archive.add(.floats([Float](repeating: 1, count: 3000)))
        for index in 0..<200 {
            // Each is a different strided view of nearly everything, so each would be a copy of its own.
            archive.states.append(
                ("x\(index)", archive.tensor(storage, offset: index, shape: [28, 100], strides: [1, 28])))
        }
        expectCheckpointError("take more than 16 times the file's size") { try archive.read() }
    }

    @Test func `many objects that share a long list of attributes do not take forever`() throws {
        let pairs = [UInt8](repeating: op(.none), count: 40_000)
        let batch = [op(.mark)] + pairs + [op(.setitems)]
        var opcodes = [op(.emptyDict), op(.binput), 201]
        for _ in 0..<10 { opcodes += batch }
        opcodes += [op(.pop), op(.emptyDict), op(.mark)]
        let object =
            PickleTree.global("a", "B").opcodes + [
                op(.emptyTuple), op(.newobj), op(.binget), 201, op(.build),
            ]
        for index in 0..<5000 { opcodes += PickleTree.text("k\(index)").opcodes + object }
        opcodes.append(op(.setitems))
        #expect(try read(beside: .raw(opcodes)).configuration == [:])
    }
}
