import TOML
import Wording

/// One table of a manifest, read key by key. Every error names the manifest and the key's line.
struct ManifestTable {
    /// The manifest, for errors.
    let file: String
    /// How the table is headed: `[features]`; "" for the root.
    let heading: String

    private let table: TOMLTable

    /// The root table of a manifest's text.
    init(file: String, text: String) throws(GenomeDataError) {
        do {
            table = try TOMLDocument(text).root
        } catch {
            throw GenomeDataError(file: file, place: "line \(error.line)", problem: error.problem)
        }
        self.file = file
        heading = ""
    }

    private init(_ table: TOMLTable, heading: String, file: String) {
        self.table = table
        self.heading = heading
        self.file = file
    }

    /// An error at a key, or at the table where it should be.
    func error(_ problem: String, at key: String? = nil) -> GenomeDataError {
        let line = key.flatMap { table[$0]?.line } ?? table.line
        return GenomeDataError(file: file, place: "line \(line)", problem: problem)
    }

    /// Refuses keys that have no meaning: most are misspelt.
    func allow(_ known: [String]) throws(GenomeDataError) {
        for key in table.keys where !known.contains(key) {
            throw error(
                "unknown key \"\(key)\"\(inside)"
                    + NearestName.suggestion(for: key, among: known, plural: "keys"),
                at: key)
        }
    }

    /// The keys, in order.
    var keys: [String] { table.keys }

    /// Whether the key is there.
    func has(_ key: String) -> Bool { table[key] != nil }

    /// Whether the key is there and holds a string.
    func isText(_ key: String) -> Bool {
        if case .string? = table[key]?.value { true } else { false }
    }

    /// A text that is not empty and fits on a line; nil where the key is absent.
    func text(_ key: String) throws(GenomeDataError) -> String? {
        guard let node = table[key] else { return nil }
        guard case .string(let text) = node.value else { throw mismatch(key, "a string", node) }
        try check(text, key, node)
        return text
    }

    /// As `text(_:)`, for a key that must be there.
    func requiredText(_ key: String) throws(GenomeDataError) -> String {
        guard let text = try text(key) else { throw error("no key \"\(key)\"\(inside)") }
        return text
    }

    /// A whole number in `range`; nil where the key is absent.
    func integer(_ key: String, in range: ClosedRange<Int>) throws(GenomeDataError) -> Int? {
        guard let node = table[key] else { return nil }
        guard case .integer(let number) = node.value else { throw mismatch(key, "a whole number", node) }
        guard range.contains(number) else {
            throw error("\(key) is \(number); expected \(range.lowerBound) to \(range.upperBound)", at: key)
        }
        return number
    }

    /// A number that a `Float` holds; nil where the key is absent.
    func number(_ key: String) throws(GenomeDataError) -> Float? {
        guard let node = table[key] else { return nil }
        let number: Float
        switch node.value {
        case .integer(let value): number = Float(value)
        case .float(let value): number = Float(value)
        default: throw mismatch(key, "a number", node)
        }
        guard number.isFinite else { throw mismatch(key, "a finite number", node) }
        return number
    }

    /// true or false; nil where the key is absent.
    func flag(_ key: String) throws(GenomeDataError) -> Bool? {
        guard let node = table[key] else { return nil }
        guard case .boolean(let flag) = node.value else { throw mismatch(key, "true or false", node) }
        return flag
    }

    /// One of an enumeration's words; nil where the key is absent.
    func choice<Choice>(
        _ key: String, of type: Choice.Type
    ) throws(GenomeDataError) -> Choice? where Choice: RawRepresentable<String> & CaseIterable {
        guard let word = try text(key) else { return nil }
        guard let choice = Choice(rawValue: word) else {
            let words = Choice.allCases.map(\.rawValue)
            throw error("\(key) is \"\(word)\"; expected " + words.joined(separator: ", "), at: key)
        }
        return choice
    }

    /// A list of texts; nil where the key is absent.
    func texts(_ key: String) throws(GenomeDataError) -> [String]? {
        guard let node = table[key] else { return nil }
        guard case .array(let nodes) = node.value else { throw mismatch(key, "a list of strings", node) }
        var texts: [String] = []
        for node in nodes {
            guard case .string(let text) = node.value else { throw mismatch(key, "a list of strings", node) }
            try check(text, key, node)
            texts.append(text)
        }
        return texts
    }

    /// A table; nil where the key is absent.
    func table(_ key: String) throws(GenomeDataError) -> ManifestTable? {
        guard let node = table[key] else { return nil }
        guard case .table(let inner) = node.value else {
            throw mismatch(key, "a table, headed [\(key)]", node)
        }
        return ManifestTable(inner, heading: "[\(key)]", file: file)
    }

    /// A list of tables, at most `most`; none where the key is absent.
    func tables(_ key: String, most: Int) throws(GenomeDataError) -> [ManifestTable] {
        guard let node = table[key] else { return [] }
        guard case .array(let nodes) = node.value else {
            throw mismatch(key, "tables, each headed [[\(key)]]", node)
        }
        guard nodes.count <= most else {
            throw error("\(nodes.count) of [[\(key)]]; at most \(most)", at: key)
        }
        var tables: [ManifestTable] = []
        for node in nodes {
            guard case .table(let inner) = node.value else {
                throw mismatch(key, "tables, each headed [[\(key)]]", node)
            }
            tables.append(ManifestTable(inner, heading: "[[\(key)]]", file: file))
        }
        return tables
    }

    private var inside: String { heading.isEmpty ? "" : " in " + heading }

    private func check(_ text: String, _ key: String, _ node: TOMLNode) throws(GenomeDataError) {
        let isBlank = text.allSatisfy { $0 == " " }
        guard !isBlank, !text.hasControlCharacter else {
            throw GenomeDataError(
                file: file, place: "line \(node.line)",
                problem: isBlank ? "\(key) is empty" : "\(key) holds a control character")
        }
    }

    private func mismatch(_ key: String, _ expected: String, _ node: TOMLNode) -> GenomeDataError {
        GenomeDataError(
            file: file, place: "line \(node.line)",
            problem: "\(key): expected \(expected), found \(node.value.kind)")
    }
}
