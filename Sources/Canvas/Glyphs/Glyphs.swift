/// The characters that drawings are made of, at one level of the ladder.
///
/// All take one column.
public struct Glyphs: Sendable, Hashable {
    /// The level these belong to.
    public let level: GlyphLevel

    /// Nine fillings of a cell from below, empty to full.
    public let vertical: [Unicode.Scalar]
    /// Nine fillings of a cell from the left, empty to full.
    public let horizontal: [Unicode.Scalar]
    /// Five densities, empty to full.
    public let shades: [Unicode.Scalar]
    /// Five densities for values below the middle of a diverging scale, told from `shades` without colour.
    public let negativeShades: [Unicode.Scalar]
    /// Patterns that tell categories apart without colour; repeat beyond.
    public let patterns: [Unicode.Scalar]
    /// Frames of the spinner.
    public let spinner: [Unicode.Scalar]

    /// Lines and corners of boxes.
    public let box: BoxGlyphs
    /// Signs with a meaning.
    public let signs: SignGlyphs

    /// What stands for text that was cut off.
    public var ellipsis: String { level == .ascii ? "~" : "…" }

    /// The characters of a level.
    public init(_ level: GlyphLevel) {
        self.level = level
        let isASCII = level == .ascii
        vertical = Array((isASCII ? " _.:-=+*#" : " ▁▂▃▄▅▆▇█").unicodeScalars)
        horizontal = Array((isASCII ? "   --====" : " ▏▎▍▌▋▊▉█").unicodeScalars)
        shades = Array((isASCII ? " .:*#" : " ░▒▓█").unicodeScalars)
        negativeShades = Array((isASCII ? " ,-~=" : " ·-=≡").unicodeScalars)
        patterns = Array((isASCII ? "123456789ABCDEF" : "█▓▒░▚▤▥▦▧▨▩▞").unicodeScalars)
        let spinnerText =
            switch level {
            case .ascii: "|/-\\"
            case .blocks: "▖▘▝▗"
            case .braille: "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"
            }
        spinner = Array(spinnerText.unicodeScalars)
        box = isASCII ? .ascii : .light
        signs = isASCII ? .ascii : .unicode
    }

    /// The filling from below for `eighths` of a cell, cut to 0…8.
    public func rising(_ eighths: Int) -> Unicode.Scalar { vertical[Swift.min(Swift.max(eighths, 0), 8)] }

    /// The filling from the left for `eighths` of a cell, cut to 0…8.
    public func growing(_ eighths: Int) -> Unicode.Scalar { horizontal[Swift.min(Swift.max(eighths, 0), 8)] }

    /// The density for a share 0…1 (cut): the empty one only for 0.
    public func shade(_ share: Double) -> Unicode.Scalar { Glyphs.step(shades, share) }

    /// The density, below the middle, for a share 0…1 (cut) of the way down.
    public func negativeShade(_ share: Double) -> Unicode.Scalar { Glyphs.step(negativeShades, share) }

    private static func step(_ glyphs: [Unicode.Scalar], _ share: Double) -> Unicode.Scalar {
        guard share > 0 else { return glyphs[0] }
        return glyphs[1 + Int(Swift.min(share, 1) * 3 + 0.5)]
    }

    /// A bar as text: `share` (cut to 0…1) of `width` columns, in eighths; always `width` columns long,
    /// up to `Grid.limit`.
    public func bar(_ share: Double, width: Int) -> String {
        let width = Swift.min(Swift.max(width, 0), Grid.limit)
        let cut = share.isNaN ? 0 : Swift.min(Swift.max(share, 0), 1)
        let eighths = Int((cut * Double(width) * 8).rounded())
        var view = String.UnicodeScalarView()
        for column in 0..<width { view.append(growing(eighths - column * 8)) }
        return String(view)
    }
}
