/// A command of the user's with what it reads.
struct PipeRun: Sendable, Equatable {
    /// Tells it from other runs of the same command.
    var number: Int
    /// The command's name in the settings.
    var name: String
    /// What /bin/sh is given.
    var command: String
    /// Its standard input.
    var input: String
    /// What that is, in words: "12 marked genes".
    var subject: String
}
