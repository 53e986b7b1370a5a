import Canvas

/// What a terminal can show, found out from its description and the environment.
public struct Capabilities: Sendable, Equatable {
    /// The terminal type in use; may be the 24-bit variant of `TERM`.
    public var type: String
    /// How many colours.
    public var depth: ColorDepth
    /// What its font is trusted with.
    public var glyphs: GlyphLevel
    /// Whether characters beyond ASCII may be sent at all.
    public var showsUnicode: Bool
    /// Whether it knows the mouse, bracketed paste and the clipboard.
    public var hasModes: Bool

    /// What terminfo says of a type.
    struct Facts: Equatable {
        var addressesCursor: Bool
        var hasMouse: Bool
        var isDirect: Bool
        var colors: Int
    }

    /// Finds out.
    ///
    /// - `environment`: `TERM`, `COLORTERM`, `NO_COLOR`.
    /// - `isUTF8`: whether the user's locale is UTF-8.
    /// - `describe`: what terminfo says of a type, nil if it knows nothing.
    static func detect(
        environment: [String: String], isUTF8: Bool, describe: (String) -> Facts?
    ) throws(TerminalError) -> Capabilities {
        guard let type = environment["TERM"], !type.isEmpty else { throw .noTerminalType }
        guard let facts = describe(type) else { throw .unknownType(type) }
        guard facts.addressesCursor else { throw .cannotAddressCursor(type) }
        let isOld = Capabilities.old.contains { type == $0 || type.hasPrefix($0 + "-") }
        var found = Capabilities(
            type: type, depth: depth(of: facts), glyphs: isUTF8 && !isOld ? .braille : .ascii,
            showsUnicode: isUTF8 && !isOld, hasModes: facts.hasMouse)
        // The Linux console speaks UTF-8 but has neither braille nor eighth blocks.
        if type == "linux" { found.glyphs = .ascii }
        if environment["NO_COLOR"].map({ !$0.isEmpty }) == true {
            found.depth = .mono
        } else if ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? ""), found.depth < .trueColor {
            // ncurses sends 24-bit colours only where the description says how.
            let direct = directVariant(of: type)
            if let facts = describe(direct), facts.isDirect, facts.addressesCursor {
                found.type = direct
                found.depth = .trueColor
                found.hasModes = facts.hasMouse
            }
        }
        return found
    }

    /// Types that are older than UTF-8.
    private static let old = ["vt52", "vt100", "vt102", "vt220", "vt320", "vt420", "ansi", "cons25", "sun"]

    private static func depth(of facts: Facts) -> ColorDepth {
        switch facts.colors {
        case ..<8: .mono
        case ..<16: .basic8
        case ..<256: .basic16
        case ...256: .indexed256
        default: facts.isDirect ? .trueColor : .indexed256
        }
    }

    /// "tmux-256color" has its 24-bit colours described under "tmux-direct".
    private static func directVariant(of type: String) -> String {
        let suffix = "-256color"
        return (type.hasSuffix(suffix) ? String(type.dropLast(suffix.count)) : type) + "-direct"
    }
}
