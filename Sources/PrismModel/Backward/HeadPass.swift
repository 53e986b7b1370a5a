/// The head run forwards with what its gradients need kept.
struct HeadPass {
    let head: HeadWeights
    /// The inputs of each layer: the pooled state beside the features, then what the ReLUs let through.
    private let inputs: [[Float]]
    private let window: GeneWindow
    /// The prediction.
    let output: Float

    init(_ head: HeadWeights, pooled: [Float], of window: GeneWindow) {
        self.head = head
        self.window = window
        var inputs = [head.inputs(pooled: pooled, of: window)]
        for layer in 0..<2 {
            let outputs = head.apply(layer, to: inputs[layer], absent: window.absent)
            inputs.append(outputs.map { $0 < 0 ? 0 : $0 })
        }
        output = head.apply(2, to: inputs[2], absent: window.absent)[0]
        self.inputs = inputs
    }

    /// The gradient of the pooled state and the features, d + F values, given that of the prediction.
    ///
    /// Adds the gradients of the head's weights to `gradients`, if given.
    func backward(_ gradient: Float, into gradients: StreamGradients?) -> [Float] {
        var outputs = [gradient]
        for layer in (0..<3).reversed() {
            var before = [Float](repeating: 0, count: inputs[layer].count)
            outputs.withUnsafeBufferPointer { outputs in
                inputs[layer].withUnsafeBufferPointer { inputs in
                    before.withUnsafeMutableBufferPointer { before in
                        guard let d = outputs.baseAddress, let x = inputs.baseAddress,
                            let target = before.baseAddress
                        else { return }
                        head.kernels.multiply(
                            rows: 1, columns: inputs.count, inner: outputs.count, d, lda: outputs.count,
                            head.published[layer], ldb: inputs.count, into: target, ldc: inputs.count)
                        guard let gradients else { return }
                        head.kernels.multiply(
                            rows: outputs.count, columns: inputs.count, inner: 1, d, lda: 1, x,
                            ldb: inputs.count, into: gradients.headWeights[layer], ldc: inputs.count,
                            accumulating: true)
                        for index in outputs.indices { gradients.headBiases[layer][index] += d[index] }
                    }
                }
            }
            guard layer > 0 else {
                if let gradients { gradients.absence?.addHead(outputs, head.absence, window.absent) }
                return withoutMissing(before)
            }
            outputs = zip(before, inputs[layer]).map { $1 > 0 ? $0 : 0 }
        }
        return outputs
    }

    /// The gradient of features that are missing is 0: they are not read.
    private func withoutMissing(_ gradient: [Float]) -> [Float] {
        guard head.absence != nil else { return gradient }
        var gradient = gradient
        let width = gradient.count - window.features.count
        for column in window.groups.columns(offIn: window.absent)
        where window.features.indices.contains(column) {
            gradient[width + column] = 0
        }
        return gradient
    }
}
