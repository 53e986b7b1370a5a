import CPrismKernels

/// The buffers of one stream's backward pass.
///
/// `@unchecked Sendable`: one thread at a time owns it; ownership passes through mutexes.
final class BackwardWorkspace: @unchecked Sendable {
    /// The longest window that fits.
    let capacity: Int
    /// L × d: the gradient of the residual stream, in the end that of the stream's start.
    let residual: UnsafeMutablePointer<Float>
    /// For each branch, L × (2E + pad): gradient of x beside that of z.
    let xz: [UnsafeMutablePointer<Float>]
    /// For each branch, L × E: gradient of its directions' y.
    let outputs: [UnsafeMutablePointer<Float>]
    /// tile × d for each direction: what is multiplied, then the gradients of that; empty where directions are added.
    let factors: [UnsafeMutablePointer<Float>]

    /// From one row of the tile buffers below to the next: E and a pad, which keeps the rows of one channel from
    /// falling on the same cache sets.
    let stride: Int
    /// tile × stride each: gated rows or normalised ones (d), the convolution's output and its SiLU's slope, the
    /// gradient of dt_proj's output.
    let rows, u, slope, delta: UnsafeMutablePointer<Float>
    /// tile × stride, with K − 1 rows before and after: gradient of u, then of the convolution.
    let convolution: UnsafeMutablePointer<Float>
    /// tile × (R + 2N).
    let projection: UnsafeMutablePointer<Float>
    /// N × E: gradient of the state.
    let adjoint: UnsafeMutablePointer<Float>
    /// PRISM_SCAN_SCRATCH × E.
    let scan: UnsafeMutablePointer<Float>
    /// 5 × d and S × d: sums over the stream's start.
    let letterSums, signalSums: UnsafeMutablePointer<Float>
    private let storage = FloatStorage()

    /// Buffers for windows up to `length`, run through in tiles of `tile` rows.
    init(length: Int, tile: Int, sizes: PaddedSizes) {
        let c = sizes.configuration
        capacity = length
        stride = max(sizes.inner, c.width) + Kernels.lanes
        residual = storage.block(length * c.width)
        let storage = storage
        xz = (0..<c.branchCount).map { _ in storage.block(length * sizes.xzStride) }
        outputs = (0..<c.branchCount).map { _ in storage.block(length * sizes.inner) }
        factors = (0..<(c.directions == .multiplied ? 2 : 0)).map { _ in storage.block(tile * c.width) }
        rows = storage.block(tile * stride)
        u = storage.block(tile * stride)
        slope = storage.block(tile * stride)
        delta = storage.block(tile * stride)
        convolution = storage.block((tile + 2 * (c.taps - 1)) * stride)
        projection = storage.block(tile * sizes.projection)
        adjoint = storage.block(sizes.states * sizes.inner)
        scan = storage.block(Int(PRISM_SCAN_SCRATCH) * sizes.inner)
        letterSums = storage.block(5 * c.width)
        signalSums = storage.block(c.signals * c.width)
    }
}
