/// A way of working inside a view that the user begins and ends, and in which some keys mean something else: editing.
struct ViewMode: Sendable, Hashable {
    let name: String
}
