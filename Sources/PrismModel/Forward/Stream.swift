import CPrismKernels

/// One stream through the backbone: embedding, bidirectional layers, last norm and pooling.
///
/// Between two layers everything is local to a row (the out-projection of one and the in-projection of the next), and
/// within a layer the two directions are independent: so each layer is two phases of two equal halves.
struct Stream {
    let weights: PreparedWeights
    let kernels: Kernels
    let workspace: StreamWorkspace
    let window: GeneWindow
    /// The context vector w_c (d) of an intervened stream; nil for the observed one.
    let context: [Float]?
    /// The one-hot rows' factor: other than 1 only on the way from a window without bases, for attributions.
    var sequenceScale: Float = 1
    /// 1 or 2.
    let workers: Int
    let cancellation: Cancellation?
    let clock: PartClock?

    /// The mean of the backbone's output over the pooled positions: d values.
    func pooled() throws(PrismError) -> [Float] {
        for layer in weights.layers.indices {
            try checkCancelled()
            inBlocks { rows, half in enterLayer(layer, rows: rows, half: half) }
            inHalves { half in
                if half < weights.sizes.configuration.directionCount { scan(layer, direction: half) }
            }
        }
        try checkCancelled()
        let pooled = weights.sizes.configuration.pooledPositions(length: window.length)
        for scratch in workspace.scratch { scratch.sum.clear(width) }
        inBlocks { rows, half in leaveBackbone(rows: rows, pooled: pooled, half: half) }
        return (0..<width).map { channel in
            let sum = workspace.scratch.reduce(0.0) { $0 + Double($1.sum[channel]) }
            return Float(sum / Double(pooled.count))
        }
    }

    private var width: Int { weights.sizes.configuration.width }
    private var inner: Int { weights.sizes.inner }

    private func checkCancelled() throws(PrismError) {
        if cancellation?.isCancelled == true { throw .cancelled }
    }

    // MARK: Phases

    /// r = e_seq + e_sig ⊙ w_c, the stream's start.
    private func embed(first: Int, count: Int) {
        let signalCount = weights.sizes.configuration.signals
        let scaled = sequenceScale == 1 ? nil : scaledBaseRows
        let embedding = weights.embedding(of: window)
        window.bases.withUnsafeBufferPointer { bases in
            window.signals.withUnsafeBufferPointer { signals in
                guard let bases = bases.baseAddress, let signals = signals.baseAddress else { return }
                func start(_ context: UnsafePointer<Float>?) {
                    func start(from baseRows: UnsafePointer<Float>) {
                        kernels.table.embed(
                            count, width, signalCount, bases + first, baseRows, signals + first * signalCount,
                            embedding.weight, embedding.bias, context,
                            workspace.layers[0].residual + first * width, width)
                    }
                    if let scaled { start(from: scaled) } else { start(from: weights.baseRows) }
                }
                if let context {
                    context.withUnsafeBufferPointer { start($0.baseAddress) }
                } else {
                    start(nil)
                }
            }
        }
    }

    /// 5 × d: the bias and the letters' embeddings times the scale.
    private var scaledBaseRows: [Float] {
        let bias = weights.baseRows + 4 * width
        return (0..<(5 * width)).map { index in
            let letter = index < 4 * width ? weights.letterWeight[index] * sequenceScale : 0
            return bias[index % width] + letter
        }
    }

    /// r += out_proj(y ⊙ SiLU(z)) of the layer before, then [x, z] = in_proj(norm(r)).
    private func enterLayer(_ layer: Int, rows: Range<Int>, half: Int) {
        let scratch = workspace.scratch[half]
        workspace.inTiles(of: rows) { first, count in
            if layer == 0 {
                embed(first: first, count: count)
            } else {
                leaveLayer(layer - 1, first: first, count: count, half: half)
            }
            let current = weights.layers[layer], buffers = workspace.layers[layer]
            current.norm.apply(
                buffers.residual + first * width, rows: count, weights.sizes.configuration,
                into: scratch.rows, stride: width, kernels: kernels)
            for (projections, xz) in zip(current.projections, buffers.xz) {
                measured(.products) {
                    kernels.multiply(
                        rows: count, scratch.rows, lda: width, by: projections.inProjection,
                        into: xz + first * weights.sizes.xzStride, ldc: weights.sizes.xzStride)
                }
            }
        }
    }

    private func leaveLayer(_ layer: Int, first: Int, count: Int, half: Int) {
        let gated = workspace.scratch[half].rows, factors = workspace.scratch[half].factors
        let buffers = workspace.layers[layer], stride = weights.sizes.xzStride
        let after = workspace.residual(after: layer) + first * width
        let before = buffers.residual + first * width
        if after != before { after.update(from: before, count: count * width) }
        for branch in 0..<weights.sizes.configuration.branchCount {
            let outputs = workspace.outputs(layer, branch: branch, first: first, inner: inner)
            kernels.table.gate(
                count, inner, outputs.0, outputs.1, inner, buffers.xz(of: branch) + first * stride + inner,
                stride, gated, inner)
            measured(.products) {
                kernels.multiply(
                    rows: count, gated, lda: inner,
                    by: weights.layers[layer].projections(branch: branch).outProjection,
                    into: factors.isEmpty ? after : factors[branch], ldc: width,
                    accumulating: factors.isEmpty)
            }
        }
        if !factors.isEmpty { kernels.table.add_product(count * width, factors[0], factors[1], after) }
    }

    private func leaveBackbone(rows: Range<Int>, pooled: Range<Int>, half: Int) {
        workspace.inTiles(of: rows.clamped(to: pooled)) { first, count in
            leaveLayer(weights.layers.count - 1, first: first, count: count, half: half)
            weights.finalNorm.add(
                workspace.lastResidual + first * width, rows: count, weights.sizes.configuration,
                to: workspace.scratch[half].sum, kernels: kernels)
        }
    }

    /// One direction of a layer, tile by tile in its own time: convolution, SiLU, projection, scan.
    private func scan(_ layer: Int, direction index: Int) {
        let reverse = index == 1
        let direction = weights.layers[layer].directions[index]
        let scratch = workspace.scratch[index]
        let buffers = workspace.layers[layer]
        let kept = buffers.scans.isEmpty ? nil : buffers.scans[index]
        let sizes = weights.sizes
        let c = sizes.configuration
        scratch.state.clear(sizes.states * inner)
        workspace.inTiles(of: 0..<window.length, backwards: reverse) { first, count in
            kernels.table.causal_convolution_silu(
                window.length, first, count, reverse, inner, c.taps, buffers.xz(of: index), sizes.xzStride,
                direction.convolutionWeight, direction.convolutionBias, scratch.u, inner, nil)
            let projection = kept.map { $0.projection + first * sizes.projection } ?? scratch.projection
            measured(.products) {
                kernels.multiply(
                    rows: count, scratch.u, lda: inner, by: direction.projection, into: projection,
                    ldc: sizes.projection)
            }
            var arguments = prism_scan_arguments(
                direction, sizes, rows: count, reverse: reverse, u: scratch.u, ldu: inner,
                projection: projection)
            arguments.state = scratch.state
            arguments.y = buffers.outputs[index] + first * inner
            arguments.ldy = inner
            arguments.kept = kept.map { $0.states + workspace.stateOffset(first: first, sizes: sizes) }
            measured(.scan) { kernels.table.selective_scan(&arguments) }
        }
    }

    // MARK: Division of work

    /// Two blocks of rows, each with its own scratch. The blocks are the same for any number of workers, so the sums
    /// are too, to the last bit.
    private func inBlocks(_ body: (Range<Int>, Int) -> Void) {
        let middle = window.length / 2
        inHalves { half in body(half == 0 ? 0..<middle : middle..<window.length, half) }
    }

    /// Runs both halves at once on two threads, or one after the other on this one.
    private func inHalves(_ body: (_ half: Int) -> Void) {
        guard workers > 1 else {
            body(0)
            return body(1)
        }
        Halves.run(body)
    }

    // MARK: Timing

    private func measured(_ part: PartClock.Part, _ body: () -> Void) {
        if let clock { clock.measure(part, body) } else { body() }
    }
}

extension prism_scan_arguments {
    /// The scan of `rows` rows of one direction; its outputs and states still to be set.
    init(
        _ direction: DirectionWeights, _ sizes: PaddedSizes, rows: Int, reverse: Bool,
        u: UnsafePointer<Float>, ldu: Int, projection: UnsafePointer<Float>
    ) {
        self.init(
            rows: rows, reverse: reverse, inner: sizes.inner, states: sizes.states,
            rank: sizes.configuration.rank, u: u, ldu: ldu, projection: projection, ldp: sizes.projection,
            dt_weight: direction.deltaWeight, dt_bias: direction.deltaBias, decay: direction.decay,
            skip: direction.skip, state: nil, y: nil, ldy: sizes.inner, kept: nil)
    }
}
