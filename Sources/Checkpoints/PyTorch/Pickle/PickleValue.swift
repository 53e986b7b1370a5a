/// A value of a pickle, inert: nothing is imported, constructed or called, only noted down.
///
/// Values refer to each other by their place in a `PickleArena`, so that shared and even self-containing structures
/// need no recursion to read, to walk or to release.
enum PickleValue {
    /// A value's place in its arena.
    typealias Reference = Int32

    /// `None`.
    case none
    /// `True` or `False`.
    case bool(Bool)
    /// An integer of at most 64 bits.
    case integer(Int)
    /// A floating-point number.
    case number(Double)
    /// Text.
    case text(String)
    /// A byte string, or an integer beyond 64 bits: kept as a mere sign that something was there.
    case opaque
    /// A class or function, named by two texts and never looked up.
    case global(module: Reference, name: Reference)
    /// What a persistent id stands for; in PyTorch a tuple describing a storage.
    case persistent(Reference)
    /// The items of a list, a tuple or a set, or the alternating keys and values of a dictionary: a place in the
    /// arena's `items`.
    case list(Int), tuple(Int), set(Int), dictionary(Int)
    /// The result of a call that was not made: a place in the arena's `objects`.
    case object(Int)
}

/// What a pickle would have constructed: who was to be called with what, and what was to be put into the result.
struct PickleObject {
    /// The class or function.
    let callable: PickleValue.Reference
    /// The arguments, usually a tuple.
    let arguments: PickleValue.Reference
    /// The state set after construction.
    var state: PickleValue.Reference?
    /// What was appended to the object as to a list.
    var items: [PickleValue.Reference] = []
    /// What was set in the object as in a dictionary: alternating keys and values.
    var entries: [PickleValue.Reference] = []
}

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
