import CPrismKernels

extension StreamBackward {
    /// One direction of a layer, tile by tile against its own time: scan, projections, SiLU, convolution.
    func scan(_ layer: Int, direction index: Int) {
        let reverse = index == 1
        let direction = weights.layers[layer].directions[index]
        let branch = min(index, workspace.xz.count - 1)
        let into = gradients.layers[layer].directions[index]
        let sizes = weights.sizes
        let c = sizes.configuration
        let buffers = activations.layers[layer]
        let kept = buffers.scans[index]
        let margin = (c.taps - 1) * workspace.stride
        let gradient = workspace.convolution + margin
        workspace.adjoint.clear(sizes.states * inner)
        // Beyond the window, later positions have no gradient.
        workspace.convolution.clear(margin * 2 + activations.tile * workspace.stride)
        activations.inTiles(of: 0..<length, backwards: !reverse) { first, count in
            kernels.table.causal_convolution_silu(
                length, first, count, reverse, inner, c.taps, buffers.xz(of: index), sizes.xzStride,
                direction.convolutionWeight, direction.convolutionBias, workspace.u, workspace.stride,
                workspace.slope)
            let projection = kept.projection + first * sizes.projection
            scanTile(
                direction, kept: kept.states + activations.stateOffset(first: first, sizes: sizes),
                projection: projection, outputs: workspace.outputs[branch] + first * inner, count: count,
                reverse: reverse, gradient: gradient, into: into)
            projectTile(layer, index, count: count, gradient: gradient, into: into)
            kernels.table.causal_convolution_backward(
                length, first, count, reverse, inner, c.taps, buffers.xz(of: index), sizes.xzStride,
                direction.convolutionWeight, workspace.slope, gradient, workspace.stride,
                workspace.xz[branch], index > branch, into.convolutionWeight, into.convolutionBias)
            // The rows that are later in time for the next tile, which is a full one.
            if reverse {
                workspace.convolution.update(
                    from: workspace.convolution + count * workspace.stride, count: margin)
            } else {
                (gradient + activations.tile * workspace.stride).update(from: gradient, count: margin)
            }
        }
    }

    private func scanTile(
        _ direction: DirectionWeights, kept: UnsafeMutablePointer<Float>, projection: UnsafePointer<Float>,
        outputs: UnsafePointer<Float>, count: Int, reverse: Bool, gradient: UnsafeMutablePointer<Float>,
        into: StreamGradients.Direction
    ) {
        var forward = prism_scan_arguments(
            direction, weights.sizes, rows: count, reverse: reverse, u: workspace.u, ldu: workspace.stride,
            projection: projection)
        forward.kept = kept
        var arguments = prism_scan_backward_arguments(
            forward: forward, dy: outputs, adjoint: workspace.adjoint,
            d_u: gradient, d_delta: workspace.delta, ldd: workspace.stride,
            d_projection: workspace.projection, d_dt_weight: into.deltaWeight, d_dt_bias: into.deltaBias,
            d_decay: into.decay, d_skip: into.skip, scratch: workspace.scan)
        measured(.scanBackward) { kernels.table.selective_scan_backward(&arguments) }
    }

    /// dt_proj and x_proj: completes the gradient of u.
    private func projectTile(
        _ layer: Int, _ index: Int, count: Int, gradient: UnsafeMutablePointer<Float>,
        into: StreamGradients.Direction
    ) {
        let columns = weights.sizes.projection
        measured(.products) {
            kernels.multiply(
                rows: count, workspace.delta, lda: workspace.stride,
                by: transposed.layers[layer].deltaWeights[index], into: workspace.projection, ldc: columns)
            if includesWeights {
                kernels.multiply(
                    rows: columns, columns: inner, inner: count, workspace.projection, lda: columns,
                    workspace.u, ldb: workspace.stride, into: into.projection, ldc: inner, accumulating: true,
                    transposed: .left)
            }
            kernels.multiply(
                rows: count, workspace.projection, lda: columns,
                by: transposed.layers[layer].projections[index], into: gradient, ldc: workspace.stride,
                accumulating: true)
        }
    }
}
