/// A role's look before a depth is chosen: "orange on panel bold".
struct RoleStyle: Sendable, Hashable {
    var foreground: ThemeColor?
    var background: ThemeColor?
    var attributes: Attributes = []

    /// As shown at a depth.
    func at(_ depth: ColorDepth) -> Style {
        Style(
            foreground?.at(depth, .foreground) ?? .transparent,
            on: background?.at(depth, .background) ?? .transparent, attributes)
    }
}
