import PrismModel
import Wording

/// Why something could not be had, in words for people.
struct Problem: Error, Sendable, Equatable, CustomStringConvertible {
    /// Whole, with what matters first: not everywhere is there room for its end.
    var text: String
    /// The same in a few words, for where a number would be; nil where nobody has any.
    var brief: String?

    var description: String { text }

    init(_ text: String, brief: String? = nil) { (self.text, self.brief) = (text, brief) }

    init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let error as any ReasonedError: self.init(error.reasonFirst, brief: error.brief)
        default: self.init("\(error)")
        }
    }
}
