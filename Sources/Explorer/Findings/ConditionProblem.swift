/// Why what the other condition's model says does not stand beside what this one's says.
struct ConditionProblem: Sendable, Equatable {
    /// What is lacking, in words.
    enum Lack: String, Sendable {
        /// The other condition has no prediction.
        case predicted = "not predicted"
        /// Both have one, and the two are not of the same.
        case compared = "not compared"
    }

    var lack: Lack
    var problem: Problem

    /// For where a number would be, the longest first: "not predicted: no H3K4me3", "no H3K4me3".
    var words: [String] { Self.words(lack, problem.brief) }

    /// What is lacking and why, then the reason alone; only what is lacking where there is no reason in few words.
    static func words(_ lack: Lack, _ reason: String?) -> [String] {
        guard let reason else { return [lack.rawValue] }
        return ["\(lack.rawValue): \(reason)", reason]
    }
}
