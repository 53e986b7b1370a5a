/// What a file says of an allele's effect, where it is of other data or by other weights than the condition that is browsed.
struct StatedEffect: Sendable, Equatable {
    /// A sentence.
    var text: String
    /// Whether no condition that is open predicts it.
    var isForeign: Bool
    /// The same in a few words.
    var short: String
}
