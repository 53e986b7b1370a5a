import CPrismKernels

/// Matrix products in row-major order, on the calling thread: the parallelism is ours, over streams, directions and rows.
///
/// An element of a product depends on its row of A and its column of B alone, to the last bit: rows may be taken in any
/// blocks.
extension Kernels {
    /// A factor that is stored as its transpose.
    enum Transposed {
        /// A is stored k × m.
        case left
        /// B is stored n × k.
        case right
    }

    /// C (m × n) = A (m × k) · B (k × n), or C += A · B when `accumulating`.
    func multiply(
        rows m: Int, columns n: Int, inner k: Int,
        _ a: UnsafePointer<Float>, lda: Int,
        _ b: UnsafePointer<Float>, ldb: Int,
        into c: UnsafeMutablePointer<Float>, ldc: Int, accumulating: Bool = false,
        transposed: Transposed? = nil
    ) {
        var arguments = prism_product_arguments(
            rows: m, columns: n, inner: k,
            a: a, lda: lda, a_form: transposed == .left ? PRISM_TRANSPOSED : PRISM_PLAIN,
            b: b, ldb: ldb, b_form: transposed == .right ? PRISM_TRANSPOSED : PRISM_PLAIN,
            c: c, ldc: ldc, accumulate: accumulating)
        table.product(&arguments)
    }

    /// C (m × n) = A (m × k) · B, or C += A · B when `accumulating`, with a B that was packed before.
    func multiply(
        rows m: Int, _ a: UnsafePointer<Float>, lda: Int, by b: PackedMatrix,
        into c: UnsafeMutablePointer<Float>, ldc: Int, accumulating: Bool = false
    ) {
        var arguments = prism_product_arguments(
            rows: m, columns: b.columns, inner: b.rows, a: a, lda: lda, a_form: PRISM_PLAIN,
            b: b.panels, ldb: 0, b_form: PRISM_PACKED, c: c, ldc: ldc, accumulate: accumulating)
        table.product(&arguments)
    }
}
