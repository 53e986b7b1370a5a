/// A parameter out of range, or a folder that cannot take the result.
public struct SimulationError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The parameter or the path.
    public let subject: String
    /// The parameter's value, or what is wrong with the path.
    public let value: String
    /// What was expected.
    public let expectation: String

    init(_ subject: String, _ value: String, _ expectation: String) {
        self.subject = subject
        self.value = value
        self.expectation = expectation
    }

    /// Subject, value and expectation, on one line.
    public var description: String { "\(subject): \(value), expected \(expectation)" }
}
