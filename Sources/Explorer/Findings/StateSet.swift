/// Which states are meant: names, colours and what is painted are of one set.
enum StateSet: Sendable, Hashable {
    /// Those of the context generator, as found last.
    case contexts
    /// The background states that a member of the model brings.
    case member(Int)
    /// Background states that were found in this session, by the number of the search.
    case found(Int)
}
