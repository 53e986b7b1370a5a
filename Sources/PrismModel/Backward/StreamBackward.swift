import CPrismKernels

/// One stream backwards through the backbone, given what `Stream` left in a workspace that keeps.
///
/// As in the forward pass, everything between two layers is local to a row, and what one layer's in-projection and the
/// out-projection of the layer below need is done tile by tile in one go.
struct StreamBackward {
    let weights: PreparedWeights
    let transposed: BackwardWeights
    let kernels: Kernels
    let activations: StreamWorkspace
    let workspace: BackwardWorkspace
    /// Added to.
    let gradients: StreamGradients
    /// Whether the products that only the weights' gradients need are computed.
    let includesWeights: Bool
    let length: Int
    let cancellation: Cancellation?
    let clock: PartClock?

    var width: Int { weights.sizes.configuration.width }
    var inner: Int { weights.sizes.inner }
    private var epsilon: Float { weights.sizes.configuration.normEpsilon }

    /// From the gradient of the pooled state (d) to that of the stream's start, in `workspace.residual`.
    func run(pooledGradient: [Float]) throws(PrismError) {
        enterBackbone(pooledGradient)
        for layer in weights.layers.indices.reversed() {
            if cancellation?.isCancelled == true { throw .cancelled }
            activations.inTiles(of: 0..<length) { first, count in
                if layer + 1 < weights.layers.count { enterLayer(layer + 1, first: first, count: count) }
                leaveLayer(layer, first: first, count: count)
            }
            scan(layer, direction: 0)
            scan(layer, direction: 1)
        }
        activations.inTiles(of: 0..<length) { first, count in enterLayer(0, first: first, count: count) }
    }

    /// Pooling and the last norm.
    private func enterBackbone(_ pooledGradient: [Float]) {
        let pooled = weights.sizes.configuration.pooledPositions(length: length)
        workspace.residual.clear(length * width)
        let share = pooledGradient.map { $0 / Float(pooled.count) }
        kernels.table.rms_norm_backward(
            pooled.count, width, activations.lastResidual + pooled.lowerBound * width, width,
            weights.finalNorm, epsilon, share, 0, workspace.residual + pooled.lowerBound * width, width,
            gradients.finalNorm)
    }

    /// Out-projection and gate.
    private func leaveLayer(_ layer: Int, first: Int, count: Int) {
        let buffers = activations.layers[layer]
        let stride = weights.sizes.xzStride
        let residual = workspace.residual + first * width
        let gated = workspace.rows
        measured(.products) {
            kernels.multiply(
                rows: count, residual, lda: width, by: transposed.layers[layer].outProjection, into: gated,
                ldc: workspace.stride)
        }
        kernels.table.gate_backward(
            count, inner, buffers.outputs[0] + first * inner, buffers.outputs[1] + first * inner, inner,
            buffers.xz + first * stride + inner, stride, gated, workspace.stride,
            workspace.outputs + first * inner, workspace.xz + first * stride + inner)
        guard includesWeights else { return }
        measured(.products) {
            kernels.multiply(
                rows: width, columns: inner, inner: count, residual, lda: width, gated, ldb: workspace.stride,
                into: gradients.layers[layer].outProjection, ldc: inner, accumulating: true, transposed: .left
            )
        }
    }

    /// In-projection and norm.
    private func enterLayer(_ layer: Int, first: Int, count: Int) {
        let residual = activations.layers[layer].residual + first * width
        let stride = weights.sizes.xzStride
        let xz = workspace.xz + first * stride
        let norm = weights.layers[layer].norm
        let normalised = workspace.rows
        if includesWeights {
            kernels.table.rms_norm(
                count, width, residual, width, norm, epsilon, normalised, workspace.stride)
            measured(.products) {
                kernels.multiply(
                    rows: 2 * inner, columns: width, inner: count, xz, lda: stride, normalised,
                    ldb: workspace.stride, into: gradients.layers[layer].inProjection, ldc: width,
                    accumulating: true, transposed: .left)
            }
        }
        measured(.products) {
            kernels.multiply(
                rows: count, xz, lda: stride, by: transposed.layers[layer].inProjection, into: normalised,
                ldc: workspace.stride)
        }
        kernels.table.rms_norm_backward(
            count, width, residual, width, norm, epsilon, normalised, workspace.stride,
            workspace.residual + first * width, width, gradients.layers[layer].norm)
    }

    func measured(_ part: PartClock.Part, _ body: () -> Void) {
        if let clock { clock.measure(part, body) } else { body() }
    }
}
