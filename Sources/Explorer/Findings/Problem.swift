import PrismModel

/// Why something could not be had, in words for people.
struct Problem: Error, Sendable, Equatable, CustomStringConvertible {
    var text: String

    var description: String { text }

    init(_ text: String) { self.text = text }
    init(_ error: any Error) { text = "\(error)" }
}
