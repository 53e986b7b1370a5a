extension Figure {
    /// Text on as many lines as it takes, so that nothing of it is cut or runs out of the figure.
    ///
    /// - Parameters:
    ///   - text: broken at spaces.
    ///   - x: where lines begin.
    ///   - y: the baseline of the first line; moved to that of the line behind the last.
    ///   - width: what a line may take.
    ///   - ink: the colour.
    ///   - size: the letters'.
    ///   - isBold: whether it is.
    public mutating func paragraph(
        _ text: String, x: Double, y: inout Double, width: Double, _ ink: Ink = .role(.text),
        size: Double = textSize, isBold: Bool = false
    ) {
        for line in Self.lines(of: text, width: width, size: size) {
            self.text(line, x: x, y: y, ink, size: size, isBold: isBold)
            y += size + 2
        }
    }

    /// The lines that a text takes in such a width; none of an empty one.
    public static func lines(of text: String, width: Double, size: Double = textSize) -> [String] {
        text.isEmpty ? [] : text.wrapped(to: max(1, Int(width / Self.width(of: "n", size: size))))
    }
}
