/// What `prism compare` computes.
public struct ComparisonRequest: Sendable, Equatable {
    /// The genes, of A's data set.
    public var selection: GeneSelection
    /// The part of them; nil for all.
    public var shard: Shard?
    /// Whether the intervened predictions are computed too.
    public var isFull: Bool
    /// Whether the signals' shares of each predicted change are.
    public var sharesSignals: Bool
    /// What is put into A's windows from B.
    public var transplants: [Transplant]

    /// A request for all genes of both and the change alone, unless said otherwise.
    public init(
        selection: GeneSelection = .all, shard: Shard? = nil, isFull: Bool = false,
        sharesSignals: Bool = false, transplants: [Transplant] = []
    ) {
        self.selection = selection
        self.shard = shard
        self.isFull = isFull
        self.sharesSignals = sharesSignals
        self.transplants = transplants
    }
}
