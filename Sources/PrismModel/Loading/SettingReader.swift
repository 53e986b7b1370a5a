import Checkpoints

/// Plain settings of a checkpoint's configuration, with errors that name the setting.
struct SettingReader {
    let settings: [String: ConfigurationValue]
    let file: String

    /// The settings, those of the Mamba layers (the table `ssm_cfg`) among them.
    ///
    /// Throws where a setting stands in both places with two values.
    init(_ settings: [String: ConfigurationValue], file: String) throws(PrismError) {
        self.file = file
        var all = settings
        if case .table(let layers)? = all.removeValue(forKey: "ssm_cfg") {
            for (name, value) in layers.sorted(by: { $0.key < $1.key }) {
                let other = all.updateValue(value, forKey: name) ?? value
                guard other == value else {
                    throw .checkpoint(
                        file: file, place: name,
                        problem: "is \(other.json), but \(value.json) in ssm_cfg")
                }
            }
        }
        self.settings = all
    }

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

    /// True or false, or nil where the setting is absent or null. 0 and 1 stand for them too.
    func flag(_ name: String) throws(PrismError) -> Bool? {
        switch settings[name] {
        case nil, .null?: return nil
        case .bool(let value)?: return value
        case .integer(0)?: return false
        case .integer(1)?: return true
        case let value?: throw wrong(name, "true or false", value)
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

    func wrong(_ name: String, _ expected: String, _ value: ConfigurationValue) -> PrismError {
        .checkpoint(file: file, place: name, problem: "expected \(expected), found \(value)")
    }
}
