@testable import Checkpoints

/// A value to pickle, as Python's pickler would: plain values, and what makes objects when Python loads it.
indirect enum PickleTree {
    case none
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    case list([PickleTree])
    case tuple([PickleTree])
    case dictionary([(PickleTree, PickleTree)])
    /// A class or function.
    case global(String, String)
    /// A call: function and arguments.
    case reduce(PickleTree, [PickleTree])
    /// A new object of a class, with its attributes.
    case object(PickleTree, attributes: [(String, PickleTree)])
    /// A dictionary-like object: what makes it, and its items.
    case filled(PickleTree, [(PickleTree, PickleTree)])
    case persistent(PickleTree)
    /// Opcodes as they are; they must push one value.
    case raw([UInt8])

    /// A plain setting.
    init(_ value: ConfigurationValue) {
        self =
            switch value {
            case .null: .none
            case .bool(let value): .bool(value)
            case .integer(let value): .integer(value)
            case .number(let value): .number(value)
            case .text(let value): .text(value)
            case .list(let values): .list(values.map(PickleTree.init))
            case .table(let values):
                .table(values.sorted { $0.key < $1.key }.map { ($0.key, PickleTree($0.value)) })
            }
    }

    /// A dictionary with text keys.
    static func table(_ members: [(String, PickleTree)]) -> PickleTree {
        .dictionary(members.map { (.text($0.0), $0.1) })
    }

    /// The value in a box as OmegaConf pickles it.
    static func omegaNode(_ value: PickleTree) -> PickleTree {
        .object(.global("omegaconf.nodes", "AnyNode"), attributes: [("_parent", .none), ("_val", value)])
    }

    /// A table as OmegaConf pickles it, each member in a box.
    static func omegaTable(_ members: [(String, PickleTree)]) -> PickleTree {
        .object(
            .global("omegaconf.dictconfig", "DictConfig"),
            attributes: [
                (
                    "_metadata",
                    .object(
                        .global("omegaconf.base", "ContainerMetadata"),
                        attributes: [("ref_type", .global("typing", "Any")), ("key", .none)])
                ),
                ("_parent", .none), ("_content", .table(members)),
            ])
    }

    /// The opcodes alone, protocol 2, which push the value.
    var opcodes: [UInt8] { Array(pickled().dropFirst(2).dropLast()) }

    /// The whole pickle, protocol 2 or 4.
    func pickled(protocol version: UInt8 = 2) -> [UInt8] {
        var writer = PickleWriter(version)
        writer.write(self)
        return writer.finished()
    }
}

/// Writes opcodes; containers in the ways the two protocols' own picklers do.
private struct PickleWriter {
    private let version: UInt8
    private var bytes: [UInt8] = []
    private var memoCount: UInt32 = 0

    init(_ version: UInt8) { self.version = version }

    func finished() -> [UInt8] {
        let body = bytes + [PickleOpcode.stop.rawValue]
        let frame = version < 4 ? [] : [PickleOpcode.frame.rawValue] + UInt64(body.count).littleEndianBytes
        return [PickleOpcode.proto.rawValue, version] + frame + body
    }

    mutating func write(_ tree: PickleTree) {
        switch tree {
        case .none: op(.none)
        case .bool(let value): op(value ? .newTrue : .newFalse)
        case .integer(let value): integer(value)
        case .number(let value): op(.binfloat, value.bitPattern.littleEndianBytes.reversed())
        case .text(let text): self.text(text)
        case .list(let items):
            op(.emptyList)
            memoize()
            op(.mark)
            items.forEach { write($0) }
            op(.appends)
        case .tuple(let items):
            if items.count > 3 { op(.mark) }
            items.forEach { write($0) }
            op([.emptyTuple, .tuple1, .tuple2, .tuple3, .tuple][min(items.count, 4)])
            memoize()
        case .dictionary(let members):
            op(.emptyDict)
            memoize()
            set(members)
        case .global(let module, let name):
            if version < 4 {
                op(.global, Array("\(module)\n\(name)\n".utf8))
            } else {
                text(module)
                text(name)
                op(.stackGlobal)
            }
            memoize()
        case .reduce(let callable, let arguments):
            write(callable)
            write(.tuple(arguments))
            op(.reduce)
            memoize()
        case .object(let type, let attributes):
            write(type)
            op(.emptyTuple)
            op(.newobj)
            memoize()
            write(.table(attributes))
            op(.build)
        case .filled(let object, let members):
            write(object)
            set(members)
        case .persistent(let id):
            write(id)
            op(.binpersid)
        case .raw(let opcodes): bytes += opcodes
        }
    }

    private mutating func set(_ members: [(PickleTree, PickleTree)]) {
        op(.mark)
        for (key, value) in members {
            write(key)
            write(value)
        }
        op(.setitems)
    }

    private mutating func integer(_ value: Int) {
        if let byte = UInt8(exactly: value) {
            op(.binint1, [byte])
        } else if let short = UInt16(exactly: value) {
            op(.binint2, short.littleEndianBytes)
        } else if let word = Int32(exactly: value) {
            op(.binint, word.littleEndianBytes)
        } else {
            op(.long1, [8] + value.littleEndianBytes)
        }
    }

    private mutating func text(_ text: String) {
        let utf8 = Array(text.utf8)
        if version >= 4, utf8.count < 256 {
            op(.shortBinunicode, [UInt8(utf8.count)] + utf8)
        } else {
            op(.binunicode, UInt32(utf8.count).littleEndianBytes + utf8)
        }
        memoize()
    }

    private mutating func memoize() {
        if version >= 4 {
            op(.memoize)
        } else if memoCount < 256 {
            op(.binput, [UInt8(memoCount)])
        } else {
            op(.longBinput, memoCount.littleEndianBytes)
        }
        memoCount += 1
    }

    private mutating func op(_ opcode: PickleOpcode, _ argument: [UInt8] = []) {
        bytes.append(opcode.rawValue)
        bytes += argument
    }
}

extension FixedWidthInteger {
    /// The number's bytes, lowest first.
    var littleEndianBytes: [UInt8] { withUnsafeBytes(of: littleEndian, Array.init) }
}
