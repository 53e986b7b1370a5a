extension Grid {
    /// The grid with ANSI colour sequences, a line per row; every line ends in the terminal's own style, so that
    /// lines can be cut out.
    ///
    /// - `depth`: colours the reader can show; `.mono` leaves attributes only.
    public func ansiText(depth: ColorDepth) -> String {
        var text = ""
        text.reserveCapacity(rows * columns * 2)
        for row in 0..<rows {
            var style = Style.plain
            for column in 0..<lastInked(row) {
                let cell = self[row, column]
                guard !cell.isContinuation else { continue }
                let next = ANSI.style(cell.style, at: depth)
                if next != style {
                    text += ANSI.sequence(next)
                    style = next
                }
                text.unicodeScalars.append(cell.scalar)
                if let mark = cell.mark { text.unicodeScalars.append(mark) }
            }
            if style != .plain { text += "\u{1B}[0m" }
            text += "\n"
        }
        return text
    }

    /// One past the last cell of a row that shows anything.
    private func lastInked(_ row: Int) -> Int {
        var end = columns
        while end > 0, self[row, end - 1] == .blank { end -= 1 }
        return end
    }
}
