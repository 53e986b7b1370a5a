/// Which of the panels around the main one a view leaves room for.
struct ViewLayout: Sendable, Equatable {
    /// Whether measured against predicted stands beside it, where there is room.
    var showsFit = true
    /// Whether expression stands under it on a screen too small for a row of panels.
    var showsExpressionWhenSmall = false
    /// Whether the pinned gene can stand beside the current one.
    var showsPinned = false
}
