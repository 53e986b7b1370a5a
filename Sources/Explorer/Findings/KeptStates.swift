import PrismModel

/// The states whose names are kept: told by what they are, so that names never stand at others.
enum KeptStates: Sendable, Equatable {
    /// So many of the context generator's.
    case contexts(Int)
    /// Background states along the genome, whoever brings them.
    case background(BackgroundModel)
}
