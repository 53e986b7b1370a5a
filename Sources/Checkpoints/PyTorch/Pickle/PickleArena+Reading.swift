/// Looking at values without following anything by itself: each function goes one level down.
extension PickleArena {
    /// The text at a reference, else nil.
    func text(_ reference: PickleValue.Reference) -> String? {
        if case .text(let text) = self[reference] { text } else { nil }
    }

    /// The integer at a reference, else nil.
    func integer(_ reference: PickleValue.Reference) -> Int? {
        if case .integer(let value) = self[reference] { value } else { nil }
    }

    /// The items of a tuple or a list, else nil.
    func sequence(_ reference: PickleValue.Reference) -> [PickleValue.Reference]? {
        switch self[reference] {
        case .tuple(let place), .list(let place): items[place]
        default: nil
        }
    }

    /// The object at a reference, else nil.
    func object(_ reference: PickleValue.Reference) -> PickleObject? {
        if case .object(let place) = self[reference] { objects[place] } else { nil }
    }

    /// `module.name` of a class or function, else nil.
    func global(_ reference: PickleValue.Reference) -> String? {
        guard case .global(let module, let name) = self[reference] else { return nil }
        return "\(text(module) ?? "").\(text(name) ?? "")"
    }

    /// Keys and values, alternating, of a dictionary or of an object that was filled like one (`OrderedDict`,
    /// `defaultdict`, Lightning's `AttributeDict`); nil for anything else.
    func entries(_ reference: PickleValue.Reference) -> [PickleValue.Reference]? {
        switch self[reference] {
        case .dictionary(let place): return items[place]
        case .object(let place):
            let object = objects[place]
            let isDictionary = ["collections.OrderedDict", "collections.defaultdict"].contains(
                global(object.callable) ?? "")
            return isDictionary || !object.entries.isEmpty ? object.entries : nil
        default: return nil
        }
    }

    /// Calls `body` with each entry of `entries(_:)` that has a text as its key.
    func forEachEntry<Failure>(
        of reference: PickleValue.Reference,
        _ body: (_ key: String, _ value: PickleValue.Reference) throws(Failure) -> Void
    ) throws(Failure) {
        guard let entries = entries(reference) else { return }
        for index in stride(from: 0, to: entries.count - 1, by: 2) {
            if let key = text(entries[index]) { try body(key, entries[index + 1]) }
        }
    }

    /// The value of a key in a dictionary or the like; the last one where a key was set twice, as in Python.
    func value(of key: String, in reference: PickleValue.Reference) -> PickleValue.Reference? {
        var found: PickleValue.Reference?
        forEachEntry(of: reference) { name, value in
            if name == key { found = value }
        }
        return found
    }

    /// What a value is, for messages.
    func kind(_ reference: PickleValue.Reference) -> String {
        switch self[reference] {
        case .none: "None"
        case .bool: "a truth value"
        case .integer: "an integer"
        case .number: "a number"
        case .text: "text"
        case .opaque: "bytes or a long integer"
        case .global: "the class \(global(reference) ?? "")"
        case .persistent: "a storage"
        case .list: "a list"
        case .tuple: "a tuple"
        case .set: "a set"
        case .dictionary: "a dictionary"
        case .object(let place): "an object of \(global(objects[place].callable) ?? "an unnamed class")"
        }
    }
}
