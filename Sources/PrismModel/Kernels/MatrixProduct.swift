import CBLAS

/// Matrix products in row-major order, on the calling thread.
///
/// The BLAS is asked once to stay single-threaded: the parallelism is ours, over streams, directions and rows.
enum MatrixProduct {
    private static let singleThreaded: Void = prism_blas_single_threaded()

    /// A factor that is stored as its transpose.
    enum Transposed {
        /// A is stored k × m.
        case left
        /// B is stored n × k.
        case right
    }

    /// C (m × n) = A (m × k) · B (k × n), or C += A · B when `accumulating`.
    static func multiply(
        rows m: Int, columns n: Int, inner k: Int,
        _ a: UnsafePointer<Float>, lda: Int,
        _ b: UnsafePointer<Float>, ldb: Int,
        into c: UnsafeMutablePointer<Float>, ldc: Int, accumulating: Bool = false,
        transposed: Transposed? = nil
    ) {
        _ = singleThreaded
        guard m > 0, n > 0, k > 0 else { return }
        cblas_sgemm(
            CblasRowMajor, transposed == .left ? CblasTrans : CblasNoTrans,
            transposed == .right ? CblasTrans : CblasNoTrans, Int32(m), Int32(n), Int32(k),
            1, a, Int32(lda), b, Int32(ldb), accumulating ? 1 : 0, c, Int32(ldc))
    }
}
