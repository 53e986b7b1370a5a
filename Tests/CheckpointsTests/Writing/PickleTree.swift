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

extension FixedWidthInteger {
    /// The number's bytes, lowest first.
    var littleEndianBytes: [UInt8] { withUnsafeBytes(of: littleEndian, Array.init) }
}
