/// Something that was found out or decided, with the reason.
public struct Decision: Sendable, Equatable {
    /// What it is about: "expression", "TSS", a signal's name.
    public let subject: String
    /// What was decided, and why.
    public let words: String
    /// Whether somebody should look at it.
    public let isWarning: Bool

    init(_ subject: String, _ words: String, isWarning: Bool = false) {
        self.subject = subject
        self.words = words
        self.isWarning = isWarning
    }
}
