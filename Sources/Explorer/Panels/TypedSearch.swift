/// A line of text and the chosen line of the list under it.
struct TypedSearch: Sendable, Equatable {
    var text = ""
    var selected = 0
}
