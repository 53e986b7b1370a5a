/// All values of one pickle.
///
/// Every opcode adds a bounded number of them, so an arena grows with its file only.
struct PickleArena {
    /// The values; a reference is an index into these.
    private(set) var values: [PickleValue] = [.none, .bool(false), .bool(true)]
    /// The contents of lists, tuples, sets and dictionaries.
    private(set) var items: [[PickleValue.Reference]] = []
    /// The inert objects.
    private(set) var objects: [PickleObject] = []

    /// The one `None`, which needs no place of its own each time; so do `True` and `False`.
    static let none: PickleValue.Reference = 0
    static let `false`: PickleValue.Reference = 1
    static let `true`: PickleValue.Reference = 2

    /// The value at a reference, which must come from this arena.
    subscript(reference: PickleValue.Reference) -> PickleValue { values[Int(reference)] }

    /// Adds a value without contents.
    mutating func add(_ value: PickleValue) -> PickleValue.Reference {
        values.append(value)
        return PickleValue.Reference(values.count - 1)
    }

    /// Adds a container of the kind that `make` makes.
    mutating func add(
        _ make: (Int) -> PickleValue, items contents: [PickleValue.Reference]
    ) -> PickleValue.Reference {
        items.append(contents)
        return add(make(items.count - 1))
    }

    /// Adds an inert object.
    mutating func add(_ object: PickleObject) -> PickleValue.Reference {
        objects.append(object)
        return add(.object(objects.count - 1))
    }

    /// Appends to a list, a set or an object; false when the value is none of these.
    mutating func append(
        _ contents: [PickleValue.Reference], to reference: PickleValue.Reference
    ) -> Bool {
        switch self[reference] {
        case .list(let place), .set(let place): items[place] += contents
        case .object(let place): objects[place].items += contents
        default: return false
        }
        return true
    }

    /// Sets keys to values, alternating in `contents`, in a dictionary or an object; false for anything else.
    mutating func set(
        _ contents: [PickleValue.Reference], in reference: PickleValue.Reference
    ) -> Bool {
        switch self[reference] {
        case .dictionary(let place): items[place] += contents
        case .object(let place): objects[place].entries += contents
        default: return false
        }
        return true
    }

    /// Sets an object's state; false when the value is no object.
    mutating func setState(_ state: PickleValue.Reference, of reference: PickleValue.Reference) -> Bool {
        guard case .object(let place) = self[reference] else { return false }
        objects[place].state = state
        return true
    }
}
