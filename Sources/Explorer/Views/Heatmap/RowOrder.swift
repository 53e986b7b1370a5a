/// How the rows of the heat map are ordered.
public enum RowOrder: String, Sendable, CaseIterable {
    /// As the gene list is.
    case list
    /// By background state.
    case state
    /// By measured expression, the most first.
    case expression
    /// By prediction, the most first.
    case predicted
    /// By the signal's mean over what shows, the most first.
    case signal
    /// By what the other condition has more of the signal over what shows, the most first.
    case change

    /// What the rows are ordered by, in words.
    var title: String {
        switch self {
        case .list: "as the list"
        case .state: "by background state"
        case .expression: "by measured expression"
        case .predicted: "by prediction"
        case .signal: "by the signal's mean"
        case .change: "by the signal's change"
        }
    }

    /// The next one in turn; that of a change only where there are signals of two conditions.
    func next(comparing: Bool) -> RowOrder {
        let all = Self.allCases.filter { comparing || $0 != .change }
        return all[((all.firstIndex(of: self) ?? -1) + 1) % all.count]
    }
}
