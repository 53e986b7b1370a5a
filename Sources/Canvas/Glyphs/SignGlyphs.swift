/// Signs with a meaning, so that none is told by colour alone.
public struct SignGlyphs: Sendable, Hashable {
    /// ▸, a selected line, an arrow to the right, the + strand.
    public let right: Unicode.Scalar
    /// ◂, an arrow to the left, the − strand.
    public let left: Unicode.Scalar
    /// ▲, higher than shown, ascending.
    public let up: Unicode.Scalar
    /// ▼, lower than shown, descending, a mark above a place.
    public let down: Unicode.Scalar
    /// ●, on; a value on its line; the point in question.
    public let on: Unicode.Scalar
    /// ○, off.
    public let off: Unicode.Scalar
    /// ◆, a second value on a line.
    public let diamond: Unicode.Scalar
    /// ·, nothing here.
    public let dot: Unicode.Scalar
    /// ╌, no data, as opposed to zero.
    public let gap: Unicode.Scalar
    /// ✓, done.
    public let done: Unicode.Scalar
    /// ✗, failed.
    public let failed: Unicode.Scalar
    /// ±, a spread follows.
    public let plusMinus: Unicode.Scalar
    /// ⚠, beware.
    public let warning: Unicode.Scalar
    /// █, the moving part of a scroll bar.
    public let thumb: Unicode.Scalar

    static let unicode = SignGlyphs(
        right: "▸", left: "◂", up: "▲", down: "▼", on: "●", off: "○", diamond: "◆", dot: "·", gap: "╌",
        done: "✓", failed: "✗", plusMinus: "±", warning: "⚠", thumb: "█")

    static let ascii = SignGlyphs(
        right: ">", left: "<", up: "^", down: "v", on: "*", off: "o", diamond: "#", dot: ".", gap: "~",
        done: "+", failed: "x", plusMinus: "~", warning: "!", thumb: "#")
}
