extension Grid {
    /// The characters, then how they look: what golden-screen tests keep.
    ///
    /// Each row's looks are letters, one per cell, explained at the end; so a difference shows where it is.
    public var transcript: String {
        var letters: [Style: Character] = [:]
        var order: [Style] = []
        var looks = ""
        for row in 0..<rows {
            for column in 0..<columns {
                let style = self[row, column].style
                if letters[style] == nil {
                    letters[style] = Grid.letter(order.count)
                    order.append(style)
                }
                looks.append(letters[style] ?? "?")
            }
            looks += "\n"
        }
        let text = (0..<rows).map { "|" + plainText(row: $0) + "\n" }.joined()
        let key = order.enumerated().map { index, style in
            let attributes = Grid.names(style.attributes).map { " " + $0 }.joined()
            return "\(Grid.letter(index)) \(style.foreground) on \(style.background)\(attributes)\n"
        }
        return "\(rows) rows, \(columns) columns\n" + text + "looks\n" + looks + key.joined()
    }

    /// A letter or digit, then anything printable, for the n-th look.
    private static func letter(_ index: Int) -> Character {
        let usual = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        if index < usual.count { return usual[index] }
        return Unicode.Scalar(UInt32(0x0100 + (index - usual.count) % 0x0100)).map(Character.init) ?? "?"
    }

    private static func names(_ attributes: Attributes) -> [String] {
        let all: [(Attributes, String)] = [
            (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"),
            (.reverse, "reverse"), (.strike, "strike"),
        ]
        return all.compactMap { attributes.contains($0.0) ? $0.1 : nil }
    }
}
