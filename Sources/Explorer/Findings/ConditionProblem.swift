import Canvas

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

    /// For where a number would be: "not predicted: no H3K4me3".
    var brief: String { problem.brief.map { Self.words(lack, $0) } ?? lack.rawValue }

    /// What is lacking, and why.
    static func words(_ lack: Lack, _ reason: String) -> String { "\(lack.rawValue): \(reason)" }

    /// Such words within so many columns: where there is no room for all, the reason alone.
    static func fitted(_ words: String, to width: Int) -> String {
        guard words.columnWidth > width else { return words }
        for lack in [Lack.predicted, .compared] where words.hasPrefix(lack.rawValue + ": ") {
            return String(words.dropFirst(lack.rawValue.count + 2))
        }
        return words
    }
}
