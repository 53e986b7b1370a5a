extension String {
    /// The text with control characters escaped and cut after `limit` characters: a name out of a file must
    /// neither steer the terminal it is printed on nor flood it.
    package func printable(limit: Int = .max) -> String {
        var text = ""
        for (index, scalar) in unicodeScalars.enumerated() {
            if index >= limit { return text + "…" }
            let isControl =
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator: true
                default: false
                }
            text += isControl ? scalar.escaped(asASCII: true) : String(scalar)
        }
        return text
    }
}

extension StringProtocol {
    /// Whether a control character of ASCII is in it: names out of files stand in tables and on screens, one to a cell.
    package var hasControlCharacter: Bool { utf8.contains { $0 < 0x20 || $0 == 0x7F } }
}
