extension NormWeights {
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
