/// One table of settings somewhere in a checkpoint's hyper-parameters.
struct SettingsTable {
    /// The key it is found under.
    let key: String
    /// The table it is found in: an index into the list of all tables; nil for where the search began.
    let parent: Int?
    /// The settings, by name; the last one where a name was set twice, as in Python.
    let members: [String: PickleValue.Reference]
    /// The settings' names in their order.
    let order: [String]
    /// The tables directly in this one, by key: indices into the list of all tables.
    var children: [String: Int] = [:]

    /// The table at `value`, an unwrapped reference; nil when that is none.
    init?(_ arena: PickleArena, _ value: PickleValue.Reference, key: String, parent: Int?) {
        guard arena.entries(value) != nil else { return nil }
        var members: [String: PickleValue.Reference] = [:]
        var order: [String] = []
        arena.forEachEntry(of: value) { name, member in
            if members.updateValue(arena.unwrapped(member), forKey: name) == nil { order.append(name) }
        }
        self.key = key
        self.parent = parent
        self.members = members
        self.order = order
    }
}

extension PickleArena {
    /// The plain value inside an object, or the value itself.
    ///
    /// OmegaConf's nodes keep theirs as `_val`, its containers as `_content`; of any other object (argparse's
    /// Namespace, a dataclass) it is the table of its attributes.
    func unwrapped(_ reference: PickleValue.Reference) -> PickleValue.Reference {
        var inner = reference
        // Boxes hardly nest; one that holds itself must not hold us.
        for _ in 0..<16 {
            guard entries(inner) == nil, let state = object(inner)?.state, let attributes = entries(state)
            else { break }
            inner = state
            // A box has a handful of attributes: look no further, however many a hostile file gives it.
            for index in stride(from: 0, to: min(attributes.count, 64) - 1, by: 2) {
                if let name = text(attributes[index]), name == "_val" || name == "_content" {
                    inner = attributes[index + 1]
                }
            }
        }
        return inner
    }
}
