/// How the background acts on expression past the signals.
public enum BackgroundEffect: String, Sendable, Codable, CaseIterable {
    /// Each state adds γ(Z), whatever else there is.
    case additive
    /// Each state changes what the active marks do: γ(Z) times the level of marks over a typical one.
    case onMarks = "on-marks"
    /// The background passes evenly from the middle of one domain to the middle of the next, in signals and expression: there
    /// are no states, and γ is added as it is at the TSS.
    case continuous
}
