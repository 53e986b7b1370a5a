import PrismModel

/// Some genes of a data set, to train or to validate on.
///
/// Only genes whose expression was measured are among them. Windows of shift 0 come from the encoder's cache.
public struct DataSetGenes: TrainingGenes {
    /// Positions in the data set's genes.
    public let indices: [Int]
    private let encoder: WindowEncoder
    private let targets: [Float]
    private let mask: ModalityMask

    /// The measured ones of `indices`, positions in the data set's genes; signals that are off in `mask` are zero.
    public init(
        _ indices: [Int], of encoder: WindowEncoder, mask: ModalityMask = .all
    ) throws(GenomeDataError) {
        self.encoder = encoder
        self.mask = mask
        var kept: [Int] = [], targets: [Float] = []
        for index in indices {
            guard let measured = try encoder.dataSet.measured(at: index) else { continue }
            kept.append(index)
            targets.append(measured)
        }
        self.indices = kept
        self.targets = targets
    }

    /// The measured genes of one split; those in no split count as training genes where the data set names no split.
    public init(
        _ split: Split, of encoder: WindowEncoder, mask: ModalityMask = .all
    ) throws(GenomeDataError) {
        try self.init(encoder.dataSet.indices(of: split), of: encoder, mask: mask)
    }

    /// How many measured genes there are.
    public var count: Int { indices.count }

    /// The measured expression of one of them, in the manifest's unit. `index` is below `count`.
    public func target(_ index: Int) -> Float { targets[index] }

    /// The window of one of them, its centre `shift` bases to the right of the TSS on the + strand.
    public func window(_ index: Int, shift: Int) throws -> GeneWindow {
        let position = indices[index]
        let window: GeneWindow
        if shift == 0 {
            window = try encoder.window(ofGeneAt: position)
        } else {
            let gene = encoder.dataSet.genes[position]
            window = try encoder.window(
                over: GenomicInterval(
                    around: gene.tss + shift, on: gene.contig, length: encoder.length),
                gene: gene)
        }
        return try window.masked(mask, signalCount: encoder.signals.count)
    }
}
