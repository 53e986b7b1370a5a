import Synchronization

/// How fast this machine multiplies and adds: the limit of every matrix product.
enum MultiplyAddPeak {
    /// 10⁹ floating-point operations per second of multiply-adds in registers alone, over all threads at the same time:
    /// the best of some runs of a millisecond.
    ///
    /// Independent chains hide the instruction's latency, and nothing is read from memory or a library, so the figure is
    /// the processor's own. Without fused instructions (`baseline`) a multiplication and an addition count as two.
    static func gflops(_ kernels: Kernels, threads: Int, runs: Int = 30) -> Double {
        best(threads: threads, runs: runs) { _ in
            var values = [Float](repeating: 1, count: 16)
            (values[0], values[1]) = (0.999, 0.001)
            return kernels.table.multiply_adds(300_000, &values)
        }
    }

    /// 10⁹ floating-point operations per second of a large product with a packed right-hand side, over all threads.
    static func productGflops(_ kernels: Kernels, threads: Int, runs: Int = 30) -> Double {
        let operands = (0..<max(1, threads)).map { _ in Operands(kernels) }
        return best(threads: threads, runs: runs) { operands[$0].multiply() }
    }

    /// The best rate of some runs of `body`, which returns the operations that it did on one of the threads.
    ///
    /// The threads' rates are added up, each over the time that a processor spent on it: the figure is of this machine,
    /// not of what others leave of it.
    private static func best(threads: Int, runs: Int, _ body: @Sendable (_ thread: Int) -> Int) -> Double {
        let threads = max(1, threads)
        var best = 0.0
        for _ in 0..<runs {
            let rates = Mutex(0.0)
            Workers.run(count: threads, threads: threads) { index in
                let start = ProcessorTime.ofThread
                let operations = body(index)
                let nanoseconds = max(1, ProcessorTime.ofThread - start)
                rates.withLock { $0 += Double(operations) / Double(nanoseconds) }
            }
            best = max(best, rates.withLock { $0 })
        }
        return best
    }

    /// `@unchecked Sendable`: each is used by one thread at a time.
    private final class Operands: @unchecked Sendable {
        private let storage = FloatStorage()
        private let kernels: Kernels
        private let a, c: UnsafeMutablePointer<Float>
        private let b: PackedMatrix
        private static let (rows, columns, inner) = (1000, 256, 256)

        init(_ kernels: Kernels) {
            self.kernels = kernels
            a = storage.block(Self.rows * Self.inner)
            c = storage.block(Self.rows * Self.columns)
            a.update(repeating: 0.5, count: Self.rows * Self.inner)
            b = PackedMatrix(
                a, rows: Self.inner, columns: Self.columns, stride: Self.columns, kernels: kernels,
                storage: storage)
        }

        func multiply() -> Int {
            kernels.multiply(rows: Self.rows, a, lda: Self.inner, by: b, into: c, ldc: Self.columns)
            return 2 * Self.rows * Self.columns * Self.inner
        }
    }
}
