/// Containers and inert objects.
extension PickleInterpreter {
    /// Carries out an opcode that makes or fills a container.
    mutating func stepContainer(_ opcode: PickleOpcode) throws(CheckpointError) {
        switch opcode {
        case .emptyList: stack.append(arena.add(PickleValue.list, items: []))
        case .list: stack.append(arena.add(PickleValue.list, items: try popToMark()))
        case .emptyTuple: stack.append(arena.add(PickleValue.tuple, items: []))
        case .tuple: stack.append(arena.add(PickleValue.tuple, items: try popToMark()))
        case .tuple1: stack.append(arena.add(PickleValue.tuple, items: try pop(1)))
        case .tuple2: stack.append(arena.add(PickleValue.tuple, items: try pop(2)))
        case .tuple3: stack.append(arena.add(PickleValue.tuple, items: try pop(3)))
        case .emptyDict: stack.append(arena.add(PickleValue.dictionary, items: []))
        case .dict: stack.append(arena.add(PickleValue.dictionary, items: try pairs(try popToMark())))
        case .emptySet: stack.append(arena.add(PickleValue.set, items: []))
        case .frozenset: stack.append(arena.add(PickleValue.set, items: try popToMark()))
        case .append: try append(try pop(1))
        case .appends, .additems: try append(try popToMark())
        case .setitem: try set(try pop(2))
        case .setitems: try set(try popToMark())
        default: throw failure("opcode \(opcode) makes no container")
        }
    }

    private mutating func append(_ contents: [PickleValue.Reference]) throws(CheckpointError) {
        guard arena.append(contents, to: try top()) else { throw failure("appends to what is no list") }
    }

    private mutating func set(_ contents: [PickleValue.Reference]) throws(CheckpointError) {
        guard arena.set(try pairs(contents), in: try top()) else {
            throw failure("sets an item in what is no dictionary")
        }
    }

    private func pairs(
        _ contents: [PickleValue.Reference]
    ) throws(CheckpointError) -> [PickleValue.Reference] {
        guard contents.count.isMultiple(of: 2) else { throw failure("a key has no value") }
        return contents
    }

    /// Carries out an opcode with which Python would import or call something; here it is only noted.
    mutating func stepObject(_ opcode: PickleOpcode) throws(CheckpointError) {
        switch opcode {
        case .global:
            let module = arena.add(.text(try cursor.line()))
            let name = arena.add(.text(try cursor.line()))
            push(.global(module: module, name: name))
        case .stackGlobal:
            let names = try pop(2)
            guard arena.text(names[0]) != nil, arena.text(names[1]) != nil else {
                throw failure("a class is named by something other than text")
            }
            push(.global(module: names[0], name: names[1]))
        case .reduce, .newobj:
            let parts = try pop(2)
            push(callable: parts[0], arguments: parts[1])
        case .newobjEx:  // the keyword arguments, parts[2], hold nothing PyTorch's own values need
            let parts = try pop(3)
            push(callable: parts[0], arguments: parts[1])
        case .obj:
            let parts = try popToMark()
            guard let callable = parts.first else { throw failure("an object has no class") }
            push(callable: callable, arguments: arena.add(PickleValue.tuple, items: Array(parts.dropFirst())))
        case .build:
            let state = try pop()
            guard arena.setState(state, of: try top()) else { throw failure("gives a state to no object") }
        case .binpersid: push(.persistent(try pop()))
        default: throw failure("opcode \(opcode) makes no object")
        }
    }

    private mutating func push(callable: PickleValue.Reference, arguments: PickleValue.Reference) {
        stack.append(arena.add(PickleObject(callable: callable, arguments: arguments)))
    }
}
