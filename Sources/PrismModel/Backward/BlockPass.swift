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
