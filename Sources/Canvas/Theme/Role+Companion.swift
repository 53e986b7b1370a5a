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
    /// Of the same hue: darker where there is room below, else lighter; never near the ground. Where colours are few, bold.
    fileprivate func companion(on ground: UInt32) -> RoleStyle {
        var other = self
        other.attributes.insert(.bold)
        guard let foreground, let exact = foreground.trueColor.approximateRGB else { return other }
        let (own, behind) = (OKLab(rgb: exact), OKLab(rgb: ground))
        // Away from the ground where that leaves a colour, else towards it.
        let end: OKLab = OKLab(lightness: behind.lightness < 0.5 ? 1 : 0, a: 0, b: 0)
        let away = own.mixed(with: end, share: 0.6)
        let isFar = away.squaredDistance(to: own) > 0.1 * 0.1
        let mixed = isFar ? away : own.mixed(with: behind, share: 0.45)
        other.foreground = ThemeColor(trueColor: .rgb(mixed.rgb), basic16: foreground.basic16)
        return other
    }
}
