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
