extension Role {
    /// A second colour of the role's family: the same thing of something else, as a signal of another condition.
    ///
    /// Themes do not name companions: `Look` derives them for signals and series.
    public var companion: Role { Role(rawValue + Self.companionEnding) }

    private static let companionEnding = ".other"

    /// The companions of the roles that have one.
    static func companions(of roles: [String: RoleStyle], ground: UInt32) -> [String: RoleStyle] {
        var companions: [String: RoleStyle] = [:]
        for (name, style) in roles {
            guard name == "signal" || name.hasPrefix("signal.") || name.hasPrefix("series.") else { continue }
            companions[name + companionEnding] = style.companion(on: ground)
        }
        return companions
    }
}

extension RoleStyle {
    /// Of the same hue, lighter or darker, whichever is told apart better: both stand out from the ground, and one is drawn over the
    /// other. Where colours are few, bold.
    fileprivate func companion(on ground: UInt32) -> RoleStyle {
        var other = self
        other.attributes.insert(.bold)
        guard let foreground, let exact = foreground.trueColor.approximateRGB else { return other }
        let own = OKLab(rgb: exact)
        let away = OKLab(rgb: ground).lightness < 0.5 ? 1.0 : -1
        func moved(_ step: Double) -> OKLab { own.withLightness(own.lightness + step) }
        let leastChroma = min(Self.leastShareOfChroma * own.chroma, Self.enoughChroma)
        let steps: [Double] = Self.companionSteps.flatMap { [away * $0, -away * $0] }
        let apart: [OKLab] = steps.map(moved).filter { colour in
            (colour.lightness - own.lightness).magnitude >= Self.leastStep - 1e-9
                && colour.chroma >= leastChroma
                && Luminance.contrast(colour.rgb, ground) >= Self.leastContrast
        }
        let best = apart.max { Luminance.contrast($0.rgb, exact) < Luminance.contrast($1.rgb, exact) }
        let colour = best ?? moved(away * Self.leastStep)
        other.foreground = ThemeColor(trueColor: .rgb(colour.rgb), basic16: foreground.basic16)
        return other
    }

    /// How much lighter or darker a companion may be: less is not told apart in a glance, and more has little hue.
    private static let companionSteps = stride(from: 14, through: 30, by: 2).map { Double($0) / 100 }
    private static let leastStep = 0.14
    /// What lines need to stand out from their ground (WCAG 2.1, non-text contrast).
    private static let leastContrast = 3.0
    /// How much of the colour a companion keeps, so that it is known as the same thing's.
    private static let leastShareOfChroma = 0.6
    private static let enoughChroma = 0.1
}
