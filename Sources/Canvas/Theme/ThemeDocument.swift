import TOML

/// One theme file as read, before inheritance: names and texts, not yet colours.
struct ThemeDocument: Sendable {
    /// A value and where it stands.
    struct Entry: Sendable {
        var text: String
        var file: String
        var line: Int?
    }

    /// A palette colour: the texts of `hex`, `256` and `16`.
    struct PaletteEntry: Sendable {
        var hex: Entry
        var indexed256: Entry?
        var basic16: Entry?
    }

    var file: String
    var name: Entry?
    var variant: Entry?
    var inherits: Entry?
    var palette: [String: PaletteEntry] = [:]
    var roles: [String: Entry] = [:]
    var gradients: [String: [Entry]] = [:]
    var states: [Entry] = []
    var warnings: [ThemeWarning] = []

    /// Reads a file's text.
    ///
    /// What cannot be used becomes a warning; if it is not TOML at all, one warning.
    init(text: String, file: String) {
        self.file = file
        do {
            read(try TOMLDocument(text).root)
        } catch {
            warnings.append(ThemeWarning(file: file, line: error.line, message: error.problem))
        }
    }

    private mutating func read(_ root: TOMLTable) {
        for (key, node) in root.entries {
            switch key {
            case "name": name = entry(node, key, "text")
            case "variant": variant = entry(node, key, "\"dark\" or \"light\"")
            case "inherits": inherits = entry(node, key, "the name of a theme")
            case "palette": readPalette(section(node, key))
            case "roles": readRoles(section(node, key), under: "")
            case "gradients": readGradients(section(node, key))
            case "states": readStates(section(node, key))
            default:
                warn(
                    node,
                    "unknown key '\(key)'; known are name, variant, inherits, palette, roles, gradients, states"
                )
            }
        }
    }

    private mutating func readPalette(_ table: TOMLTable?) {
        for (key, node) in table?.entries ?? [] {
            let path = "palette." + key
            guard case .table(let value) = node.value else {
                if let hex = entry(node, path, "\"#rrggbb\" or { hex = …, 256 = …, 16 = … }") {
                    palette[key] = PaletteEntry(hex: hex)
                }
                continue
            }
            let wanted = "a table with hex = \"#rrggbb\""
            guard let node = value["hex"] else {
                warn(node, "'\(path)' must be \(wanted)")
                continue
            }
            guard let hex = entry(node, path, wanted) else { continue }
            palette[key] = PaletteEntry(
                hex: hex, indexed256: value["256"].flatMap { number($0, path) },
                basic16: value["16"].flatMap { number($0, path) })
            for (extra, node) in value.entries where !["hex", "256", "16"].contains(extra) {
                warn(node, "unknown key '\(extra)' in colour '\(key)'; known are hex, 256, 16")
            }
        }
    }

    /// A dotted key without quotes is a table in TOML; it means the same here.
    private mutating func readRoles(_ table: TOMLTable?, under prefix: String) {
        for (key, node) in table?.entries ?? [] {
            let role = prefix + key
            if case .table(let inner) = node.value {
                readRoles(inner, under: role + ".")
            } else {
                roles[role] = entry(node, "roles." + role, "text like \"blue on panel bold\"")
            }
        }
    }

    private mutating func readGradients(_ table: TOMLTable?) {
        for (key, node) in table?.entries ?? [] {
            guard Gradient.names.contains(key) else {
                warn(node, "unknown gradient '\(key)'; known are \(Gradient.names.joined(separator: ", "))")
                continue
            }
            gradients[key] = list(node, "gradients." + key)
        }
    }

    private mutating func readStates(_ table: TOMLTable?) {
        for (key, node) in table?.entries ?? [] {
            guard key == "colors" else {
                warn(node, "unknown key '\(key)'; known is colors")
                continue
            }
            states = list(node, "states.colors")
        }
    }

    // MARK: values

    private mutating func section(_ node: TOMLNode, _ key: String) -> TOMLTable? {
        if case .table(let table) = node.value { return table }
        warn(node, "'\(key)' must be a table")
        return nil
    }

    private mutating func entry(_ node: TOMLNode, _ path: String, _ wanted: String) -> Entry? {
        if case .string(let text) = node.value { return Entry(text: text, file: file, line: node.line) }
        warn(node, "'\(path)' must be \(wanted)")
        return nil
    }

    private mutating func number(_ node: TOMLNode, _ path: String) -> Entry? {
        if case .integer(let number) = node.value {
            return Entry(text: String(number), file: file, line: node.line)
        }
        return entry(node, path, "a number or the name of a colour in its fallbacks")
    }

    private mutating func list(_ node: TOMLNode, _ path: String) -> [Entry] {
        guard case .array(let nodes) = node.value else {
            warn(node, "'\(path)' must be a list of colours")
            return []
        }
        return nodes.compactMap { entry($0, path, "a list of colours") }
    }

    private mutating func warn(_ node: TOMLNode, _ message: String) {
        warnings.append(ThemeWarning(file: file, line: node.line, message: message))
    }
}

extension TOMLTable {
    /// The keys with their values, in the order in which they were written.
    fileprivate var entries: [(key: String, node: TOMLNode)] {
        keys.compactMap { key in self[key].map { (key, $0) } }
    }
}
