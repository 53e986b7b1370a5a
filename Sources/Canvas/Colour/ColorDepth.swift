/// How many colours a terminal or a file shows.
public enum ColorDepth: Int, Sendable, Equatable, Comparable, CaseIterable {
    /// None: bold, dim, underline and reverse carry what colours would. `NO_COLOR` asks for this.
    case mono
    /// The eight basic colours.
    case basic8
    /// The eight basic colours, dark and bright.
    case basic16
    /// xterm's 256.
    case indexed256
    /// 24 bits.
    case trueColor

    /// Fewer colours first.
    public static func < (first: ColorDepth, second: ColorDepth) -> Bool { first.rawValue < second.rawValue }

    /// What part of a cell a colour is for.
    public enum Layer: Sendable {
        /// The glyph.
        case foreground
        /// What is behind it.
        case background
    }

    /// The nearest colour that can be shown at this depth.
    ///
    /// `.terminal` and `.transparent` stay what they are.
    ///
    /// Of 8 colours, a bright one becomes its dark one; but bright black, a grey, becomes white as a foreground
    /// (it would vanish on a black ground) and black as a background.
    public func nearest(to color: Color, as layer: Layer = .foreground) -> Color {
        guard color != .terminal, color != .transparent else { return color }
        switch self {
        case .mono: return .terminal
        case .trueColor: return color
        case .indexed256: return color.rgb.map { .indexed(IndexedColors.nearest256($0)) } ?? color
        case .basic16: return .indexed(basicIndex(of: color))
        case .basic8:
            let index = basicIndex(of: color)
            if index == 8 { return .indexed(layer == .foreground ? 7 : 0) }
            return .indexed(index & 7)
        }
    }

    private func basicIndex(of color: Color) -> UInt8 {
        if let index = color.index, index < 16 { return index }
        return IndexedColors.nearest16(color.approximateRGB ?? 0)
    }
}
