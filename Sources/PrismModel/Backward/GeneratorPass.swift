/// The context generator run over a batch of genes, with what its gradients need kept.
///
/// In training its BatchNorms use the batch's own statistics, which couple the genes; so the whole batch runs at once.
/// It is small: a thousandth of a stream's work.
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

/// One convolution · BatchNorm · ReLU · pool over a batch.
struct BlockPass {
    let block: GeneratorWeights.Block
    /// Per gene, the padded input.
    let padded: [[Float]]
    /// Per gene, the convolution without its bias, L × outputs.
    let convolved: [[Float]]
    /// Positions of all genes.
    let count: Int
    /// Per channel, what is subtracted from `convolved`, and the (biased) variance that it is divided by.
    let mean, variance: [Double]
    /// γ / sqrt(variance + ε) and the shift that goes with it.
    let scale, shift: [Float]

    init(
        _ block: GeneratorWeights.Block, kernels: Kernels, inputs: [[Float]],
        statistics: BatchNormStatistics
    ) {
        self.block = block
        let padded = inputs.map(block.padded)
        let lengths = inputs.map { $0.count / block.inputs }
        let convolved = zip(padded, lengths).map { block.convolve($0, positions: $1, kernels: kernels) }
        let count = lengths.reduce(0, +)
        switch statistics {
        case .running:
            // The bias moves the output and the running mean alike.
            mean = zip(block.runningMean, block.bias).map { Double($0) - Double($1) }
            variance = block.runningVariance.map(Double.init)
        case .batch:
            let zeros = [Double](repeating: 0, count: block.outputs)
            var sums = zeros, squares = zeros, ignored = zeros
            for (rows, length) in zip(convolved, lengths) {
                kernels.table.column_moments(length, block.outputs, rows, zeros, &sums, &ignored)
            }
            let mean = sums.map { $0 / Double(max(1, count)) }
            for (rows, length) in zip(convolved, lengths) {
                kernels.table.column_moments(length, block.outputs, rows, mean, &ignored, &squares)
            }
            self.mean = mean
            variance = squares.map { $0 / Double(max(1, count)) }
        }
        self.padded = padded
        self.convolved = convolved
        self.count = count
        var scale: [Float] = [], shift: [Float] = []
        for channel in 0..<block.outputs {
            let deviation = (variance[channel] + GeneratorWeights.batchNormEpsilon).squareRoot()
            let factor = Double(block.normWeight[channel]) / deviation
            scale.append(Float(factor))
            shift.append(Float(Double(block.normBias[channel]) - mean[channel] * factor))
        }
        self.scale = scale
        self.shift = shift
    }

    /// The positions of one gene.
    func length(_ gene: Int) -> Int { convolved[gene].count / block.outputs }

    /// Per gene, ⌊L/4⌋ × outputs.
    func outputs(kernels: Kernels) -> [[Float]] {
        convolved.indices.map { gene in
            let pooled = length(gene) / 4
            var result = [Float](repeating: 0, count: pooled * block.outputs)
            kernels.table.scale_shift_relu_pool(
                pooled, block.outputs, convolved[gene], scale, shift, &result)
            return result
        }
    }
}
