/// The buffers of one stream of one window, and the scratch of its two halves.
///
/// `@unchecked Sendable`: a workspace belongs to one stream at a time; within it, the halves write disjoint rows (input
/// phase) or disjoint buffers (scan phase), with a barrier between the phases.
final class StreamWorkspace: @unchecked Sendable {
    /// The longest window that fits.
    let capacity: Int
    /// L × d: the residual stream.
    let residual: UnsafeMutablePointer<Float>
    /// L × (2E + pad): x beside z. The pad keeps rows from falling on the same cache sets.
    let xz: UnsafeMutablePointer<Float>
    let xzStride: Int
    /// L × E for each direction.
    let outputs: [UnsafeMutablePointer<Float>]
    /// One per half.
    let scratch: [Scratch]
    private let storage = FloatStorage()

    /// Rows that a worker takes through one matrix product and the kernels around it: enough for the product to
    /// run at full speed, few enough to stay in the second-level cache.
    static let tile = 256
    /// A stream has two halves of work at any time: two directions, or two blocks of rows.
    static let halves = 2

    /// Tile-sized buffers of one half.
    struct Scratch {
        /// tile × max(d, E): the normalised rows, or the gated ones.
        let rows: UnsafeMutablePointer<Float>
        /// tile × E: the convolution's output u.
        let u: UnsafeMutablePointer<Float>
        /// tile × (R + 2N).
        let projection: UnsafeMutablePointer<Float>
        /// N × E.
        let state: UnsafeMutablePointer<Float>
        /// d: a pooled sum.
        let sum: UnsafeMutablePointer<Float>
    }

    init(length: Int, sizes: PaddedSizes) {
        capacity = length
        let width = sizes.configuration.width
        xzStride = 2 * sizes.inner + 16
        residual = storage.block(length * width)
        xz = storage.block(length * xzStride)
        var outputs: [UnsafeMutablePointer<Float>] = []
        var scratch: [Scratch] = []
        for _ in 0..<Self.halves {
            outputs.append(storage.block(length * sizes.inner))
            scratch.append(
                Scratch(
                    rows: storage.block(Self.tile * max(width, sizes.inner)),
                    u: storage.block(Self.tile * sizes.inner),
                    projection: storage.block(Self.tile * sizes.projection),
                    state: storage.block(sizes.states * sizes.inner),
                    sum: storage.block(width)))
        }
        self.outputs = outputs
        self.scratch = scratch
    }
}
