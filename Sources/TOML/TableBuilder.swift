/// A table while it is being written: headers and dotted keys may come back to it.
final class TableBuilder {
    /// How a table came to be, which decides what may still be added to it.
    enum Origin {
        /// As a step on the way to a header's table: its own header may follow.
        case path
        /// By its own header, or as an element of `[[key]]`.
        case header
        /// By dotted keys: more of them may follow, from the same table.
        case dotted
    }

    private enum Entry {
        case value(TOMLNode)
        case table(TableBuilder)
        case tables([TableBuilder], line: Int)
    }

    private(set) var origin: Origin
    let line: Int
    private var keys: [String] = []
    private var entries: [String: Entry] = [:]

    init(_ origin: Origin, line: Int) {
        self.origin = origin
        self.line = line
    }

    /// Sets a key, which must be new.
    func set(_ key: String, to value: TOMLValue, line: Int) throws(TOMLError) {
        guard entries[key] == nil else { throw TOMLError(line: line, problem: "\"\(key)\" is there already") }
        add(key, .value(TOMLNode(value: value, line: line)))
    }

    /// The table that a dotted key goes through.
    func dotted(_ key: String, line: Int) throws(TOMLError) -> TableBuilder {
        switch entries[key] {
        case nil:
            let table = TableBuilder(.dotted, line: line)
            add(key, .table(table))
            return table
        case .table(let table) where table.origin == .dotted: return table
        default:
            throw TOMLError(
                line: line, problem: "\"\(key)\" is there already, and nothing can be added to it")
        }
    }

    /// The table that a header goes through: the last one of `[[key]]`.
    func step(_ key: String, line: Int) throws(TOMLError) -> TableBuilder {
        switch entries[key] {
        case nil:
            let table = TableBuilder(.path, line: line)
            add(key, .table(table))
            return table
        case .table(let table): return table
        case .tables(let tables, _):
            if let last = tables.last { return last }
            fallthrough
        case .value: throw TOMLError(line: line, problem: "\"\(key)\" is not a table that could be added to")
        }
    }

    /// The table of a header `[key]`, which may have been passed through but not yet headed.
    func header(_ key: String, line: Int) throws(TOMLError) -> TableBuilder {
        switch entries[key] {
        case nil:
            let table = TableBuilder(.header, line: line)
            add(key, .table(table))
            return table
        case .table(let table) where table.origin == .path:
            table.origin = .header
            return table
        default: throw TOMLError(line: line, problem: "\"\(key)\" is there already")
        }
    }

    /// One more table of `[[key]]`.
    func element(_ key: String, line: Int) throws(TOMLError) -> TableBuilder {
        let table = TableBuilder(.header, line: line)
        switch entries[key] {
        case nil: add(key, .tables([table], line: line))
        case .tables(var tables, let first):
            // Taken out first, so that a long list grows in place.
            entries[key] = nil
            tables.append(table)
            entries[key] = .tables(tables, line: first)
        default: throw TOMLError(line: line, problem: "\"\(key)\" is there already, and not as [[\(key)]]")
        }
        return table
    }

    /// The finished table.
    func table() -> TOMLTable {
        let nodes = entries.mapValues { entry in
            switch entry {
            case .value(let node): node
            case .table(let table): TOMLNode(value: .table(table.table()), line: table.line)
            case .tables(let tables, let line):
                TOMLNode(
                    value: .array(tables.map { TOMLNode(value: .table($0.table()), line: $0.line) }),
                    line: line)
            }
        }
        return TOMLTable(keys: keys, nodes: nodes, line: line)
    }

    private func add(_ key: String, _ entry: Entry) {
        keys.append(key)
        entries[key] = entry
    }
}
