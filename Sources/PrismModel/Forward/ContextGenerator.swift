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
        let scale, shift: UnsafePointer<Float>
    }

    let blocks: [Block]
    /// 4k × (d · C).
    let projector: UnsafePointer<Float>
    /// d · C.
    let projectorBias: [Float]
    let contexts: Int
    let activation: ModelConfiguration.WeightActivation

    static let batchNormEpsilon = 1e-5

    init(
        _ parameters: Parameters, _ generator: ModelConfiguration.Generator, signals: Int,
        storage: FloatStorage
    ) {
        var blocks: [Block] = []
        var inputs = signals
        for (index, names) in ParameterName.generator.enumerated() {
            let (outputs, taps) = (generator.channels[index], generator.taps[index])
            let weight = storage.block(taps * inputs * outputs)
            let source = Array(parameters[names.weight])
            for output in 0..<outputs {
                for input in 0..<inputs {
                    for tap in 0..<taps {
                        weight[(tap * inputs + input) * outputs + output] =
                            source[(output * inputs + input) * taps + tap]
                    }
                }
            }
            let bias = Array(parameters[names.bias]), normWeight = Array(parameters[names.normWeight])
            let normBias = Array(parameters[names.normBias]), mean = Array(parameters[names.runningMean])
            let variance = Array(parameters[names.runningVariance])
            let scale = storage.block(outputs), shift = storage.block(outputs)
            for channel in 0..<outputs {
                let factor =
                    Double(normWeight[channel])
                    / (Double(variance[channel]) + Self.batchNormEpsilon).squareRoot()
                scale[channel] = Float(factor)
                shift[channel] = Float(
                    (Double(bias[channel]) - Double(mean[channel])) * factor + Double(normBias[channel]))
            }
            blocks.append(
                Block(
                    inputs: inputs, outputs: outputs, taps: taps, weight: weight, scale: scale, shift: shift))
            inputs = outputs
        }
        self.blocks = blocks
        let projectorOutputs = parameters[ParameterName.projectorBias].count
        projector = storage.transposed(
            parameters[ParameterName.projectorWeight], rows: projectorOutputs, columns: inputs,
            padded: (inputs, projectorOutputs))
        projectorBias = Array(parameters[ParameterName.projectorBias])
        contexts = generator.contexts
        activation = generator.activation
    }

    /// The context weights (d × C, row-major) of `signals` (L × S), L at least 64.
    func contextWeights(signals: [Float], kernels: Kernels) -> ContextWeights {
        var rows = signals
        for block in blocks { rows = block.apply(rows, kernels: kernels) }
        let channels = blocks[blocks.count - 1].outputs
        let positions = rows.count / channels
        var mean = [Float](repeating: 0, count: channels)
        for channel in 0..<channels {
            var sum = 0.0
            for position in 0..<positions { sum += Double(rows[position * channels + channel]) }
            mean[channel] = Float(sum / Double(positions))
        }
        var outputs = projectorBias
        mean.withUnsafeBufferPointer { input in
            outputs.withUnsafeMutableBufferPointer { output in
                guard let a = input.baseAddress, let c = output.baseAddress else { return }
                MatrixProduct.multiply(
                    rows: 1, columns: output.count, inner: channels, a, lda: channels, projector,
                    ldb: output.count, into: c, ldc: output.count, accumulating: true)
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
    /// Convolution (zero-padded to the same length), scale and shift, ReLU, maximum of each 4 positions (floored).
    ///
    /// `input` is L × inputs; the result ⌊L/4⌋ × outputs.
    func apply(_ input: [Float], kernels: Kernels) -> [Float] {
        let pooled = input.count / inputs / 4
        let length = pooled * 4  // positions that reach a pool; the rest would be dropped
        let width = taps * inputs
        // The input with taps/2 zero rows on either side: a row of the product's left side is then a run of it.
        let margin = taps / 2 * inputs
        var padded = [Float](repeating: 0, count: input.count + 2 * margin)
        padded.replaceSubrange(margin..<(margin + input.count), with: input)
        var result = [Float](repeating: 0, count: pooled * outputs)
        withUnsafeTemporaryAllocation(of: Float.self, capacity: length * (width + outputs)) { scratch in
            padded.withUnsafeBufferPointer { source in
                result.withUnsafeMutableBufferPointer { target in
                    guard let columns = scratch.baseAddress, let from = source.baseAddress,
                        let to = target.baseAddress
                    else { return }
                    for position in 0..<length {
                        (columns + position * width).update(from: from + position * inputs, count: width)
                    }
                    let convolved = columns + length * width
                    MatrixProduct.multiply(
                        rows: length, columns: outputs, inner: width, columns, lda: width, weight,
                        ldb: outputs,
                        into: convolved, ldc: outputs)
                    kernels.table.scale_shift_relu_pool(pooled, outputs, convolved, scale, shift, to)
                }
            }
        }
        return result
    }
}
