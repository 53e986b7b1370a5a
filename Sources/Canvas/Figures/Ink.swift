/// What a mark of a figure is coloured as: a meaning that a theme gives its colour.
public enum Ink: Sendable, Hashable {
    /// A role.
    case role(Role)
    /// A role, or where the theme does not define it itself another: see `Look.style(_:or:)`.
    case track(Role, or: Role)
    /// A state, from 0.
    case state(Int)
    /// The screen's ground.
    case ground
    /// 0xRRGGBB, whatever the theme.
    case exact(UInt32)

    /// The colour that a look gives it, 0xRRGGBB.
    public func rgb(in look: Look) -> UInt32 {
        let plain = look.theme.foreground
        return switch self {
        case .role(let role): look.style(role).foreground.approximateRGB ?? plain
        case .track(let role, let other): look.style(role, or: other).foreground.approximateRGB ?? plain
        case .state(let index): look.stateStyle(index).foreground.approximateRGB ?? plain
        case .ground: look.theme.background
        case .exact(let rgb): rgb & 0xFF_FFFF
        }
    }

    /// How a page's style sheet calls it; nil for exact colours, which are the same on every page.
    public var variable: String? {
        switch self {
        case .role(let role): "--" + Self.word(role)
        case .track(let role, let other): "--\(Self.word(role))-or-\(Self.word(other))"
        case .state(let index): "--state-\(index)"
        case .ground: "--ground"
        case .exact: nil
        }
    }

    /// A role's name in letters that a style sheet takes; others by their numbers, so that no two roles are one word.
    private static func word(_ role: Role) -> String {
        role.rawValue.unicodeScalars.map { scalar in
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
            return isPlain ? String(scalar) : scalar == "." ? "-" : "_\(scalar.value)_"
        }.joined()
    }
}
