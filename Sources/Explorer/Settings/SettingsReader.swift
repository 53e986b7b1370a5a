import Canvas
import TOML
import Wording

/// Reads the text of `config.toml`: what is wrong is named with its line and passed over, and the rest holds.
struct SettingsReader {
    private var settings = Settings()
    private let commands: ViewList
    private let file: String

    /// - Parameters:
    ///   - text: the file's.
    ///   - file: its name, for problems.
    ///   - commands: those that keys can be given to.
    /// - Returns: the settings, with what could not be used.
    static func settings(_ text: String, file: String, commands: ViewList) -> Settings {
        var reader = SettingsReader(commands: commands, file: file)
        do {
            reader.read(try TOMLDocument(text).root)
        } catch {
            reader.problem(error.line, error.problem)
        }
        return reader.settings
    }

    private init(commands: ViewList, file: String) {
        self.commands = commands
        self.file = file
    }

    private mutating func problem(_ line: Int, _ text: String) {
        settings.problems.append("\(file) line \(line): \(text)")
    }

    private mutating func read(_ root: TOMLTable) {
        for key in root.keys {
            guard let node = root[key] else { continue }
            switch key {
            case "theme":
                if let name = string(node, "theme"), name != "auto" { settings.theme = name }
            case "glyphs": readGlyphs(node)
            case "mouse":
                if case .boolean(let uses) = node.value {
                    settings.usesMouse = uses
                } else {
                    problem(node.line, "mouse must be true or false, not \(node.value.kind)")
                }
            case "keys": if let table = table(node, "keys") { readKeys(table) }
            case "tracks": if let table = table(node, "tracks") { readTracks(table) }
            case "pipe": if let table = table(node, "pipe") { readPipes(table) }
            default:
                problem(
                    node.line,
                    "there is no setting '\(key)'; there are theme, glyphs, mouse, keys, tracks, pipe")
            }
        }
    }

    private mutating func readGlyphs(_ node: TOMLNode) {
        guard let name = string(node, "glyphs"), name != "auto" else { return }
        settings.glyphs = GlyphLevel(rawValue: name)
        if settings.glyphs == nil {
            let names = GlyphLevel.allCases.map(\.rawValue).joined(separator: ", ")
            problem(node.line, "glyphs must be auto, \(names), not '\(name)'")
        }
    }

    private mutating func readKeys(_ table: TOMLTable) {
        for name in table.keys {
            guard let node = table[name] else { continue }
            guard commands.command(named: name) != nil else {
                let near = NearestName.suggestion(
                    for: name, among: commands.commands.map(\.name), plural: "commands")
                problem(node.line, "there is no command '\(name)'" + near)
                continue
            }
            var keys: [[Key]] = []
            for node in nodes(node) {
                guard case .string(let notation) = node.value else {
                    problem(node.line, "keys of \(name) must be text such as \"g g\" or \"Ctrl-O\"")
                    continue
                }
                guard let sequence = Key.sequence(notation), !sequence.isEmpty else {
                    problem(
                        node.line,
                        "'\(notation)' names no keys; letters, Ctrl-O, F5, Left, Enter and so on do")
                    continue
                }
                keys.append(sequence)
            }
            settings.keys[name] = keys
        }
    }

    private mutating func readPipes(_ table: TOMLTable) {
        for name in table.keys {
            guard let node = table[name], let command = string(node, "pipe.\(name)") else { continue }
            if command.allSatisfy(\.isWhitespace) {
                problem(node.line, "pipe.\(name) must be a command for /bin/sh, not nothing")
            } else if name.isEmpty || name.contains(where: \.isWhitespace) {
                problem(node.line, "'\(name)' cannot be typed as a name: it must be one word")
            } else {
                settings.pipes.append(PipeCommand(name: name, command: command))
            }
        }
    }

    private mutating func readTracks(_ table: TOMLTable) {
        for key in table.keys {
            guard let node = table[key] else { continue }
            switch key {
            case "order": settings.tracks.order = names(node, "tracks.order")
            case "hidden": settings.tracks.hidden = Set(names(node, "tracks.hidden"))
            case "heights": readHeights(node)
            case "ranges": readRanges(node)
            default:
                problem(
                    node.line, "there is no setting 'tracks.\(key)'; there are order, hidden, heights, ranges"
                )
            }
        }
    }

    private mutating func readHeights(_ node: TOMLNode) {
        guard let table = table(node, "tracks.heights") else { return }
        for name in table.keys {
            guard let node = table[name] else { continue }
            if case .integer(let rows) = node.value, TrackArrangement.heightLimits.contains(rows) {
                settings.tracks.heights[name] = rows
            } else {
                let limits = TrackArrangement.heightLimits
                problem(
                    node.line,
                    "the height of \(name) must be \(limits.lowerBound) to \(limits.upperBound) rows")
            }
        }
    }

    private mutating func readRanges(_ node: TOMLNode) {
        guard let table = table(node, "tracks.ranges") else { return }
        for name in table.keys {
            guard let node = table[name] else { continue }
            let ends = nodes(node).compactMap { number($0) }
            if ends.count == 2, let range = TrackArrangement.FixedRange(low: ends[0], high: ends[1]) {
                settings.tracks.ranges[name] = range
            } else {
                problem(node.line, "the range of \(name) must be two rising numbers, as in [0, 10]")
            }
        }
    }

    // MARK: Values

    private mutating func string(_ node: TOMLNode, _ name: String) -> String? {
        if case .string(let text) = node.value { return text }
        problem(node.line, "\(name) must be text, not \(node.value.kind)")
        return nil
    }

    private mutating func table(_ node: TOMLNode, _ name: String) -> TOMLTable? {
        if case .table(let table) = node.value { return table }
        problem(node.line, "\(name) must be a table, not \(node.value.kind)")
        return nil
    }

    private mutating func names(_ node: TOMLNode, _ name: String) -> [String] {
        nodes(node).compactMap { string($0, name) }
    }

    /// The elements of a list, or a single value as one.
    private func nodes(_ node: TOMLNode) -> [TOMLNode] {
        if case .array(let elements) = node.value { elements } else { [node] }
    }

    private func number(_ node: TOMLNode) -> Double? {
        switch node.value {
        case .integer(let value): Double(value)
        case .float(let value): value
        default: nil
        }
    }
}
