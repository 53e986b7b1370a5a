/// A line of text and the chosen line of the list under it.
struct TypedSearch: Sendable, Equatable {
    /// The most characters: files have long paths.
    static let longest = 4096

    var text = ""
    var selected = 0
}
