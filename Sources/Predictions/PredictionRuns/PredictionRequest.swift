import GenomeData
import PrismModel

/// What `prism predict` computes.
public struct PredictionRequest: Sendable, Equatable {
    /// The genes.
    public var selection: GeneSelection
    /// The part of them; nil for all.
    public var shard: Shard?
    /// Signals and groups of features that are switched off, by name.
    public var off: [String]
    /// What stands in for a signal that is off.
    public var baseline: Baseline
    /// Whether the intervened prediction is computed too.
    public var isFull: Bool

    /// A request for all genes and all signals, observed alone, unless said otherwise.
    public init(
        selection: GeneSelection = .all, shard: Shard? = nil, off: [String] = [], baseline: Baseline = .mean,
        isFull: Bool = false
    ) {
        self.selection = selection
        self.shard = shard
        self.off = off
        self.baseline = baseline
        self.isFull = isFull
    }

    /// The mask for a model that takes these signals and features.
    ///
    /// - Throws: where a name is none of theirs.
    func mask(for model: DataSetModel) throws(GenomeDataError) -> ModalityMask {
        try model.mask(off: off)
    }
}
