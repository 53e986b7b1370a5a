/// Turns the values in tables of settings into plain ones.
struct SettingsReader {
    /// Levels within one setting.
    static let deepest = 8
    /// Values in all settings together: shared parts may unfold, but not without bounds.
    static let mostValues = 10_000

    private let arena: PickleArena
    private let tables: [SettingsTable]
    private let file: CheckpointFile
    private var count = 0

    /// A reader of the given tables' settings.
    init(arena: PickleArena, tables: [SettingsTable], file: CheckpointFile) {
        self.arena = arena
        self.tables = tables
        self.file = file
    }

    /// A setting's value; nil when there is none or it is not plain (an object, a tensor, a class).
    ///
    /// - Throws: `CheckpointError` when the value unfolds beyond the limits, as one that contains itself does.
    mutating func value(of name: String, in table: Int) throws(CheckpointError) -> ConfigurationValue? {
        guard let reference = tables[table].members[name] else { return nil }
        return try plain(resolved(reference, table: table), name: name, depth: 0)
    }

    private mutating func plain(
        _ reference: PickleValue.Reference, name: String, depth: Int
    ) throws(CheckpointError) -> ConfigurationValue? {
        count += 1
        guard depth <= Self.deepest, count <= Self.mostValues else {
            throw file.failure(at: .setting(name), "contains itself or too many values")
        }
        let inner = arena.unwrapped(reference)
        switch arena[inner] {
        case .none: return .null
        case .bool(let value): return .bool(value)
        case .integer(let value): return .integer(value)
        case .number(let value): return .number(value)
        case .text(let value): return .text(value)
        default: break
        }
        if arena.entries(inner) != nil {
            var values: [String: ConfigurationValue] = [:]
            try arena.forEachEntry(of: inner) { (key, member) throws(CheckpointError) in
                values[key] = try plain(member, name: name, depth: depth + 1)
            }
            return .table(values)
        }
        guard let items = arena.sequence(inner) else { return nil }
        var values: [ConfigurationValue] = []
        for item in items {
            guard let value = try plain(item, name: name, depth: depth + 1) else { return nil }
            values.append(value)
        }
        return .list(values)
    }

    /// Follows OmegaConf's references between settings.
    ///
    /// `${a.b}` leads from the root, `${.a}` to the same table, `${..a}` to the one above. What does not lead to a
    /// setting, or calls a resolver, stays the text it is.
    private func resolved(_ reference: PickleValue.Reference, table: Int) -> PickleValue.Reference {
        var (target, place) = (reference, table)
        for _ in 0..<16 {  // references to references; a circle ends here
            guard let text = arena.text(target), text.utf8.count < 1024, text.hasPrefix("${"),
                text.hasSuffix("}"),
                let next = lookup(text.dropFirst(2).dropLast(), from: place)
            else { return target }
            (target, place) = next
        }
        return reference
    }

    private func lookup(
        _ path: Substring, from table: Int
    ) -> (target: PickleValue.Reference, table: Int)? {
        let dots = path.prefix { $0 == "." }.count
        let keys = path.dropFirst(dots).split(separator: ".", omittingEmptySubsequences: false)
            .map(String.init)
        var starts = [table]
        while let parent = tables[starts[starts.count - 1]].parent { starts.append(parent) }
        if dots > 0 {
            return dots <= starts.count ? walk(keys, from: starts[dots - 1]) : nil
        }
        // The root is the outermost OmegaConf container, which may itself lie in an ordinary dictionary.
        for start in starts.reversed() {
            if let found = walk(keys, from: start) { return found }
        }
        return nil
    }

    private func walk(
        _ keys: [String], from start: Int
    ) -> (target: PickleValue.Reference, table: Int)? {
        guard let last = keys.last else { return nil }
        var place = start
        for key in keys.dropLast() {
            guard let child = tables[place].children[key] else { return nil }
            place = child
        }
        return tables[place].members[last].map { ($0, place) }
    }
}
