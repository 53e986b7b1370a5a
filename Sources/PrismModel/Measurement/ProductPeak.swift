/// The fastest that this machine's BLAS multiplies matrices.
enum ProductPeak {
    /// 10⁹ operations per second, over all threads: the best of many runs of a product that the BLAS likes.
    static func gflops(threads: Int, runs: Int = 60) -> Double {
        let (rows, columns, inner) = (1000, 256, 256)
        let operands = (0..<max(1, threads)).map { _ in Operands(rows: rows, columns: columns, inner: inner) }
        var best = Double.infinity
        for _ in 0..<runs {
            let start = ContinuousClock.now
            Workers.run(count: operands.count, threads: operands.count) { index in
                operands[index].multiply()
            }
            best = min(best, (ContinuousClock.now - start) / .nanoseconds(1))
        }
        return 2 * Double(rows * columns * inner * operands.count) / best
    }

    /// `@unchecked Sendable`: each is used by one thread at a time.
    private final class Operands: @unchecked Sendable {
        private let storage = FloatStorage()
        private let a, b, c: UnsafeMutablePointer<Float>
        private let rows, columns, inner: Int

        init(rows: Int, columns: Int, inner: Int) {
            (self.rows, self.columns, self.inner) = (rows, columns, inner)
            a = storage.block(rows * inner)
            b = storage.block(inner * columns)
            c = storage.block(rows * columns)
            a.update(repeating: 0.5, count: rows * inner)
            b.update(repeating: 0.25, count: inner * columns)
        }

        func multiply() {
            MatrixProduct.multiply(
                rows: rows, columns: columns, inner: inner, a, lda: inner, b, ldb: columns, into: c,
                ldc: columns)
        }
    }
}
