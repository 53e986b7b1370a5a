/// What can go wrong between a checkpoint and a prediction. Every description names the file or the argument, the
/// place and what was expected.
public enum PrismError: Error, Sendable, Equatable {
    /// A tensor or a setting of a checkpoint that is missing, mis-shaped or unusable.
    case checkpoint(file: String, place: String, problem: String)
    /// A window or an argument that does not fit the model.
    case input(problem: String)
    /// Signals that hold no background states, and why.
    case noBackground(reason: String)
    /// An instruction set that does not exist here.
    case instructionSet(requested: String, available: [String])
    /// The kernels gave wrong numbers on this machine.
    case selfCheck(part: String, problem: String)
    /// The prediction overflowed: a value that is not finite came out.
    case notFinite(output: String)
    /// The processes that train together cannot: how they were started, or in what they differ.
    case ranks(problem: String)
    /// The caller cancelled the work.
    case cancelled
}

extension PrismError: CustomStringConvertible {
    /// One line for people.
    public var description: String {
        switch self {
        case .checkpoint(let file, let place, let problem): "\(file): \(place): \(problem)"
        case .input(let problem): problem
        case .noBackground(let reason): reason
        case .instructionSet(let requested, let available):
            "instruction set \(requested): not available here (\(available.joined(separator: ", ")))"
        case .selfCheck(let part, let problem):
            "self-check of \(part) failed on this machine, so no number can be trusted: \(problem)"
        case .notFinite(let output):
            "\(output) is not a finite number: the inputs or the weights are out of range"
        case .ranks(let problem): problem
        case .cancelled: "cancelled"
        }
    }
}
