/// A command of the user's, from `[pipe]` of the settings.
public struct PipeCommand: Sendable, Equatable {
    /// What it is called by.
    public var name: String
    /// What /bin/sh is given.
    public var command: String
}
