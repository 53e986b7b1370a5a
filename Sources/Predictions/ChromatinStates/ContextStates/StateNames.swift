import GenomeData

/// What people call the states and how they paint them.
public struct StateNames: Sendable, Equatable {
    /// A state's name and colour.
    public struct Entry: Sendable, Equatable {
        /// One line without tabs.
        public var name: String
        /// Red, green and blue, 0 … 255; nil where a theme decides.
        public var colour: [UInt8]?

        /// A name, and a colour where one was chosen.
        public init(name: String, colour: [UInt8]? = nil) {
            self.name = name
            self.colour = colour
        }
    }

    /// By state, from 0; states without an entry have their number as name.
    public var entries: [Int: Entry]

    /// No names but the numbers.
    public init(_ entries: [Int: Entry] = [:]) { self.entries = entries }

    /// The state's name: its own, or S1, S2, …
    public func name(_ state: Int) -> String { entries[state]?.name ?? Self.number(state) }

    /// S1 for state 0.
    public static func number(_ state: Int) -> String { "S\(state + 1)" }

    /// The state's colour: its own, or one of eight that colour-blind people tell apart (Okabe and Ito 2008), then again.
    public func colour(_ state: Int) -> [UInt8] {
        entries[state]?.colour ?? Self.colours[max(0, state) % Self.colours.count]
    }

    /// Colours of states that have none of their own.
    public static let colours: [[UInt8]] = [
        [230, 159, 0], [86, 180, 233], [0, 158, 115], [204, 121, 167], [0, 114, 178], [213, 94, 0],
        [240, 228, 66], [153, 153, 153],
    ]

    /// The most letters of a name.
    public static let longest = 40

    /// A name as one line without control characters, of `longest` letters at most; nil where nothing is left.
    public static func cleaned(_ name: String) -> String? {
        let scalars = name.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
        let text = String(String.UnicodeScalarView(scalars)).trimmingSpaces
        return text.isEmpty ? nil : String(text.prefix(longest))
    }

    /// A colour from `#rrggbb`; nil for anything else.
    public static func colour(hex: String) -> [UInt8]? {
        let digits = hex.hasPrefix("#") ? hex.dropFirst() : hex[...]
        guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16)
        else { return nil }
        return [UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255)]
    }

    /// `#rrggbb`.
    public static func hex(_ colour: [UInt8]) -> String {
        "#" + colour.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        let start = drop { $0 == " " }
        guard let last = start.lastIndex(where: { $0 != " " }) else { return "" }
        return String(start[...last])
    }
}

extension StateNames {
    /// Reads the table that `write(to:about:)` makes: `state`, `name`, `colour`.
    ///
    /// - Throws: where it cannot be read, lacks a column, or holds a number or a colour that is none.
    public init(path: String) throws(GenomeDataError) {
        let reader = try TableReader(path: path)
        let (state, name, colour) = (
            try reader.column("state"), try reader.column("name"), try reader.column("colour")
        )
        var entries: [Int: Entry] = [:]
        while let row = try reader.next() {
            let text = try row.name(state)
            guard text.hasPrefix("S"), let number = Int(text.dropFirst()), (1...1000).contains(number) else {
                throw row.error("\"\(text)\" is no state; expected S1, S2, …", column: state)
            }
            let chosen = row.isMissing(colour) ? nil : try row.text(colour)
            let parsed = chosen.flatMap { Self.colour(hex: $0) }
            if let chosen, parsed == nil {
                throw row.error("\"\(chosen)\" is no colour; expected #rrggbb", column: colour)
            }
            let given = row.isMissing(name) ? nil : Self.cleaned(try row.text(name))
            entries[number - 1] = Entry(name: given ?? Self.number(number - 1), colour: parsed)
        }
        self.entries = entries
    }

    /// Writes the names as a table.
    ///
    /// - Parameters:
    ///   - path: the table, written whole or not at all.
    ///   - about: lines on what the states belong to, written after `# `.
    /// - Throws: `WriteError`.
    public func write(to path: String, about: [String]) throws {
        let writer = try TextWriter(path: path)
        for line in about { try writer.write("# \(line)\n") }
        try writer.write(row: ["state", "name", "colour"])
        for (state, entry) in entries.sorted(by: { $0.key < $1.key }) {
            try writer.write(row: [
                Self.number(state), entry.name, entry.colour.map(Self.hex) ?? "NA",
            ])
        }
        try writer.commit()
    }
}
