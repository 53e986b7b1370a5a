import CPrismKernels

/// The gradients of every weight that a stream and the head use, in the kernels' padded sizes. The large matrices lie
/// as published (outputs × inputs), the others as the kernels read them.
///
/// `@unchecked Sendable`: one thread at a time owns it; ownership passes through mutexes.
final class StreamGradients: @unchecked Sendable {
    typealias Block = UnsafeMutablePointer<Float>

    /// One layer's.
    struct Layer {
        let norm: Norm
        /// One that both directions share, or one for each.
        let projections: [Projections]
        /// Forward and, where there is one, reverse.
        let directions: [Direction]

        /// `block` makes one of so many numbers.
        init(_ sizes: PaddedSizes, _ block: (Int) -> Block) {
            let c = sizes.configuration
            norm = Norm(c, block)
            projections = (0..<c.projectionCount).map { _ in
                Projections(
                    inProjection: block(2 * sizes.inner * c.width),
                    outProjection: block(c.width * sizes.inner))
            }
            directions = (0..<c.directionCount).map { _ in Direction(sizes, block) }
        }

        /// The projections of a branch.
        func projections(branch: Int) -> Projections { projections[min(branch, projections.count - 1)] }
    }

    /// One norm's.
    struct Norm {
        /// d.
        let weight: Block
        /// d; nil for RMSNorm.
        let bias: Block?

        init(_ c: ModelConfiguration, _ block: (Int) -> Block) {
            weight = block(c.width)
            bias = c.norm == .layer ? block(c.width) : nil
        }
    }

    /// What leads into directions and out of them.
    struct Projections {
        /// 2E × d.
        let inProjection: Block
        /// d × E.
        let outProjection: Block
    }

    /// One direction's own.
    struct Direction {
        /// K × E.
        let convolutionWeight: Block
        /// E.
        let convolutionBias: Block
        /// (R + 2N) × E.
        let projection: Block
        /// R × E.
        let deltaWeight: Block
        /// E.
        let deltaBias: Block
        /// N × E: of A = −exp(A_log).
        let decay: Block
        /// E.
        let skip: Block

        init(_ sizes: PaddedSizes, _ block: (Int) -> Block) {
            let c = sizes.configuration
            convolutionWeight = block(c.taps * sizes.inner)
            convolutionBias = block(sizes.inner)
            projection = block(sizes.projection * sizes.inner)
            deltaWeight = block(c.rank * sizes.inner)
            deltaBias = block(sizes.inner)
            decay = block(sizes.states * sizes.inner)
            skip = block(sizes.inner)
        }
    }

    let sizes: PaddedSizes
    /// 5 × d: A, C, G, T and no base; the bias is in all of them.
    let baseRows: Block
    /// S × d.
    let signalWeight: Block
    /// d.
    let signalBias: Block
    let layers: [Layer]
    let finalNorm: Norm
    /// Outputs × inputs of each of the head's layers.
    let headWeights: [Block]
    let headBiases: [Block]
    /// Of what background states do, as published: K, or d × K; nil for a model that knows none.
    let background: Block?
    /// Nil for a model that never missed a signal.
    let absence: Absence?
    private let blocks: [(start: Block, count: Int)]
    private let storage = FloatStorage()

    /// All zero.
    init(_ sizes: PaddedSizes) {
        let c = sizes.configuration
        let storage = storage
        var blocks: [(start: Block, count: Int)] = []
        func block(_ count: Int) -> Block {
            let start = storage.block(count)
            blocks.append((start, count))
            return start
        }
        self.sizes = sizes
        baseRows = block(5 * c.width)
        signalWeight = block(c.signals * c.width)
        signalBias = block(c.width)
        layers = (0..<c.layers).map { _ in Layer(sizes, block) }
        finalNorm = Norm(c, block)
        let widths = c.headWidths
        headWeights = (0..<3).map { block(widths[$0] * widths[$0 + 1]) }
        headBiases = (0..<3).map { block(widths[$0 + 1]) }
        background = c.background.map { block($0.form == .shift ? $0.states : c.width * $0.states) }
        absence = c.absence.map { absence in
            Absence(
                signalBias: block(c.signals * c.width),
                signalWeight: block(c.signals * c.width * c.signals),
                head: block((c.signals + absence.featureGroups) * c.width))
        }
        self.blocks = blocks
    }

    /// All of them, one block after the other.
    var values: [Float] {
        get {
            var values: [Float] = []
            for (start, count) in blocks { values += UnsafeBufferPointer(start: start, count: count) }
            return values
        }
        set {
            newValue.withUnsafeBufferPointer { values in
                guard var place = values.baseAddress, values.count == blocks.reduce(0, { $0 + $1.count })
                else {
                    return
                }
                for (start, count) in blocks {
                    start.update(from: place, count: count)
                    place += count
                }
            }
        }
    }

    /// Sets all to zero.
    func clear() {
        for (start, count) in blocks { start.clear(count) }
    }

    /// Adds another's gradients, element by element.
    func add(_ other: StreamGradients, kernels: Kernels) {
        for (mine, its) in zip(blocks, other.blocks) {
            kernels.table.add(mine.count, its.start, mine.start)
        }
    }
}
