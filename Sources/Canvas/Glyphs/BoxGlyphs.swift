/// Lines, corners and junctions of frames and axes.
public struct BoxGlyphs: Sendable, Hashable {
    /// Horizontal line: ─.
    public let horizontal: Unicode.Scalar
    /// Vertical line: │.
    public let vertical: Unicode.Scalar
    /// Corner, top left: ┌.
    public let topLeft: Unicode.Scalar
    /// Corner, top right: ┐.
    public let topRight: Unicode.Scalar
    /// Corner, bottom left: └.
    public let bottomLeft: Unicode.Scalar
    /// Corner, bottom right: ┘.
    public let bottomRight: Unicode.Scalar
    /// Vertical line with a branch to the right: ├.
    public let teeRight: Unicode.Scalar
    /// Vertical line with a branch to the left: ┤.
    public let teeLeft: Unicode.Scalar
    /// Horizontal line with a branch down: ┬.
    public let teeDown: Unicode.Scalar
    /// Horizontal line with a branch up: ┴.
    public let teeUp: Unicode.Scalar
    /// Crossing: ┼.
    public let cross: Unicode.Scalar
    /// ━, of a frame with the focus, which colour alone must not show.
    public let heavyHorizontal: Unicode.Scalar
    /// Heavy vertical line: ┃.
    public let heavyVertical: Unicode.Scalar
    /// Heavy corner, top left: ┏.
    public let heavyTopLeft: Unicode.Scalar
    /// Heavy corner, top right: ┓.
    public let heavyTopRight: Unicode.Scalar
    /// Heavy corner, bottom left: ┗.
    public let heavyBottomLeft: Unicode.Scalar
    /// Heavy corner, bottom right: ┛.
    public let heavyBottomRight: Unicode.Scalar

    static let light = BoxGlyphs(
        horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘",
        teeRight: "├", teeLeft: "┤", teeDown: "┬", teeUp: "┴", cross: "┼",
        heavyHorizontal: "━", heavyVertical: "┃", heavyTopLeft: "┏", heavyTopRight: "┓",
        heavyBottomLeft: "┗", heavyBottomRight: "┛")

    static let ascii = BoxGlyphs(
        horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+",
        teeRight: "|", teeLeft: "|", teeDown: "+", teeUp: "+", cross: "+",
        heavyHorizontal: "=", heavyVertical: "|", heavyTopLeft: "#", heavyTopRight: "#",
        heavyBottomLeft: "#", heavyBottomRight: "#")
}
