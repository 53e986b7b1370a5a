import Canvas

extension String {
    /// Wrapped to a few lines of so many columns; where they do not hold it, the last one ends with an ellipsis behind a
    /// whole word or part of one.
    func wrapped(to width: Int, lines count: Int, _ look: Look) -> [String] {
        let lines = wrapped(to: width)
        guard lines.count > count, count > 0 else { return Array(lines.prefix(max(0, count))) }
        let sign = String(look.glyphs.ellipsis)
        let short = lines[count - 1].wrapped(to: width - sign.columnWidth).first ?? ""
        return Array(lines.prefix(count - 1)) + [short + sign]
    }
}
