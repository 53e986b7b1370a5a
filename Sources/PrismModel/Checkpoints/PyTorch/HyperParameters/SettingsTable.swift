/// One table of settings somewhere in a checkpoint's hyper-parameters.
struct SettingsTable {
    /// The key it is found under.
    let key: String
    /// The table it is found in: an index into the list of all tables; nil for where the search began.
    let parent: Int?
    /// Levels below where the search began.
    let depth: Int
    /// The settings, by name; the last one where a name was set twice, as in Python.
    let members: [String: PickleValue.Reference]
    /// The settings' names in their order.
    let order: [String]

    /// The table at `value`; nil when that is none.
    init?(_ arena: PickleArena, _ value: PickleValue.Reference, key: String, parent: Int?, depth: Int) {
        // A dictionary or the like; else an object with plain attributes (argparse's Namespace, a dataclass).
        let attributes = arena.object(value)?.state
        guard let table = arena.entries(value) != nil ? value : attributes, arena.entries(table) != nil else {
            return nil
        }
        var members: [String: PickleValue.Reference] = [:]
        var order: [String] = []
        arena.forEachEntry(of: table) { name, member in
            if members.updateValue(arena.unwrapped(member), forKey: name) == nil { order.append(name) }
        }
        self.key = key
        self.parent = parent
        self.depth = depth
        self.members = members
        self.order = order
    }
}

extension PickleArena {
    /// The value inside OmegaConf's boxes: a node keeps it as `_val`, a container as `_content`.
    func unwrapped(_ reference: PickleValue.Reference) -> PickleValue.Reference {
        var inner = reference
        for _ in 0..<16 {  // boxes do not nest in practice; a box that holds itself must not hold us
            guard let state = object(inner)?.state,
                let next = value(of: "_val", in: state) ?? value(of: "_content", in: state)
            else { break }
            inner = next
        }
        return inner
    }
}
