/// Turns a theme's document and those it inherits from into a theme.
struct ThemeResolver {
    private var palette: [String: ThemeColor] = [:]
    private(set) var warnings: [ThemeWarning] = []

    /// - `name`: the name of the theme.
    /// - `chain`: its document, then its parent's, and so on.
    static func resolve(name: String, chain: [ThemeDocument]) -> (theme: Theme, warnings: [ThemeWarning]) {
        var resolver = ThemeResolver()
        resolver.warnings = chain.flatMap(\.warnings)
        let theme = resolver.resolve(name: name, chain: chain)
        return (theme, resolver.warnings)
    }

    private mutating func resolve(name: String, chain: [ThemeDocument]) -> Theme {
        // The nearest document wins, entry by entry; so a child's palette also recolours its parent's roles.
        let documents = chain.reversed()
        var roleEntries: [String: ThemeDocument.Entry] = [:]
        var gradientEntries: [String: [ThemeDocument.Entry]] = [:]
        var stateEntries: [ThemeDocument.Entry] = []
        var variant = Theme.Variant.dark
        for document in documents {
            // Where a colour is unusable, the parent's stays.
            for key in document.palette.keys.sorted() {
                if let entry = document.palette[key], let color = paletteColor(entry, key) {
                    palette[key] = color
                }
            }
            roleEntries.merge(document.roles) { $1 }
            gradientEntries.merge(document.gradients) { $1 }
            if !document.states.isEmpty { stateEntries = document.states }
            if let text = document.variant {
                if let known = Theme.Variant(rawValue: text.text) {
                    variant = known
                } else {
                    warn(text, "variant '\(text.text)' must be \"dark\" or \"light\"")
                }
            }
        }
        var roles: [String: RoleStyle] = [:]
        for key in roleEntries.keys.sorted() {
            guard let entry = roleEntries[key] else { continue }
            if !ThemeResolver.isKnown(Role(key)) { warn(entry, "unknown role '\(key)'") }
            roles[key] = roleStyle(entry, key)
        }
        return Theme(
            name: name, title: chain.first?.name?.text ?? name, variant: variant, roles: roles,
            gradients: gradientEntries.mapValues { list in list.compactMap { color($0, "gradient") } },
            states: stateEntries.compactMap { color($0, "state colours") })
    }

    private mutating func paletteColor(_ entry: ThemeDocument.PaletteEntry, _ key: String) -> ThemeColor? {
        guard var color = ThemeColor(text: entry.hex.text) else {
            warn(
                entry.hex,
                "colour '\(key)': '\(entry.hex.text)' is not \"#rrggbb\" nor a terminal colour's name")
            return nil
        }
        if let fallback = entry.indexed256 {
            color.indexed256 =
                UInt8(fallback.text).map { .indexed($0) } ?? ThemeColor.basic(named: fallback.text)
            if color.indexed256 == nil {
                warn(fallback, "colour '\(key)': 256 = \(fallback.text) is not 0…255")
            }
        }
        if let fallback = entry.basic16 {
            let index = UInt8(fallback.text).flatMap { $0 < 16 ? Color.indexed($0) : nil }
            color.basic16 = index ?? ThemeColor.basic(named: fallback.text)
            if color.basic16 == nil {
                warn(
                    fallback,
                    "colour '\(key)': 16 = \(fallback.text) is not 0…15 nor a terminal colour's name")
            }
        }
        return color
    }

    /// "fg on bg attributes", each part optional.
    private mutating func roleStyle(_ entry: ThemeDocument.Entry, _ role: String) -> RoleStyle {
        var style = RoleStyle()
        var words = entry.text.split(whereSeparator: \.isWhitespace).map(String.init)[...]
        while let word = words.popFirst() {
            if word == "on", let name = words.popFirst() {
                style.background = color(named: name, entry, "role '\(role)'")
            } else if let attribute = ThemeResolver.attributes[word] {
                style.attributes.insert(attribute)
            } else if style.foreground == nil, word != "on" {
                style.foreground = color(named: word, entry, "role '\(role)'")
            } else {
                warn(entry, "role '\(role)': '\(word)' is out of place; expected \"fg on bg attributes\"")
            }
        }
        return style
    }

    private mutating func color(_ entry: ThemeDocument.Entry, _ what: String) -> ThemeColor? {
        color(named: entry.text, entry, what)
    }

    private mutating func color(
        named name: String, _ entry: ThemeDocument.Entry, _ what: String
    ) -> ThemeColor? {
        if let color = palette[name] ?? ThemeColor(text: name) { return color }
        warn(entry, "\(what): no colour '\(name)' in the palette, and it is not \"#rrggbb\"")
        return nil
    }

    private mutating func warn(_ entry: ThemeDocument.Entry, _ message: String) {
        warnings.append(ThemeWarning(file: entry.file, line: entry.line, message: message))
    }

    /// Whether a role, or one it falls back to, is in the vocabulary.
    private static func isKnown(_ role: Role) -> Bool {
        var role: Role? = role
        while let name = role {
            if vocabulary.contains(name) { return true }
            role = name.parent
        }
        return false
    }

    private static let vocabulary = Set(Role.vocabulary)

    private static let attributes: [String: Attributes] = [
        "bold": .bold, "dim": .dim, "italic": .italic, "underline": .underline, "reverse": .reverse,
        "strike": .strike,
    ]
}
