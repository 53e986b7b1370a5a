/// What one stream's backward pass says of its inputs.
struct StreamInputGradients: Sendable {
    /// L × 4.
    let bases: [Float]
    /// L × S, the context weights held.
    let signals: [Float]
    /// d: of the context vector; nil for the observed stream.
    let context: [Float]?
}

extension StreamBackward {
    /// The gradients of the inputs of a stream whose backward pass has ended: with g the gradient of the stream's start,
    /// g · W_seq and (g ⊙ w) · W_sig.
    func inputGradients(window: GeneWindow, context: [Float]?) -> StreamInputGradients {
        let signalCount = weights.sizes.configuration.signals
        let columns = 4 + signalCount
        let embedding = weights.embedding(of: window)
        // d × (4 + S): W_seq beside w ⊙ W_sig.
        var factors = [Float](repeating: 0, count: width * columns)
        for channel in 0..<width {
            for letter in 0..<4 {
                factors[channel * columns + letter] = weights.letterWeight[letter * width + channel]
            }
            for signal in 0..<signalCount {
                factors[channel * columns + 4 + signal] =
                    embedding.weight[signal * width + channel] * (context?[channel] ?? 1)
            }
        }
        var rows = [Float](repeating: 0, count: length * columns)
        rows.withUnsafeMutableBufferPointer { rows in
            guard let rows = rows.baseAddress else { return }
            kernels.multiply(
                rows: length, columns: columns, inner: width, workspace.residual, lda: width, factors,
                ldb: columns, into: rows, ldc: columns)
        }
        func taking(_ range: Range<Int>) -> [Float] {
            var values: [Float] = []
            values.reserveCapacity(length * range.count)
            for row in stride(from: 0, to: rows.count, by: columns) {
                values += rows[(row + range.lowerBound)..<(row + range.upperBound)]
            }
            return values
        }
        return StreamInputGradients(
            bases: taking(0..<4), signals: taking(4..<columns),
            context: self.embedding(window: window, context: context))
    }
}
