import PrismModel

/// Why something could not be had, in words for people.
struct Problem: Error, Sendable, Equatable {
    var text: String

    init(_ text: String) { self.text = text }
    init(_ error: any Error) { text = "\(error)" }
}
