import TOMLKit

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

    private var lines: [String: Int] = [:]

    /// Reads a file's text.
    ///
    /// What cannot be used becomes a warning; if it is not TOML at all, one warning.
    init(text: String, file: String) {
        self.file = file
        lines = ThemeDocument.lines(of: text)
        do {
            read(try TOMLTable(string: text))
        } catch let error as TOMLParseError {
            warnings.append(
                ThemeWarning(file: file, line: error.source.begin.line, message: error.description))
        } catch {
            warnings.append(ThemeWarning(file: file, line: nil, message: "\(error)"))
        }
    }

    private mutating func read(_ table: TOMLTable) {
        for key in table.keys.sorted() {
            switch key {
            case "name": name = entry(table[key], key, "text")
            case "variant": variant = entry(table[key], key, "\"dark\" or \"light\"")
            case "inherits": inherits = entry(table[key], key, "the name of a theme")
            case "palette": readPalette(section(table[key], key))
            case "roles": readRoles(section(table[key], key), under: "")
            case "gradients": readGradients(section(table[key], key))
            case "states": readStates(section(table[key], key))
            default:
                warn(
                    key,
                    "unknown key '\(key)'; known are name, variant, inherits, palette, roles, gradients, states"
                )
            }
        }
    }

    private mutating func readPalette(_ table: TOMLTable?) {
        guard let table else { return }
        for key in table.keys {
            let path = "palette." + key
            if let value = table[key]?.table {
                guard let hex = entry(value["hex"], path, "a table with hex = \"#rrggbb\"") else { continue }
                palette[key] = PaletteEntry(
                    hex: hex,
                    indexed256: value.contains(key: "256") ? number(value["256"], path) : nil,
                    basic16: value.contains(key: "16") ? number(value["16"], path) : nil)
                for extra in value.keys where !["hex", "256", "16"].contains(extra) {
                    warn(path, "unknown key '\(extra)' in colour '\(key)'; known are hex, 256, 16")
                }
            } else if let hex = entry(table[key], path, "\"#rrggbb\" or { hex = …, 256 = …, 16 = … }") {
                palette[key] = PaletteEntry(hex: hex)
            }
        }
    }

    /// A dotted key without quotes is a table in TOML; it means the same here.
    private mutating func readRoles(_ table: TOMLTable?, under prefix: String) {
        guard let table else { return }
        for key in table.keys {
            let role = prefix + key
            if let inner = table[key]?.table {
                readRoles(inner, under: role + ".")
            } else {
                roles[role] = entry(table[key], "roles." + role, "text like \"blue on panel bold\"")
            }
        }
    }

    private mutating func readGradients(_ table: TOMLTable?) {
        guard let table else { return }
        for key in table.keys {
            let path = "gradients." + key
            guard Gradient.names.contains(key) else {
                warn(path, "unknown gradient '\(key)'; known are \(Gradient.names.joined(separator: ", "))")
                continue
            }
            gradients[key] = list(table[key], path)
        }
    }

    private mutating func readStates(_ table: TOMLTable?) {
        guard let table else { return }
        for key in table.keys {
            guard key == "colors" else {
                warn("states." + key, "unknown key '\(key)'; known is colors")
                continue
            }
            states = list(table[key], "states.colors")
        }
    }

    // MARK: values

    private mutating func section(_ value: TOMLValueConvertible?, _ key: String) -> TOMLTable? {
        if let table = value?.table { return table }
        warn(key, "'\(key)' must be a table")
        return nil
    }

    private mutating func entry(_ value: TOMLValueConvertible?, _ path: String, _ wanted: String) -> Entry? {
        if let text = value?.string { return Entry(text: text, file: file, line: lines[path]) }
        warn(path, "'\(path)' must be \(wanted)")
        return nil
    }

    private mutating func number(_ value: TOMLValueConvertible?, _ path: String) -> Entry? {
        if let number = value?.int { return Entry(text: String(number), file: file, line: lines[path]) }
        return entry(value, path, "a number or the name of a colour in its fallbacks")
    }

    private mutating func list(_ value: TOMLValueConvertible?, _ path: String) -> [Entry] {
        guard let array = value?.array else {
            warn(path, "'\(path)' must be a list of colours")
            return []
        }
        return (0..<array.count).compactMap { entry(array[$0], path, "a list of colours") }
    }

    private mutating func warn(_ path: String, _ message: String) {
        warnings.append(ThemeWarning(file: file, line: lines[path], message: message))
    }

    /// The line of every key, by path: the parser does not tell it.
    private static func lines(of text: String) -> [String: Int] {
        var section = ""
        var lines: [String: Int] = [:]
        for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .enumerated()
        {
            let line = raw.drop(while: \.isWhitespace)
            if line.hasPrefix("[") {
                section = plain(line.dropFirst().prefix { $0 != "]" }) + "."
                lines[String(section.dropLast())] = index + 1
            } else if !line.hasPrefix("#"), let equals = line.firstIndex(of: "=") {
                let path = section + plain(line[..<equals])
                if lines[path] == nil { lines[path] = index + 1 }
            }
        }
        return lines
    }

    private static func plain(_ key: Substring) -> String {
        String(key.filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" })
    }
}
