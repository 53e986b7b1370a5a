/// Rebuilds the values of a pickle, protocols 2 to 5, without running anything.
///
/// Where Python would import a class, this notes the class's name; where it would call something, this notes who was
/// to be called with what. What the notes mean is decided by who reads them, from a list of allowed names.
struct PickleInterpreter {
    /// Opcodes allowed, which also bounds the memo and the arena; a full Lightning checkpoint takes 14,000.
    static let mostOpcodes = 1_000_000
    /// Values allowed on the stack; PyTorch needs about two thousand.
    static let deepestStack = 65_536
    /// Marks allowed at once, that is, containers being built within containers.
    static let mostMarks = 4_096

    var cursor: ByteReader
    var arena = PickleArena()
    var stack: [PickleValue.Reference] = []
    var marks: [Int] = []
    var memo: [Int: PickleValue.Reference] = [:]
    private var isDone = false

    /// The values of the pickle at `range` of a file, and the one that it ends with.
    ///
    /// - Throws: `CheckpointError` at the byte where it is no valid pickle or passes a limit.
    static func read(
        _ range: Range<Int>, of file: CheckpointFile, named name: String
    ) throws(CheckpointError) -> (arena: PickleArena, root: PickleValue.Reference) {
        var interpreter = PickleInterpreter(cursor: ByteReader(file, range, what: name))
        let root = try interpreter.run()
        return (interpreter.arena, root)
    }

    private init(cursor: ByteReader) { self.cursor = cursor }

    private mutating func run() throws(CheckpointError) -> PickleValue.Reference {
        var count = 0
        while !isDone {
            count += 1
            guard count <= Self.mostOpcodes else { throw failure("more than \(Self.mostOpcodes) opcodes") }
            let byte = try cursor.u8()
            guard let opcode = PickleOpcode(rawValue: byte) else {
                throw failure("opcode 0x\(String(byte, radix: 16)) is none that PyTorch writes")
            }
            try step(opcode)
            guard stack.count <= Self.deepestStack, marks.count <= Self.mostMarks else {
                throw failure("nested too deeply")
            }
        }
        guard cursor.remaining == 0 else { throw failure("\(cursor.remaining) bytes follow its end") }
        return try pop()
    }

    private mutating func step(_ opcode: PickleOpcode) throws(CheckpointError) {
        switch opcode {
        case .proto:
            let version = try cursor.u8()
            guard 2...5 ~= version else { throw failure("pickle protocol \(version); 2 to 5 are read") }
        case .frame:
            let length = try cursor.count()
            guard length <= cursor.remaining else { throw failure("a frame of \(length) bytes is cut short") }
        case .stop: isDone = true

        case .mark: marks.append(stack.count)
        case .pop:
            // As in Python, popping right after a mark takes the mark.
            if marks.last == stack.count { marks.removeLast() } else { _ = try pop() }
        case .popMark: _ = try popToMark()
        case .dup: stack.append(try top())
        case .binput: memo[Int(try cursor.u8())] = try top()
        case .longBinput: memo[Int(try cursor.u32())] = try top()
        case .memoize: memo[memo.count] = try top()
        case .binget: try recall(Int(try cursor.u8()))
        case .longBinget: try recall(Int(try cursor.u32()))

        case .none: stack.append(PickleArena.none)
        case .newTrue: stack.append(PickleArena.true)
        case .newFalse: stack.append(PickleArena.false)
        case .binint: push(.integer(Int(Int32(bitPattern: try cursor.u32()))))
        case .binint1: push(.integer(Int(try cursor.u8())))
        case .binint2: push(.integer(try cursor.u16()))
        case .long1: push(try longInteger(Int(try cursor.u8())))
        case .long4: push(try longInteger(Int(try cursor.u32())))
        case .binfloat: push(.number(Double(bitPattern: try cursor.u64().byteSwapped)))
        case .binunicode: push(.text(try cursor.text(Int(try cursor.u32()))))
        case .shortBinunicode: push(.text(try cursor.text(Int(try cursor.u8()))))
        case .binunicode8: push(.text(try cursor.text(try cursor.count())))
        case .binstring, .binbytes: try pushOpaque(Int(try cursor.u32()))
        case .shortBinstring, .shortBinbytes: try pushOpaque(Int(try cursor.u8()))
        case .binbytes8, .bytearray8: try pushOpaque(try cursor.count())

        case .emptyList, .append, .appends, .list, .emptyTuple, .tuple, .tuple1, .tuple2, .tuple3, .emptyDict,
            .setitem, .setitems, .dict, .emptySet, .additems, .frozenset:
            try stepContainer(opcode)
        case .global, .stackGlobal, .reduce, .build, .newobj, .newobjEx, .obj, .binpersid:
            try stepObject(opcode)
        }
    }

    private mutating func recall(_ index: Int) throws(CheckpointError) {
        guard let reference = memo[index] else { throw failure("recalls memo \(index), which was never set") }
        stack.append(reference)
    }

    /// A two's-complement integer of `count` bytes.
    private mutating func longInteger(_ count: Int) throws(CheckpointError) -> PickleValue {
        let place = try cursor.take(count)
        guard count <= 8 else { return .opaque }
        var bits: UInt64 = 0
        for index in place.reversed() { bits = bits << 8 | UInt64(cursor.bytes[index]) }
        let unused = 64 - 8 * count  // shifted out and in again, so that the sign spreads
        return .integer(count == 0 ? 0 : Int(Int64(bitPattern: bits << unused) >> unused))
    }

    private mutating func pushOpaque(_ count: Int) throws(CheckpointError) {
        try cursor.skip(count)
        push(.opaque)
    }
}

/// The stack.
extension PickleInterpreter {
    /// Pushes a new value.
    mutating func push(_ value: PickleValue) { stack.append(arena.add(value)) }

    /// The value on top, which must lie above the last mark.
    func top() throws(CheckpointError) -> PickleValue.Reference {
        guard let last = stack.last, stack.count > marks.last ?? 0 else {
            throw failure("the stack is empty")
        }
        return last
    }

    /// Takes the value on top.
    mutating func pop() throws(CheckpointError) -> PickleValue.Reference {
        let value = try top()
        stack.removeLast()
        return value
    }

    /// Takes the `count` values on top, lowest first.
    mutating func pop(_ count: Int) throws(CheckpointError) -> [PickleValue.Reference] {
        guard stack.count - (marks.last ?? 0) >= count else { throw failure("the stack is empty") }
        defer { stack.removeLast(count) }
        return Array(stack.suffix(count))
    }

    /// Takes the last mark and all values above it, lowest first.
    mutating func popToMark() throws(CheckpointError) -> [PickleValue.Reference] {
        guard let mark = marks.popLast() else { throw failure("no mark is set") }
        defer { stack.removeSubrange(mark...) }
        return Array(stack[mark...])
    }

    /// An error at the next byte.
    func failure(_ problem: String) -> CheckpointError { cursor.failure("pickle: \(problem)") }
}
