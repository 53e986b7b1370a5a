import CPrismKernels

/// The buffers of one stream of one window, and the scratch of its two halves.
///
/// In inference every layer writes to the same buffers. For a backward pass each layer has its own, which stay: some
/// 45 MB at L = 2000 in the released configuration.
///
/// `@unchecked Sendable`: a workspace belongs to one stream at a time; within it, the halves write disjoint rows (input
/// phase) or disjoint buffers (scan phase), with a barrier between the phases.
final class StreamWorkspace: @unchecked Sendable {
    /// The longest window that fits.
    let capacity: Int
    /// Rows that a half takes through one matrix product and the kernels around it: enough for the product to
    /// run at full speed, few enough to stay in the second-level cache. A multiple of the scan's steps.
    let tile: Int
    /// One per layer.
    let layers: [LayerBuffers]
    /// L × d: the residual stream after the last layer.
    let lastResidual: UnsafeMutablePointer<Float>
    /// One per half.
    let scratch: [Scratch]
    /// tile × E zeros: what a gate adds to a branch of one direction; nil where the gate adds both directions up.
    private let noOutput: UnsafeMutablePointer<Float>?
    private let storage = FloatStorage()

    /// A stream has two halves of work at any time: two directions, or two blocks of rows.
    static let halves = 2

    /// What a layer reads and writes over the whole window.
    struct LayerBuffers {
        /// L × d: the residual stream before the layer.
        let residual: UnsafeMutablePointer<Float>
        /// For each in-projection, L × (2E + pad): x beside z.
        let xz: [UnsafeMutablePointer<Float>]
        /// L × E for each direction: y.
        let outputs: [UnsafeMutablePointer<Float>]
        /// For each direction, what a backward pass needs of its scan; empty in inference.
        let scans: [KeptScan]

        /// What a direction or a branch reads.
        func xz(of index: Int) -> UnsafeMutablePointer<Float> { xz[min(index, xz.count - 1)] }
    }

    /// What a backward pass needs of one scan.
    struct KeptScan {
        /// L × (R + 2N).
        let projection: UnsafeMutablePointer<Float>
        /// The states before every `PRISM_SCAN_STEPS` steps: per tile, as many times N × E as it has such steps.
        let states: UnsafeMutablePointer<Float>
    }

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
        /// tile × d for each direction: what is multiplied; empty where directions are added.
        let factors: [UnsafeMutablePointer<Float>]
    }

    /// Buffers for windows up to `length`; `keeping` what a backward pass needs or not.
    init(length: Int, sizes: PaddedSizes, keeping: Bool = false) {
        let storage = storage
        let c = sizes.configuration, width = c.width
        // A backward pass has more buffers per row in the cache.
        let tile = keeping ? 128 : 256
        capacity = length
        self.tile = tile
        let stateBlocks = (length + tile - 1) / tile * (tile / Int(PRISM_SCAN_STEPS))
        func layer() -> LayerBuffers {
            LayerBuffers(
                residual: storage.block(length * width),
                xz: (0..<c.projectionCount).map { _ in storage.block(length * sizes.xzStride) },
                outputs: (0..<c.directionCount).map { _ in storage.block(length * sizes.inner) },
                scans: (0..<(keeping ? c.directionCount : 0)).map { _ in
                    KeptScan(
                        projection: storage.block(length * sizes.projection),
                        states: storage.block(stateBlocks * sizes.states * sizes.inner))
                })
        }
        if keeping {
            layers = (0..<c.layers).map { _ in layer() }
            lastResidual = storage.block(length * width)
        } else {
            let shared = layer()
            layers = [LayerBuffers](repeating: shared, count: c.layers)
            lastResidual = shared.residual
        }
        noOutput = c.branchCount == c.directionCount ? storage.block(tile * sizes.inner) : nil
        scratch = (0..<Self.halves).map { _ in
            Scratch(
                rows: storage.block(tile * max(width, sizes.inner)),
                u: storage.block(tile * sizes.inner),
                projection: storage.block(tile * sizes.projection),
                state: storage.block(sizes.states * sizes.inner),
                sum: storage.block(width),
                factors: (0..<(c.directions == .multiplied ? 2 : 0)).map { _ in storage.block(tile * width) })
        }
    }

    /// The outputs y that a branch's gate adds up, from row `first` on.
    func outputs(_ layer: Int, branch: Int, first: Int, inner: Int) -> (
        UnsafePointer<Float>, UnsafePointer<Float>
    ) {
        let outputs = layers[layer].outputs, offset = first * inner
        if let noOutput { return (UnsafePointer(outputs[branch] + offset), UnsafePointer(noOutput)) }
        return (UnsafePointer(outputs[0] + offset), UnsafePointer(outputs[1] + offset))
    }

    /// The residual stream after a layer.
    func residual(after layer: Int) -> UnsafeMutablePointer<Float> {
        layer + 1 < layers.count ? layers[layer + 1].residual : lastResidual
    }

    /// Where the kept states of the tile that starts at row `first` start.
    func stateOffset(first: Int, sizes: PaddedSizes) -> Int {
        first / Int(PRISM_SCAN_STEPS) * sizes.states * sizes.inner
    }

    /// Calls `body` with the first row and the number of rows of each tile.
    func inTiles(
        of rows: Range<Int>, backwards: Bool = false, _ body: (_ first: Int, _ count: Int) -> Void
    ) {
        let starts = stride(from: rows.lowerBound, to: rows.upperBound, by: tile)
        func run(_ first: Int) { body(first, min(tile, rows.upperBound - first)) }
        if backwards { starts.reversed().forEach(run) } else { starts.forEach(run) }
    }
}
