#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The context generator's weights: three blocks of convolution · BatchNorm · ReLU · pool, and the projector.
struct GeneratorWeights {
    /// One block, its BatchNorm (running statistics) folded into a scale and a shift per output channel.
    struct Block {
        let inputs, outputs, taps: Int
        /// (taps · inputs) × outputs: row tap · inputs + input.
        let weight: UnsafePointer<Float>
        /// `weight`, packed for products.
        let packed: PackedMatrix
        let scale, shift: UnsafePointer<Float>
        /// The convolution's bias and BatchNorm's parameters as they are, for passes that keep what gradients need.
        let bias, normWeight, normBias, runningMean, runningVariance: [Float]
    }

    let blocks: [Block]
    /// 4k × (d · C).
    let projector: PackedMatrix
    /// The projector as published, (d · C) × 4k.
    let publishedProjector: UnsafePointer<Float>
    /// d · C.
    let projectorBias: [Float]
    let contexts: Int
    let activation: ModelConfiguration.WeightActivation
    private let kernels: Kernels

    static let batchNormEpsilon = 1e-5

    init(
        _ parameters: Parameters, _ generator: ModelConfiguration.Generator, signals: Int, kernels: Kernels,
        storage: FloatStorage
    ) {
        var blocks: [Block] = []
        var inputs = signals
        for (index, names) in ParameterName.generator.enumerated() {
            let (outputs, taps) = (generator.channels[index], generator.taps[index])
            blocks.append(
                Block(
                    parameters, names, inputs: inputs, outputs: outputs, taps: taps, kernels: kernels,
                    storage: storage))
            inputs = outputs
        }
        self.blocks = blocks
        let projectorOutputs = parameters[ParameterName.projectorBias].count
        publishedProjector = storage.copy(parameters[ParameterName.projectorWeight])
        projector = PackedMatrix(
            publishedProjector, rows: inputs, columns: projectorOutputs, stride: inputs, transposed: true,
            kernels: kernels, storage: storage)
        projectorBias = Array(parameters[ParameterName.projectorBias])
        contexts = generator.contexts
        self.kernels = kernels
        activation = generator.activation
    }

    /// The context weights (d × C, row-major) of `signals` (L × S), L at least 64.
    func contextWeights(signals: [Float], kernels: Kernels) -> ContextWeights {
        var rows = signals
        for block in blocks { rows = block.apply(rows, kernels: kernels) }
        return contextWeights(mean: mean(rows))
    }

    /// The mean over positions of the last block's output (positions × 4k).
    func mean(_ rows: [Float]) -> [Float] {
        let channels = blocks[blocks.count - 1].outputs
        let positions = rows.count / channels
        return (0..<channels).map { channel in
            let sum = stride(from: channel, to: rows.count, by: channels).reduce(0.0) {
                $0 + Double(rows[$1])
            }
            return Float(sum / Double(positions))
        }
    }

    /// The projector and what bounds its outputs.
    func contextWeights(mean: [Float]) -> ContextWeights {
        let channels = mean.count
        var outputs = projectorBias
        mean.withUnsafeBufferPointer { input in
            outputs.withUnsafeMutableBufferPointer { output in
                guard let a = input.baseAddress, let c = output.baseAddress else { return }
                kernels.multiply(
                    rows: 1, a, lda: channels, by: projector, into: c, ldc: output.count, accumulating: true)
            }
        }
        return ContextWeights(activated(outputs), contexts: contexts)
    }

    private func activated(_ outputs: [Float]) -> [Float] {
        switch activation {
        case .sigmoid: return outputs.map { Float(1 / (1 + exp(-Double($0)))) }
        case .softmax:
            var weights = outputs
            for context in 0..<contexts {
                let column = stride(from: context, to: outputs.count, by: contexts)
                let largest = Double(column.map { outputs[$0] }.max() ?? 0)
                let sum = column.reduce(0.0) { $0 + exp(Double(outputs[$1]) - largest) }
                for index in column { weights[index] = Float(exp(Double(outputs[index]) - largest) / sum) }
            }
            return weights
        }
    }
}

extension GeneratorWeights.Block {
    fileprivate init(
        _ parameters: Parameters, _ names: ParameterName.GeneratorBlock, inputs: Int, outputs: Int, taps: Int,
        kernels: Kernels, storage: FloatStorage
    ) {
        (self.inputs, self.outputs, self.taps) = (inputs, outputs, taps)
        let rows = storage.block(taps * inputs * outputs)
        let source = Array(parameters[names.weight])
        for output in 0..<outputs {
            for input in 0..<inputs {
                for tap in 0..<taps {
                    rows[(tap * inputs + input) * outputs + output] =
                        source[(output * inputs + input) * taps + tap]
                }
            }
        }
        weight = UnsafePointer(rows)
        packed = PackedMatrix(
            weight, rows: taps * inputs, columns: outputs, stride: outputs, kernels: kernels,
            storage: storage)
        bias = Array(parameters[names.bias])
        normWeight = Array(parameters[names.normWeight])
        normBias = Array(parameters[names.normBias])
        runningMean = Array(parameters[names.runningMean])
        runningVariance = Array(parameters[names.runningVariance])
        let factors = storage.block(outputs), shifts = storage.block(outputs)
        for channel in 0..<outputs {
            let factor =
                Double(normWeight[channel])
                / (Double(runningVariance[channel]) + GeneratorWeights.batchNormEpsilon).squareRoot()
            factors[channel] = Float(factor)
            shifts[channel] = Float(
                (Double(bias[channel]) - Double(runningMean[channel])) * factor + Double(normBias[channel]))
        }
        (scale, shift) = (UnsafePointer(factors), UnsafePointer(shifts))
    }

    /// Convolution (zero-padded to the same length), scale and shift, ReLU, maximum of each 4 positions (floored).
    ///
    /// `input` is L × inputs; the result ⌊L/4⌋ × outputs.
    func apply(_ input: [Float], kernels: Kernels) -> [Float] {
        let pooled = input.count / inputs / 4
        // Positions that reach a pool; the rest would be dropped.
        let convolved = convolve(padded(input), positions: pooled * 4, kernels: kernels)
        var result = [Float](repeating: 0, count: pooled * outputs)
        kernels.table.scale_shift_relu_pool(pooled, outputs, convolved, scale, shift, &result)
        return result
    }

    /// The input with taps/2 zero rows on either side: what the taps of one position read is then a run of it.
    func padded(_ input: [Float]) -> [Float] {
        let margin = [Float](repeating: 0, count: taps / 2 * inputs)
        return margin + input + margin
    }

    /// The first `positions` of the convolution of a padded input, without its bias: positions × outputs.
    func convolve(_ padded: [Float], positions: Int, kernels: Kernels) -> [Float] {
        var result = [Float](repeating: 0, count: positions * outputs)
        unfold(padded, positions: positions) { columns in
            result.withUnsafeMutableBufferPointer { result in
                guard let result = result.baseAddress else { return }
                kernels.multiply(
                    rows: positions, columns, lda: taps * inputs, by: packed, into: result, ldc: outputs)
            }
        }
        return result
    }

    /// Lends the runs that the taps of the first `positions` read, positions × (taps · inputs), to `body`.
    func unfold(_ padded: [Float], positions: Int, _ body: (UnsafeMutablePointer<Float>) -> Void) {
        let width = taps * inputs
        withUnsafeTemporaryAllocation(of: Float.self, capacity: positions * width) { scratch in
            padded.withUnsafeBufferPointer { source in
                guard let columns = scratch.baseAddress, let from = source.baseAddress else { return }
                for position in 0..<positions {
                    (columns + position * width).update(from: from + position * inputs, count: width)
                }
                body(columns)
            }
        }
    }
}
