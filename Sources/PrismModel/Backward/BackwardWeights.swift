/// The products' right-hand sides of the backward pass: the prepared weights transposed again, as the BLAS is a quarter
/// to a half slower with a transposed right-hand side.
///
/// `@unchecked Sendable`: all blocks are written in `init` and only read afterwards; `storage` keeps them alive.
final class BackwardWeights: @unchecked Sendable {
    /// One layer's.
    struct Layer {
        /// 2E × d.
        let inProjection: UnsafePointer<Float>
        /// d × E.
        let outProjection: UnsafePointer<Float>
        /// (R + 2N) × E, forward and reverse.
        let projections: [UnsafePointer<Float>]
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
                inProjection: transposed(layer.inProjection, rows: width, columns: 2 * sizes.inner),
                outProjection: transposed(layer.outProjection, rows: sizes.inner, columns: width),
                projections: [layer.forward, layer.reverse].map {
                    transposed($0.projection, rows: sizes.inner, columns: sizes.projection)
                })
        }
    }
}
