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
