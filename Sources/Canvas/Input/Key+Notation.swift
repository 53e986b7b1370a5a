extension Key: CustomStringConvertible {
    /// The key as help and documentation write it: "a", "G", "Space", "Ctrl-O", "Alt-x", "Shift-Tab", "PgUp", "F5".
    public var description: String {
        let text = modifiers.prefix
        switch code {
        case .character(" "): return text + "Space"
        case .character(let scalar):
            return text + (modifiers.contains(.control) ? String(scalar).uppercased() : String(scalar))
        case .function(let number): return text + "F\(number)"
        default: return text + (Key.names.first { $0.code == code }?.name ?? "?")
        }
    }

    /// The key that a notation names; upper and lower case of names are the same.
    ///
    /// Nil if it names none.
    public init?(_ notation: some StringProtocol) {
        var rest = Substring(notation)
        var modifiers: Modifiers = []
        while let (prefix, modifier) = Key.prefixes.first(where: {
            // "-" alone, as in "Ctrl--", is a key.
            rest.lowercased().hasPrefix($0.0) && rest.count > $0.0.count
        }) {
            modifiers.insert(modifier)
            rest = rest.dropFirst(prefix.count)
        }
        let name = rest.lowercased()
        if rest.unicodeScalars.count == 1, let scalar = rest.unicodeScalars.first {
            guard CharacterWidth.kind(of: scalar) == .narrow || CharacterWidth.kind(of: scalar) == .wide
            else { return nil }
            let lowered = modifiers.contains(.control) ? name.unicodeScalars.first ?? scalar : scalar
            self.init(.character(lowered), modifiers)
        } else if name == "space" {
            self.init(.character(" "), modifiers)
        } else if let code = Key.names.first(where: { $0.name.lowercased() == name })?.code {
            self.init(code, modifiers)
        } else if name.hasPrefix("f"), let number = Int(name.dropFirst()), (1...63).contains(number) {
            self.init(.function(number), modifiers)
        } else {
            return nil
        }
    }

    /// Keys written one after the other with spaces between: "1 3 a Ctrl-O".
    ///
    /// Nil if one of them names no key.
    public static func sequence(_ notation: some StringProtocol) -> [Key]? {
        var keys: [Key] = []
        for word in notation.split(whereSeparator: \.isWhitespace) {
            guard let key = Key(word) else { return nil }
            keys.append(key)
        }
        return keys
    }

    private static let prefixes: [(String, Modifiers)] = [
        ("ctrl-", .control), ("alt-", .alt), ("shift-", .shift),
    ]

    private static let names: [(name: String, code: Code)] = [
        ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right), ("Home", .home), ("End", .end),
        ("PgUp", .pageUp), ("PgDn", .pageDown), ("Ins", .insert), ("Del", .delete), ("Backspace", .backspace),
        ("Enter", .enter), ("Tab", .tab), ("Esc", .escape),
    ]
}

extension Key.Modifiers {
    /// What is written before the key they are held with.
    var prefix: String {
        (contains(.control) ? "Ctrl-" : "") + (contains(.alt) ? "Alt-" : "")
            + (contains(.shift) ? "Shift-" : "")
    }
}
