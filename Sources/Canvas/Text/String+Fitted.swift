extension StringProtocol {
    /// The number of terminal columns this text takes once sanitised as `Grid.write` does.
    public var columnWidth: Int {
        var width = 0
        for scalar in unicodeScalars {
            switch CharacterWidth.kind(of: scalar) {
            case .narrow, .space, .control: width += 1
            case .wide: width += 2
            case .mark, .invisible: break
            }
        }
        return width
    }

    /// This text in exactly `width` columns: padded with spaces, or cut with an ellipsis at its end.
    ///
    /// - `width`: columns; 0 or less gives an empty string.
    /// - `alignment`: where shorter text stands.
    /// - `ellipsis`: what stands for the part cut off; `Glyphs.ellipsis`. It is left out where it does not fit.
    public func fitted(to width: Int, _ alignment: Alignment = .left, ellipsis: String = "…") -> String {
        let text = truncated(to: width, ellipsis: ellipsis)
        let missing = Swift.max(0, width - text.columnWidth)
        let before =
            switch alignment {
            case .left: 0
            case .right: missing
            case .centre: missing / 2
            }
        return String(repeating: " ", count: before) + text + String(repeating: " ", count: missing - before)
    }

    /// This text in at most `width` columns, cut with an ellipsis at its end if it is longer.
    public func truncated(to width: Int, ellipsis: String = "…") -> String {
        guard width > 0 else { return "" }
        guard columnWidth > width else { return String(self) }
        let mark = ellipsis.columnWidth <= width ? ellipsis : ""
        return prefix(columns: width - mark.columnWidth) + mark
    }

    /// The end of this text in at most `width` columns, cut with an ellipsis at its beginning if it is longer.
    public func end(columns width: Int, ellipsis: String = "…") -> String {
        guard width > 0 else { return "" }
        guard columnWidth > width else { return String(self) }
        let mark = ellipsis.columnWidth <= width ? ellipsis : ""
        var left = width - mark.columnWidth
        var start = endIndex
        for index in unicodeScalars.indices.reversed() {
            let taken = String(unicodeScalars[index]).columnWidth
            left -= taken
            if left < 0 { break }
            // What takes no column belongs to the scalar before, and is not to begin what shows.
            if taken > 0 { start = index }
        }
        return mark + String(self[start...])
    }

    /// The longest beginning of this text that takes at most `columns` columns.
    func prefix(columns: Int) -> String {
        var width = 0
        var kept = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch CharacterWidth.kind(of: scalar) {
            case .narrow, .space, .control: width += 1
            case .wide: width += 2
            case .mark, .invisible: break
            }
            if width > columns { break }
            kept.append(scalar)
        }
        return String(kept)
    }

    /// This text broken at spaces into lines of at most `width` columns; a longer word is broken inside.
    ///
    /// A line end in the text is kept. No line for a width of 0.
    public func wrapped(to width: Int) -> [String] {
        guard width > 0 else { return [] }
        var lines: [String] = []
        for paragraph in split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            var line = ""
            for word in paragraph.split(separator: " ") {
                var rest = String(word)
                if !line.isEmpty {
                    if line.columnWidth + 1 + rest.columnWidth <= width {
                        line += " " + rest
                        continue
                    }
                    lines.append(line)
                    line = ""
                }
                while rest.columnWidth > width {
                    let piece = rest.prefix(columns: width).cutBehindSign
                    // A wide character does not fit a single column: it is left out rather than looped over.
                    guard !piece.isEmpty else { break }
                    lines.append(piece)
                    rest = String(rest.unicodeScalars.dropFirst(piece.unicodeScalars.count))
                }
                line = rest.prefix(columns: width)
            }
            lines.append(line)
        }
        return lines
    }
}

extension String {
    /// Without what follows the last hyphen, bracket, slash or comma: long words are parted there; all of it where there
    /// is none.
    fileprivate var cutBehindSign: String {
        guard let last = unicodeScalars.lastIndex(where: { "-(/,_".unicodeScalars.contains($0) }) else {
            return self
        }
        return String(unicodeScalars[...last])
    }
}
