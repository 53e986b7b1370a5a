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

    /// From the gradient of the pooled state (d) to that of the stream's start, in `workspace.residual`.
    func run(pooledGradient: [Float]) throws(PrismError) {
        enterBackbone(pooledGradient)
        for layer in weights.layers.indices.reversed() {
            if cancellation?.isCancelled == true { throw .cancelled }
            activations.inTiles(of: 0..<length) { first, count in
                if layer + 1 < weights.layers.count { enterLayer(layer + 1, first: first, count: count) }
                leaveLayer(layer, first: first, count: count)
            }
            for direction in weights.layers[layer].directions.indices { scan(layer, direction: direction) }
        }
        activations.inTiles(of: 0..<length) { first, count in enterLayer(0, first: first, count: count) }
    }

    /// Pooling and the last norm.
    private func enterBackbone(_ pooledGradient: [Float]) {
        let pooled = weights.sizes.configuration.pooledPositions(length: length)
        workspace.residual.clear(length * width)
        let share = pooledGradient.map { $0 / Float(pooled.count) }
        let offset = pooled.lowerBound * width
        weights.finalNorm.backward(
            activations.lastResidual + offset, rows: pooled.count, weights.sizes.configuration,
            gradient: share, stride: 0, to: workspace.residual + offset, into: gradients.finalNorm,
            kernels: kernels)
    }

    /// Out-projection and gate.
    private func leaveLayer(_ layer: Int, first: Int, count: Int) {
        let stride = weights.sizes.xzStride
        let residual = workspace.residual + first * width
        let factors = workspace.factors
        if !factors.isEmpty { multiply(layer, first: first, count: count) }
        for branch in workspace.xz.indices {
            let gradient = factors.isEmpty ? residual : factors[branch]
            let gated = workspace.rows
            measured(.products) {
                kernels.multiply(
                    rows: count, gradient, lda: width,
                    by: transposed.layers[layer].outProjection(branch: branch), into: gated,
                    ldc: workspace.stride)
            }
            let outputs = activations.outputs(layer, branch: branch, first: first, inner: inner)
            let z = activations.layers[layer].xz(of: branch) + first * stride + inner
            kernels.table.gate_backward(
                count, inner, outputs.0, outputs.1, inner, z, stride, gated, workspace.stride,
                workspace.outputs[branch] + first * inner, workspace.xz[branch] + first * stride + inner)
            guard includesWeights else { continue }
            measured(.products) {
                kernels.multiply(
                    rows: width, columns: inner, inner: count, gradient, lda: width, gated,
                    ldb: workspace.stride,
                    into: gradients.layers[layer].projections(branch: branch).outProjection, ldc: inner,
                    accumulating: true, transposed: .left)
            }
        }
    }

    /// What the two directions gave, computed again, and the gradients of it in its place.
    private func multiply(_ layer: Int, first: Int, count: Int) {
        let stride = weights.sizes.xzStride
        for (branch, factor) in workspace.factors.enumerated() {
            let outputs = activations.outputs(layer, branch: branch, first: first, inner: inner)
            let z = activations.layers[layer].xz(of: branch) + first * stride + inner
            kernels.table.gate(
                count, inner, outputs.0, outputs.1, inner, z, stride, workspace.rows, workspace.stride)
            measured(.products) {
                kernels.multiply(
                    rows: count, workspace.rows, lda: workspace.stride,
                    by: weights.layers[layer].projections(branch: branch).outProjection, into: factor,
                    ldc: width)
            }
        }
        kernels.table.product_backward(
            count * width, workspace.residual + first * width, workspace.factors[0], workspace.factors[1])
    }

    /// In-projection and norm.
    private func enterLayer(_ layer: Int, first: Int, count: Int) {
        let residual = activations.layers[layer].residual + first * width
        let stride = weights.sizes.xzStride
        let norm = weights.layers[layer].norm
        let normalised = workspace.rows
        if includesWeights {
            norm.apply(
                residual, rows: count, weights.sizes.configuration, into: normalised,
                stride: workspace.stride, kernels: kernels)
            for (branch, xz) in workspace.xz.enumerated() {
                measured(.products) {
                    kernels.multiply(
                        rows: 2 * inner, columns: width, inner: count, xz + first * stride, lda: stride,
                        normalised, ldb: workspace.stride,
                        into: gradients.layers[layer].projections(branch: branch).inProjection, ldc: width,
                        accumulating: true, transposed: .left)
                }
            }
        }
        for (branch, xz) in workspace.xz.enumerated() {
            measured(.products) {
                kernels.multiply(
                    rows: count, xz + first * stride, lda: stride,
                    by: transposed.layers[layer].inProjection(branch: branch), into: normalised,
                    ldc: workspace.stride, accumulating: branch > 0)
            }
        }
        norm.backward(
            residual, rows: count, weights.sizes.configuration, gradient: normalised,
            stride: workspace.stride, to: workspace.residual + first * width,
            into: gradients.layers[layer].norm, kernels: kernels)
    }

    func measured(_ part: PartClock.Part, _ body: () -> Void) {
        if let clock { clock.measure(part, body) } else { body() }
    }
}
