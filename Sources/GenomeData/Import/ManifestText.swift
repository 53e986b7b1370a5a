/// Writes a manifest as TOML. Paths are written as they are given.
struct ManifestText {
    /// The text so far.
    private(set) var text = ""

    /// A line that explains.
    mutating func comment(_ words: String) { text += "# \(words)\n" }

    /// `[name]`, or `[[name]]` for one of several.
    mutating func header(_ name: String, isElement: Bool = false) {
        text += "\n" + (isElement ? "[[\(name)]]" : "[\(name)]") + "\n"
    }

    /// `key = "text"`.
    mutating func set(_ key: String, _ value: String) { text += "\(key) = \(Self.quoted(value))\n" }

    /// `key = number`.
    mutating func set(_ key: String, _ value: Int) { text += "\(key) = \(value)\n" }

    /// `key = number`, without a fraction where there is none.
    mutating func set(_ key: String, _ value: Float) {
        text +=
            "\(key) = " + (value == value.rounded() && abs(value) < 1e9 ? "\(Int(value))" : "\(value)") + "\n"
    }

    /// `key = true` or `false`.
    mutating func set(_ key: String, _ value: Bool) { text += "\(key) = \(value)\n" }

    /// `key = ["text", …]`, a text per line.
    mutating func set(_ key: String, _ values: [String]) {
        text += "\(key) = [\n" + values.map { "    \(Self.quoted($0)),\n" }.joined() + "]\n"
    }

    /// `key = { name = ["text", …] }`.
    mutating func set(_ key: String, _ name: String, _ values: [String]) {
        let list = values.map(Self.quoted).joined(separator: ", ")
        text += "\(key) = { \(name) = [\(list)] }\n"
    }

    /// A TOML basic string.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\" + String(scalar)
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let code = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - code.count) + code
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
