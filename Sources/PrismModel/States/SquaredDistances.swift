/// Squared Euclidean distances between two tables of vectors, through one matrix product:
/// ‖x − y‖² = ‖x‖² + ‖y‖² − 2 x·y.
///
/// Vectors are best taken relative to their mean, so that little cancels. What rounding leaves of a distance between
/// equal vectors is set to 0.
struct SquaredDistances {
    /// n × k, row-major.
    private(set) var values: [Float]
    /// The number k of vectors measured against.
    let columns: Int

    /// A squared distance below this share of the two squared norms is rounding.
    private static let rounding: Float = 1e-6

    init(_ points: VectorTable, to others: VectorTable) {
        let (rows, columns, inner) = (points.count, others.count, points.dimension)
        self.columns = columns
        var products = [Float](repeating: 0, count: rows * columns)
        guard rows > 0, columns > 0, others.dimension == inner else {
            values = products
            return
        }
        points.values.withUnsafeBufferPointer { a in
            others.values.withUnsafeBufferPointer { b in
                products.withUnsafeMutableBufferPointer { c in
                    guard let a = a.baseAddress, let b = b.baseAddress, let c = c.baseAddress else { return }
                    Kernels.preferred.multiply(
                        rows: rows, columns: columns, inner: inner, a, lda: inner, b, ldb: inner, into: c,
                        ldc: columns, transposed: .right)
                }
            }
        }
        let (norms, otherNorms) = (Self.squaredNorms(points), Self.squaredNorms(others))
        products.withUnsafeMutableBufferPointer { products in
            for row in 0..<rows {
                for column in 0..<columns {
                    let both = norms[row] + otherNorms[column]
                    let squared = both - 2 * products[row * columns + column]
                    products[row * columns + column] = squared > Self.rounding * both ? squared : 0
                }
            }
        }
        values = products
    }

    /// Turns them into distances, in place.
    mutating func takeRoots() {
        values.withUnsafeMutableBufferPointer { values in
            for index in values.indices { values[index] = values[index].squareRoot() }
        }
    }

    /// The nearest of the vectors measured against, the first of equals, and the squared distance to it.
    func nearest(_ row: Int) -> (index: Int, squared: Float) {
        var best = (index: 0, squared: Float.infinity)
        for column in 0..<columns where values[row * columns + column] < best.squared {
            best = (column, values[row * columns + column])
        }
        return best
    }

    private static func squaredNorms(_ table: VectorTable) -> [Float] {
        table.values.withUnsafeBufferPointer { values in
            guard let start = values.baseAddress else { return [] }
            return (0..<table.count).map { row in
                var norm: Float = 0
                let vector = start + row * table.dimension
                withUnsafeMutablePointer(to: &norm) { norm in
                    Kernels.preferred.multiply(
                        rows: 1, columns: 1, inner: table.dimension, vector, lda: table.dimension, vector,
                        ldb: 1, into: norm, ldc: 1)
                }
                return norm
            }
        }
    }
}
