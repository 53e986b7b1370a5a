/// The context generator run over a batch of genes, with what its gradients need kept.
///
/// In training its BatchNorms use the batch's own statistics, which couple the genes; so the whole batch runs at once.
/// The generator is small: a thousandth of a stream's work.
struct GeneratorPass {
    let weights: GeneratorWeights
    let kernels: Kernels
    let statistics: BatchNormStatistics
    let blocks: [BlockPass]
    /// Per gene, the last block's mean over positions (4k).
    let means: [[Float]]
    /// Per gene, the positions that this mean was taken over.
    let positions: [Int]
    /// Per gene, w (d × C).
    let contexts: [ContextWeights]

    /// `signals`: per gene L × S, L at least 64.
    init(_ weights: GeneratorWeights, kernels: Kernels, signals: [[Float]], statistics: BatchNormStatistics) {
        var rows = signals
        var blocks: [BlockPass] = []
        for block in weights.blocks {
            let pass = BlockPass(block, kernels: kernels, inputs: rows, statistics: statistics)
            rows = pass.outputs(kernels: kernels)
            blocks.append(pass)
        }
        self.weights = weights
        self.kernels = kernels
        self.statistics = statistics
        self.blocks = blocks
        let channels = weights.blocks[weights.blocks.count - 1].outputs
        positions = rows.map { $0.count / channels }
        let means = rows.map(weights.mean)
        self.means = means
        contexts = means.map(weights.contextWeights)
    }

    /// The running statistics after this batch, in the order of a layout's buffers: of each block the mean, then the
    /// variance. They move a tenth of the way (momentum 0.1) to the batch's mean and unbiased variance.
    var runningStatistics: [Float] {
        blocks.flatMap { pass in
            let block = pass.block
            let unbiased = Double(pass.count) / Double(max(1, pass.count - 1))
            let mean = block.runningMean.indices.map { channel in
                Float(
                    0.9 * Double(block.runningMean[channel])
                        + 0.1 * (pass.mean[channel] + Double(block.bias[channel])))
            }
            let variance = block.runningVariance.indices.map { channel in
                Float(
                    0.9 * Double(block.runningVariance[channel]) + 0.1 * pass.variance[channel] * unbiased)
            }
            return mean + variance
        }
    }
}
