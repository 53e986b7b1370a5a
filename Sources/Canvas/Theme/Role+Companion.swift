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
    /// Of the same hue, lighter or darker: away from the ground as long as that keeps the colour, else towards it and still apart
    /// from it. Where colours are few, bold.
    fileprivate func companion(on ground: UInt32) -> RoleStyle {
        var other = self
        other.attributes.insert(.bold)
        guard let foreground, let exact = foreground.trueColor.approximateRGB else { return other }
        let own = OKLab(rgb: exact)
        let direction = OKLab(rgb: ground).lightness < 0.5 ? 1.0 : -1
        func moved(_ step: Double) -> OKLab { own.withLightness(own.lightness + direction * step) }
        let away = Self.companionSteps.lazy.map(moved).first {
            $0.chroma >= 0.75 * own.chroma && ($0.lightness - own.lightness).magnitude >= Self.leastStep
        }
        let towards = Self.companionSteps.lazy.map { moved(-$0) }.first {
            Luminance.contrast($0.rgb, ground) >= 2.5
        }
        let colour = away ?? towards ?? moved(-Self.leastStep)
        other.foreground = ThemeColor(trueColor: .rgb(colour.rgb), basic16: foreground.basic16)
        return other
    }

    /// How much lighter or darker a companion may be, the most first: less is not told apart in a glance.
    private static let companionSteps = [0.22, 0.2, 0.18, 0.16, leastStep]
    private static let leastStep = 0.14
}
