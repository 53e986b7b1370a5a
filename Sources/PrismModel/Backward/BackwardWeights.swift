/// The products' right-hand sides of the backward pass: the transposes of the prepared weights.
///
/// `@unchecked Sendable`: all blocks are written in `init` and only read afterwards; `storage` keeps them alive.
final class BackwardWeights: @unchecked Sendable {
    /// One layer's.
    struct Layer {
        /// 2E × d.
        let inProjection: PackedMatrix
        /// d × E.
        let outProjection: PackedMatrix
        /// (R + 2N) × E, forward and reverse.
        let projections: [PackedMatrix]
        /// E × R, forward and reverse.
        let deltaWeights: [PackedMatrix]
    }

    let layers: [Layer]
    private let storage = FloatStorage()

    init(_ weights: PreparedWeights, kernels: Kernels) {
        let storage = storage
        let (inner, rank) = (weights.sizes.inner, weights.sizes.configuration.rank)
        layers = weights.layers.map { layer in
            let directions = [layer.forward, layer.reverse]
            return Layer(
                inProjection: layer.inProjection.transposed(kernels: kernels, storage: storage),
                outProjection: layer.outProjection.transposed(kernels: kernels, storage: storage),
                projections: directions.map { $0.projection.transposed(kernels: kernels, storage: storage) },
                deltaWeights: directions.map {
                    PackedMatrix(
                        $0.deltaWeight, rows: inner, columns: rank, stride: inner, transposed: true,
                        kernels: kernels, storage: storage)
                })
        }
    }
}
