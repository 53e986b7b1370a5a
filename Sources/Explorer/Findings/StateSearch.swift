/// A search for background states that the open model does not bring.
struct StateSearch: Sendable, Equatable {
    /// Where they are to come from.
    enum Source: Sendable, Hashable {
        /// Learned from the signals outside promoters, as `prism states --background` does.
        case signals
        /// The segmentation in a file.
        case segmentation(path: String)
    }

    /// What is being done.
    enum Stage: Sendable, Equatable {
        case reading
        case learning
    }

    let number: Int
    let source: Source
    /// Whether the background works on it.
    var isOut = false
    var stage = Stage.reading
    /// Of the stage: so many of so many contigs of tracks, or steps.
    var done = 0
    var total = 0

    /// How far it is, in words.
    var text: String {
        switch stage {
        case .reading:
            "the signals along the genome are read"
                + (total > 0 ? ": \(done) of \(total) tracks of contigs" : "")
        case .learning:
            "background states are being learned" + (total > 0 ? ": step \(done) of at most \(total)" : "")
        }
    }
}
