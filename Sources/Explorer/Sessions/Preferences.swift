/// What a user has chosen in the explorer that holds for every data set.
public struct Preferences: Sendable, Equatable, Codable {
    /// The theme chosen.
    public var theme: String?
    /// The theme that the settings named then: a later change of theirs is the newer wish.
    public var settingsTheme: String?

    /// Nothing chosen.
    public init() {}

    /// The theme to begin with: the one chosen, unless the settings have changed since; nil: as the terminal's
    /// background is.
    public func theme(besides settings: Settings) -> String? {
        settings.theme == settingsTheme ? theme ?? settings.theme : settings.theme
    }
}
