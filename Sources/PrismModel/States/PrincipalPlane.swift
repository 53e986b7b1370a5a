/// The plane in which vectors vary most (principal component analysis), for a map of them.
public struct PrincipalPlane: Sendable, Equatable {
    /// The mean, through which the plane goes.
    public let origin: [Float]
    /// Two orthogonal directions of length 1, the one with more variance first. The largest element of each is positive.
    public let axes: [[Float]]
    /// The share of the vectors' whole variance along each axis, 0 … 1.
    public let shares: [Double]

    private static let rounds = 60

    /// The plane of some vectors, by simultaneous iteration from a seeded start; of more than
    /// `ContextStates.largestSample` vectors, of as many at even distances.
    public init(of vectors: VectorTable, seed: UInt64 = 2) {
        let step = max(1, (vectors.count + ContextStates.largestSample - 1) / ContextStates.largestSample)
        let some = step > 1 ? vectors.selecting(stride(from: 0, to: vectors.count, by: step)) : vectors
        origin = some.mean
        let points = some.relative(to: origin)
        var random = SplitMix64(seed: seed)
        var directions = (0..<2).map { _ in (0..<points.dimension).map { _ in random.unit() - 0.5 } }
        Self.orthonormalise(&directions)
        var variances = [0.0, 0.0]
        for _ in 0..<Self.rounds {
            (directions, variances) = Self.applied(points, directions)
            Self.orthonormalise(&directions)
        }
        let whole = points.values.reduce(0.0) { $0 + Double($1) * Double($1) }
        shares = variances.map { whole > 0 ? min(1, $0 / whole) : 0 }
        axes = directions.map { direction in
            let largest = direction.max { $0.magnitude < $1.magnitude } ?? 0
            return direction.map { Float(largest < 0 ? -$0 : $0) }
        }
    }

    /// Where a vector lies in the plane; nil for one of another length.
    public func coordinates(of vector: some Collection<Float>) -> (x: Double, y: Double)? {
        guard vector.count == origin.count else { return nil }
        var (x, y) = (0.0, 0.0)
        for (index, value) in vector.enumerated() {
            let moved = Double(value) - Double(origin[index])
            x += moved * Double(axes[0][index])
            y += moved * Double(axes[1][index])
        }
        return (x, y)
    }

    /// XᵀX v for both directions v, and the sums of squares along them.
    private static func applied(
        _ points: VectorTable, _ directions: [[Double]]
    ) -> (directions: [[Double]], squares: [Double]) {
        let (rows, dimension) = (points.count, points.dimension)
        let both = directions.flatMap { $0.map(Float.init) }
        var along = [Float](repeating: 0, count: rows * 2)
        var result = [Float](repeating: 0, count: dimension * 2)
        points.values.withUnsafeBufferPointer { x in
            guard let x = x.baseAddress else { return }
            both.withUnsafeBufferPointer { both in
                along.withUnsafeMutableBufferPointer { along in
                    guard let both = both.baseAddress, let along = along.baseAddress else { return }
                    Kernels.preferred.multiply(
                        rows: rows, columns: 2, inner: dimension, x, lda: dimension, both, ldb: dimension,
                        into: along, ldc: 2, transposed: .right)
                }
            }
            along.withUnsafeBufferPointer { along in
                result.withUnsafeMutableBufferPointer { result in
                    guard let along = along.baseAddress, let result = result.baseAddress else { return }
                    Kernels.preferred.multiply(
                        rows: 2, columns: dimension, inner: rows, along, lda: 2, x, ldb: dimension,
                        into: result, ldc: dimension, transposed: .left)
                }
            }
        }
        var squares = [0.0, 0.0]
        for (index, value) in along.enumerated() { squares[index % 2] += Double(value) * Double(value) }
        return (
            (0..<2).map { axis in result[axis * dimension..<(axis + 1) * dimension].map(Double.init) },
            squares
        )
    }

    /// Gram and Schmidt. A direction that vanishes stays zero: there is no variance left.
    private static func orthonormalise(_ directions: inout [[Double]]) {
        func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
        func unit(_ v: [Double], over scale: Double) -> [Double] {
            let length = dot(v, v).squareRoot()
            return length > 1e-9 * scale ? v.map { $0 / length } : v.map { _ in 0 }
        }
        let scale = dot(directions[0], directions[0]).squareRoot()
        directions[0] = unit(directions[0], over: scale)
        let shared = dot(directions[0], directions[1])
        directions[1] = unit(
            zip(directions[0], directions[1]).map { $1 - shared * $0 }, over: scale)
    }
}
