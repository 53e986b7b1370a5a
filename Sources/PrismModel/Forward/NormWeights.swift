/// One norm's weights, and its kernels: RMSNorm, or LayerNorm where there is a bias.
struct NormWeights {
    /// d.
    let weight: UnsafePointer<Float>
    /// d; nil for RMSNorm.
    let bias: UnsafePointer<Float>?

    init(
        _ parameters: Parameters, weight: String, bias: String, _ c: ModelConfiguration,
        storage: FloatStorage
    ) {
        self.weight = storage.copy(parameters[weight])
        self.bias = c.norm == .layer ? storage.copy(parameters[bias]) : nil
    }

    /// Writes the norms of `rows` rows of x (d each) to `out`, whose rows are `stride` apart.
    func apply(
        _ x: UnsafePointer<Float>, rows: Int, _ c: ModelConfiguration, into out: UnsafeMutablePointer<Float>,
        stride: Int, kernels: Kernels
    ) {
        if let bias {
            kernels.table.layer_norm(
                rows, c.width, x, c.width, weight, bias, c.normEpsilon, out, stride)
        } else {
            kernels.table.rms_norm(rows, c.width, x, c.width, weight, c.normEpsilon, out, stride)
        }
    }

    /// Adds the norms of `rows` rows of x to `sum` (d).
    func add(
        _ x: UnsafePointer<Float>, rows: Int, _ c: ModelConfiguration, to sum: UnsafeMutablePointer<Float>,
        kernels: Kernels
    ) {
        if let bias {
            kernels.table.layer_norm_sum(rows, c.width, x, c.width, weight, bias, c.normEpsilon, sum)
        } else {
            kernels.table.rms_norm_sum(rows, c.width, x, c.width, weight, c.normEpsilon, sum)
        }
    }

    /// Adds the gradients of x to `d_x` and those of the weights to `into`, given that of the norms, whose rows are
    /// `stride` apart (0: one gradient for all rows).
    func backward(
        _ x: UnsafePointer<Float>, rows: Int, _ c: ModelConfiguration, gradient: UnsafePointer<Float>,
        stride: Int, to d_x: UnsafeMutablePointer<Float>, into: StreamGradients.Norm, kernels: Kernels
    ) {
        if let biasGradient = into.bias {
            kernels.table.layer_norm_backward(
                rows, c.width, x, c.width, weight, c.normEpsilon, gradient, stride, d_x, c.width, into.weight,
                biasGradient)
        } else {
            kernels.table.rms_norm_backward(
                rows, c.width, x, c.width, weight, c.normEpsilon, gradient, stride, d_x, c.width, into.weight)
        }
    }
}
