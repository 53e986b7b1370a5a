extension SelfCheck {
    /// Products of the given shapes, and one of every number of rows that a tile may have.
    ///
    /// (A·B)·v is compared with A·(B·v): the whole product is checked for the price of three of a matrix and a vector.
    /// All numbers are eighths in −1 … 1, so that every sum is exact in any order, and so must the result be.
    static func products(_ shapes: [ProductShape], kernels: Kernels) throws(PrismError) {
        let tiles = (1...14).map { ProductShape(rows: $0, columns: kernels.table.panel + 1, inner: 3) }
        let all = tiles + shapes
        let longest = all.map { max($0.rows * $0.inner, $0.columns * $0.inner, $0.columns) }.max() ?? 0
        let storage = FloatStorage()
        let numbers = storage.block(longest + 17)
        var seed: UInt32 = 22
        for index in 0..<(longest + 17) {
            seed = seed &* 1_664_525 &+ 1_013_904_223
            numbers[index] = Float(Int(seed >> 28) - 8) / 8
        }
        let scratch = storage.block(all.map { $0.rows * $0.columns }.max() ?? 0)
        for shape in all {
            try check(shape, a: numbers, b: numbers + 17, into: scratch, kernels: kernels)
        }
    }

    private static func check(
        _ shape: ProductShape, a: UnsafePointer<Float>, b: UnsafePointer<Float>,
        into c: UnsafeMutablePointer<Float>, kernels: Kernels
    ) throws(PrismError) {
        let (m, n, k) = (shape.rows, shape.columns, shape.inner)
        c.update(repeating: 1, count: m * n)
        let lda = shape.isLeftTransposed ? m : k
        switch shape.right {
        case .packed:
            let storage = FloatStorage()
            let packed = PackedMatrix(b, rows: k, columns: n, stride: n, kernels: kernels, storage: storage)
            withExtendedLifetime(storage) {
                kernels.multiply(rows: m, a, lda: lda, by: packed, into: c, ldc: n, accumulating: true)
            }
        case .plain, .transposed:
            kernels.multiply(
                rows: m, columns: n, inner: k, a, lda: lda, b, ldb: shape.right == .plain ? n : k, into: c,
                ldc: n, accumulating: true,
                transposed: shape.isLeftTransposed ? .left : shape.right == .transposed ? .right : nil)
        }
        let v = (0..<n).map { Double(a[$0]) }
        let bv = times(b, v, rows: k, columns: n, isTransposed: shape.right == .transposed)
        let expected = times(a, bv, rows: m, columns: k, isTransposed: shape.isLeftTransposed)
        let start = v.reduce(0, +)
        let found = times(c, v, rows: m, columns: n, isTransposed: false)
        for (found, expected) in zip(found, expected) where found != expected + start {
            throw .selfCheck(
                part: "the product of \(m) × \(k) and \(k) × \(n)",
                problem: "expected \(expected + start), found \(found)")
        }
    }

    /// A matrix of rows × columns (or stored columns × rows) times a vector.
    private static func times(
        _ a: UnsafePointer<Float>, _ v: [Double], rows: Int, columns: Int, isTransposed: Bool
    ) -> [Double] {
        var result = [Double](repeating: 0, count: rows)
        result.withUnsafeMutableBufferPointer { result in
            v.withUnsafeBufferPointer { v in
                if isTransposed {
                    for column in 0..<columns {
                        for row in 0..<rows { result[row] += Double(a[column * rows + row]) * v[column] }
                    }
                } else {
                    for row in 0..<rows {
                        var sum = 0.0
                        for column in 0..<columns { sum += Double(a[row * columns + column]) * v[column] }
                        result[row] = sum
                    }
                }
            }
        }
        return result
    }
}
