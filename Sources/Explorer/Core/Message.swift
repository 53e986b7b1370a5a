/// A line for the user.
struct Message: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        case info
        case warning
        case error
    }

    var text: String
    var kind: Kind
}
