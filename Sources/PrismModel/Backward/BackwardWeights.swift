/// The products' right-hand sides of the backward pass: the prepared weights transposed again, as the BLAS is a quarter
/// to a half slower with a transposed right-hand side.
///
/// `@unchecked Sendable`: all blocks are written in `init` and only read afterwards; `storage` keeps them alive.
final class BackwardWeights: @unchecked Sendable {
    /// One layer's.
    struct Layer {
        /// For each in-projection, 2E × d.
        let inProjections: [UnsafePointer<Float>]
        /// For each out-projection, d × E.
        let outProjections: [UnsafePointer<Float>]
        /// (R + 2N) × E for each direction.
        let projections: [UnsafePointer<Float>]

        /// Those of a branch.
        func inProjection(branch: Int) -> UnsafePointer<Float> {
            inProjections[min(branch, inProjections.count - 1)]
        }

        func outProjection(branch: Int) -> UnsafePointer<Float> {
            outProjections[min(branch, outProjections.count - 1)]
        }
    }

    let layers: [Layer]
    private let storage = FloatStorage()

    init(_ weights: PreparedWeights) {
        let storage = storage
        let sizes = weights.sizes
        let width = sizes.configuration.width
        func transposed(_ source: UnsafePointer<Float>, rows: Int, columns: Int) -> UnsafePointer<Float> {
            let block = storage.block(rows * columns)
            for row in 0..<rows {
                for column in 0..<columns { block[column * rows + row] = source[row * columns + column] }
            }
            return UnsafePointer(block)
        }
        layers = weights.layers.map { layer in
            Layer(
                inProjections: layer.projections.map {
                    transposed($0.inProjection, rows: width, columns: 2 * sizes.inner)
                },
                outProjections: layer.projections.map {
                    transposed($0.outProjection, rows: sizes.inner, columns: width)
                },
                projections: layer.directions.map {
                    transposed($0.projection, rows: sizes.inner, columns: sizes.projection)
                })
        }
    }
}
