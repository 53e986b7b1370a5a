/// Plain settings of a checkpoint's configuration, with errors that name the setting.
struct SettingReader {
    let settings: [String: ConfigurationValue]
    let file: String

    /// A whole number that must be there.
    func integer(_ name: String) throws(PrismError) -> Int {
        guard let value = settings[name] else { throw missing(name) }
        guard let number = Self.integer(value) else { throw wrong(name, "a whole number", value) }
        return number
    }

    /// A text that must be there.
    func text(_ name: String) throws(PrismError) -> String {
        guard let value = settings[name] else { throw missing(name) }
        guard case .text(let text) = value else { throw wrong(name, "a text", value) }
        return text
    }

    /// A number, or nil where the setting is absent or null.
    func optionalNumber(_ name: String) throws(PrismError) -> Double? {
        switch settings[name] {
        case nil, .null?: return nil
        case .integer(let value)?: return Double(value)
        case .number(let value)?: return value
        case let value?: throw wrong(name, "a number", value)
        }
    }

    /// Where the setting is a whole number, it must be `found`, what the tensors show. Other values (`"auto"`) say
    /// nothing.
    func agree(_ name: String, _ found: Int) throws(PrismError) {
        guard let value = settings[name], let stated = Self.integer(value) else { return }
        try expect(stated == found, name, "\(stated), but the tensors show \(found)")
    }

    func expect(_ holds: Bool, _ name: String, _ problem: String) throws(PrismError) {
        if !holds { throw .checkpoint(file: file, place: name, problem: problem) }
    }

    private static func integer(_ value: ConfigurationValue) -> Int? {
        switch value {
        case .integer(let value): value
        case .number(let value): Int(exactly: value)
        default: nil
        }
    }

    private func missing(_ name: String) -> PrismError {
        .checkpoint(
            file: file, place: name,
            problem: "this setting is missing from the configuration, and the tensors do not tell it")
    }

    private func wrong(_ name: String, _ expected: String, _ value: ConfigurationValue) -> PrismError {
        .checkpoint(file: file, place: name, problem: "expected \(expected), found \(value)")
    }
}
