import GenomeData
import PrismModel

/// What `prism predict` computes.
public struct PredictionRequest: Sendable, Equatable {
    /// The genes.
    public var selection: GeneSelection
    /// The part of them; nil for all.
    public var shard: Shard?
    /// Signals that are switched off, by name.
    public var off: [String]
    /// What stands in for a signal that is off.
    public var baseline: Baseline
    /// Whether the intervened prediction is computed too.
    public var isFull: Bool

    /// A request for all genes and all signals, observed alone, unless said otherwise.
    public init(
        selection: GeneSelection = .all, shard: Shard? = nil, off: [String] = [], baseline: Baseline = .zero,
        isFull: Bool = false
    ) {
        self.selection = selection
        self.shard = shard
        self.off = off
        self.baseline = baseline
        self.isFull = isFull
    }

    /// The mask for a model that takes these signals.
    ///
    /// - Throws: where a signal is not among them.
    func mask(for model: DataSetModel) throws(GenomeDataError) -> ModalityMask {
        let names = model.encoder.signals.map { model.dataSet.signals[$0].name }
        var positions: [Int] = []
        for name in off {
            guard let position = names.firstIndex(of: name) else {
                throw GenomeDataError(
                    file: model.dataSet.manifest.path, place: nil,
                    problem: "the model takes no signal \"\(name)\"; it takes "
                        + names.joined(separator: ", "))
            }
            positions.append(position)
        }
        return ModalityMask(off: positions)
    }
}
