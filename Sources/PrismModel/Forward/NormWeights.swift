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
}
