import ArgumentParser

/// What of trained weights a run may leave as it is.
enum FrozenPart: String, ExpressibleByArgument, CaseIterable {
    /// The layers between embedding and head.
    case backbone
}
