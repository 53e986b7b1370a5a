/// What everything is drawn with: a theme fitted to a colour depth, and a level of glyphs.
public struct Look: Sendable, Equatable {
    /// The theme; at depth `.mono` its colours are not used.
    public let theme: Theme
    /// The colours there are.
    public let depth: ColorDepth
    /// The characters there are.
    public let glyphs: Glyphs

    /// The screen's ground and plain text on it: what a grid starts with.
    public let screen: Style

    private let styles: [String: Style]
    private let faint: [String: Style]
    private let gradients: [String: Gradient]
    private let states: [Color]
    /// Colours of single states that replace the theme's; see `paintingStates(_:)`.
    var ownStates: [Int: Color] = [:]

    /// Fits a theme to a depth and a level; see also `ThemeLibrary.look`.
    public init(theme: Theme, depth: ColorDepth, glyphs: GlyphLevel) {
        self.theme = theme
        self.depth = depth
        self.glyphs = Glyphs(glyphs)
        var roles = theme.roles
        for (name, style) in Role.companions(of: roles, ground: theme.background) {
            roles[name] = roles[name] ?? style
        }
        screen = roles["text"]?.at(depth) ?? .plain
        // Text lies over whatever ground it is written on.
        roles["text"]?.background = nil
        styles = roles.mapValues { $0.at(depth) }
        faint = roles.mapValues { Look.faint($0, theme: theme, depth: depth) }
        gradients = Dictionary(
            uniqueKeysWithValues: Gradient.names.map {
                ($0, Gradient(stops: theme.gradients[$0] ?? [], depth: depth))
            })
        states = theme.states.map { $0.at(depth, .foreground) }
    }

    /// How a role looks, or the nearest role it falls back to.
    ///
    /// Colours it leaves open are transparent.
    public func style(_ role: Role) -> Style { Look.find(role, in: styles) ?? Style() }

    /// How a role looks if the theme defines it itself, else how `other` does: a track without a colour of its
    /// own takes the one of its place in the list.
    public func style(_ role: Role, or other: Role) -> Style { styles[role.rawValue] ?? style(other) }

    /// A fainter version of a role, for what surrounds the main thing: half-way to the background where there
    /// are colours enough, else dim.
    public func faintStyle(_ role: Role) -> Style { Look.find(role, in: faint) ?? Style().adding(.dim) }

    /// A fainter version of what `style(_:or:)` gives.
    public func faintStyle(_ role: Role, or other: Role) -> Style {
        faint[role.rawValue] ?? faintStyle(other)
    }

    /// A gradient by name, of `Gradient.names`; any other name gives "heat".
    public func gradient(_ name: String) -> Gradient {
        gradients[name] ?? gradients["heat"] ?? Gradient(stops: [], depth: depth)
    }

    /// Whether there are colours enough to show a scale by colour alone.
    public var showsGradients: Bool { depth >= .indexed256 }

    /// The style of a state, from 0; colours repeat when there are more states than the theme has.
    public func stateStyle(_ index: Int) -> Style {
        if depth > .mono, let own = ownStates[index] { return Style(own) }
        guard depth > .mono, !states.isEmpty, index >= 0 else { return style(.text) }
        return Style(states[index % states.count])
    }

    /// What a state is drawn with: a full block in its colour, or where colours are few a pattern of its own.
    public func stateGlyph(_ index: Int) -> Unicode.Scalar {
        guard index >= 0 else { return " " }
        if depth >= .indexed256, glyphs.level > .ascii, states.count > 1 { return glyphs.shades[4] }
        return glyphs.patterns[index % glyphs.patterns.count]
    }

    private static func find(_ role: Role, in styles: [String: Style]) -> Style? {
        if let style = styles[role.rawValue] { return style }
        var name = role.parent
        while let wider = name {
            if let style = styles[wider.rawValue] { return style }
            name = wider.parent
        }
        return styles["text"]
    }

    private static func faint(_ role: RoleStyle, theme: Theme, depth: ColorDepth) -> Style {
        let style = role.at(depth)
        guard depth >= .indexed256, let exact = role.foreground?.trueColor.approximateRGB else {
            return style.adding(.dim)
        }
        let mixed = OKLab(rgb: exact).mixed(with: OKLab(rgb: theme.background), share: 0.55)
        return Style(depth.nearest(to: .rgb(mixed.rgb)), on: style.background, style.attributes)
    }
}
