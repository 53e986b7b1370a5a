extension GeneratorPass {
    /// The gradients of the generator's weights, given those of each gene's context weights (d × C).
    ///
    /// The weights' gradients go to `writer`, if given. Returns each gene's gradient of its signals (L × S) where `includingSignals`.
    func backward(_ gradients: [[Float]], writer: GradientWriter?, includingSignals: Bool = false)
        -> [[Float]]
    {
        let outputs = zip(contexts, gradients).map { contexts, gradient in
            contexts.outputGradient(gradient, weights.activation)
        }
        if let writer { writeProjector(outputs, writer) }
        var rows = zip(outputs, positions).map { output, positions in
            let share = meanGradient(output).map { $0 / Float(positions) }
            return [[Float]](repeating: share, count: positions).flatMap { $0 }
        }
        for (index, pass) in blocks.enumerated().reversed() {
            rows = pass.backward(
                rows, kernels: kernels, statistics: statistics,
                names: writer.map { ($0, ParameterName.generator[index]) },
                includingInputs: index > 0 || includingSignals)
        }
        return rows
    }

    private func meanGradient(_ output: [Float]) -> [Float] {
        var gradient = [Float](repeating: 0, count: means[0].count)
        gradient.withUnsafeMutableBufferPointer { gradient in
            output.withUnsafeBufferPointer { output in
                guard let c = gradient.baseAddress, let a = output.baseAddress else { return }
                kernels.multiply(
                    rows: 1, columns: gradient.count, inner: output.count, a, lda: output.count,
                    weights.publishedProjector, ldb: gradient.count, into: c, ldc: gradient.count)
            }
        }
        return gradient
    }

    private func writeProjector(_ outputs: [[Float]], _ writer: GradientWriter) {
        guard let weight = writer.place(ParameterName.projectorWeight),
            let bias = writer.place(ParameterName.projectorBias)
        else { return }
        for (output, mean) in zip(outputs, means) {
            kernels.multiply(
                rows: output.count, columns: mean.count, inner: 1, output, lda: 1, mean, ldb: mean.count,
                into: weight, ldc: mean.count, accumulating: true)
            for index in output.indices { bias[index] += output[index] }
        }
    }
}

extension BlockPass {
    /// The gradient of each gene's input (L × inputs, empty unless `includingInputs`), given that of its pooled output.
    func backward(
        _ gradients: [[Float]], kernels: Kernels, statistics: BatchNormStatistics,
        names: (GradientWriter, ParameterName.GeneratorBlock)?, includingInputs: Bool
    ) -> [[Float]] {
        let zeros = [Double](repeating: 0, count: block.outputs)
        var sums = zeros, products = zeros
        // Gradients of scale · x + shift; positions beyond the last pool have none.
        var rows = convolved.indices.map { gene in
            var rows = [Float](repeating: 0, count: convolved[gene].count)
            kernels.table.relu_pool_backward(
                length(gene) / 4, block.outputs, convolved[gene], scale, shift, gradients[gene],
                &rows)
            kernels.table.column_products(
                length(gene), block.outputs, convolved[gene], mean, rows, &sums, &products)
            return rows
        }
        let deviations = variance.map { ($0 + GeneratorWeights.batchNormEpsilon).squareRoot() }
        // With x̂ = (x − mean) / deviation, the gradient of x through the batch's statistics is
        //   γ / deviation · (g − mean(g) − x̂ · mean(g ⊙ x̂)).
        var slope = [Float](repeating: 0, count: block.outputs), offset = slope
        if statistics == .batch {
            for channel in 0..<block.outputs {
                let factor = Double(block.normWeight[channel]) / deviations[channel] / Double(count)
                let squared = deviations[channel] * deviations[channel]
                slope[channel] = Float(-factor * products[channel] / squared)
                offset[channel] = Float(-factor * sums[channel])
            }
        }
        let center = mean.map(Float.init)
        for gene in rows.indices {
            kernels.table.batch_norm_backward(
                length(gene), block.outputs, convolved[gene], center, scale, slope, offset, &rows[gene])
        }
        if let (writer, names) = names {
            let deviated = zip(products, deviations).map { Float($0 / $1) }
            writer.copy(deviated, to: names.normWeight, columns: block.outputs)
            writer.copy(sums.map(Float.init), to: names.normBias, columns: block.outputs)
            // The batch's mean takes the convolution's bias away again: its gradient is exactly zero, where adding
            // the rows up would give their rounding.
            if statistics == .running {
                let bias = zip(sums, scale).map { Float($0 * Double($1)) }
                writer.copy(bias, to: names.bias, columns: block.outputs)
            }
            writeWeight(rows, writer, names, kernels: kernels)
        }
        guard includingInputs else { return [] }
        return rows.indices.map { inputGradient(rows[$0], kernels: kernels) }
    }

    private func writeWeight(
        _ rows: [[Float]], _ writer: GradientWriter, _ names: ParameterName.GeneratorBlock, kernels: Kernels
    ) {
        let width = block.taps * block.inputs
        var sum = [Float](repeating: 0, count: width * block.outputs)
        for gene in rows.indices {
            let length = length(gene)
            block.unfold(padded[gene], positions: length) { columns in
                sum.withUnsafeMutableBufferPointer { sum in
                    rows[gene].withUnsafeBufferPointer { rows in
                        guard let c = sum.baseAddress, let b = rows.baseAddress else { return }
                        kernels.multiply(
                            rows: width, columns: block.outputs, inner: length, columns, lda: width, b,
                            ldb: block.outputs, into: c, ldc: block.outputs, accumulating: true,
                            transposed: .left)
                    }
                }
            }
        }
        guard let place = writer.place(names.weight) else { return }
        for tap in 0..<block.taps {
            for input in 0..<block.inputs {
                for output in 0..<block.outputs {
                    place[(output * block.inputs + input) * block.taps + tap] =
                        sum[(tap * block.inputs + input) * block.outputs + output]
                }
            }
        }
    }

    /// The transposed convolution of one gene's gradient rows.
    private func inputGradient(_ rows: [Float], kernels: Kernels) -> [Float] {
        let width = block.taps * block.inputs
        let length = rows.count / block.outputs
        let margin = block.taps / 2 * block.inputs
        var padded = [Float](repeating: 0, count: length * block.inputs + 2 * margin)
        withUnsafeTemporaryAllocation(of: Float.self, capacity: length * width) { scratch in
            rows.withUnsafeBufferPointer { rows in
                padded.withUnsafeMutableBufferPointer { padded in
                    guard let columns = scratch.baseAddress, let rows = rows.baseAddress,
                        let padded = padded.baseAddress
                    else { return }
                    kernels.multiply(
                        rows: length, columns: width, inner: block.outputs, rows, lda: block.outputs,
                        block.weight, ldb: block.outputs, into: columns, ldc: width, transposed: .right)
                    for position in 0..<length {
                        kernels.table.add(
                            width, columns + position * width, padded + position * block.inputs)
                    }
                }
            }
        }
        return Array(padded[margin..<(padded.count - margin)])
    }
}
