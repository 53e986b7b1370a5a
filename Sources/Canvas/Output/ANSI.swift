/// ANSI (ECMA-48) sequences for styles.
enum ANSI {
    static func style(_ style: Style, at depth: ColorDepth) -> Style {
        Style(
            depth.nearest(to: style.foreground), on: depth.nearest(to: style.background, as: .background),
            style.attributes)
    }

    /// The sequence that sets a style whatever was set before.
    static func sequence(_ style: Style) -> String {
        var codes = ["0"]
        let attributes: [(Attributes, String)] = [
            (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"), (.strike, "9"),
        ]
        for (attribute, code) in attributes where style.attributes.contains(attribute) { codes.append(code) }
        if let code = code(style.foreground, dark: 30, bright: 90, extended: "38") { codes.append(code) }
        if let code = code(style.background, dark: 40, bright: 100, extended: "48") { codes.append(code) }
        return "\u{1B}[" + codes.joined(separator: ";") + "m"
    }

    private static func code(_ color: Color, dark: Int, bright: Int, extended: String) -> String? {
        if let index = color.index {
            if index < 8 { return String(dark + Int(index)) }
            if index < 16 { return String(bright + Int(index) - 8) }
            return extended + ";5;" + String(index)
        }
        guard let rgb = color.rgb else { return nil }
        return extended + ";2;\(rgb >> 16 & 0xFF);\(rgb >> 8 & 0xFF);\(rgb & 0xFF)"
    }
}
