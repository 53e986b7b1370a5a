/// A theme: how every role, gradient and state looks, at any colour depth.
public struct Theme: Sendable, Equatable {
    /// What a theme's colours are made for.
    public enum Variant: String, Sendable {
        /// Light text on a dark screen.
        case dark
        /// Dark text on a light screen.
        case light
    }

    /// The name it is chosen by: its file's.
    public let name: String
    /// The name it gives itself, for people.
    public let title: String
    /// Dark or light.
    public let variant: Variant

    let roles: [String: RoleStyle]
    let gradients: [String: [ThemeColor]]
    let states: [ThemeColor]

    /// The screen's background as 0xRRGGBB; black or white where it is the terminal's own.
    public var background: UInt32 {
        roles["text"]?.background?.trueColor.approximateRGB ?? (variant == .dark ? 0x000000 : 0xFFFFFF)
    }

    /// The colour of plain text as 0xRRGGBB; white or black where it is the terminal's own.
    public var foreground: UInt32 {
        roles["text"]?.foreground?.trueColor.approximateRGB ?? (variant == .dark ? 0xFFFFFF : 0x000000)
    }
}
