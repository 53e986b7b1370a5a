/// The products' right-hand sides of the backward pass: the transposes of the prepared weights.
///
/// `@unchecked Sendable`: all blocks are written in `init` and only read afterwards; `storage` keeps them alive.
final class BackwardWeights: @unchecked Sendable {
    /// One layer's.
    struct Layer {
        /// For each in-projection, 2E × d.
        let inProjections: [PackedMatrix]
        /// For each out-projection, d × E.
        let outProjections: [PackedMatrix]
        /// (R + 2N) × E for each direction.
        let projections: [PackedMatrix]
        /// E × R for each direction.
        let deltaWeights: [PackedMatrix]

        /// The in-projection of a branch.
        func inProjection(branch: Int) -> PackedMatrix { inProjections[min(branch, inProjections.count - 1)] }

        func outProjection(branch: Int) -> PackedMatrix {
            outProjections[min(branch, outProjections.count - 1)]
        }
    }

    let layers: [Layer]
    private let storage = FloatStorage()

    init(_ weights: PreparedWeights, kernels: Kernels) {
        let storage = storage
        let (inner, rank) = (weights.sizes.inner, weights.sizes.configuration.rank)
        layers = weights.layers.map { layer in
            Layer(
                inProjections: layer.projections.map {
                    $0.inProjection.transposed(kernels: kernels, storage: storage)
                },
                outProjections: layer.projections.map {
                    $0.outProjection.transposed(kernels: kernels, storage: storage)
                },
                projections: layer.directions.map {
                    $0.projection.transposed(kernels: kernels, storage: storage)
                },
                deltaWeights: layer.directions.map {
                    PackedMatrix(
                        $0.deltaWeight, rows: inner, columns: rank, stride: inner, transposed: true,
                        kernels: kernels, storage: storage)
                })
        }
    }
}
