#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// One direction's own weights.
struct DirectionWeights {
    /// K × E, one row per tap.
    let convolutionWeight: UnsafePointer<Float>
    /// E.
    let convolutionBias: UnsafePointer<Float>
    /// E × (R + 2N): δ, B, C.
    let projection: PackedMatrix
    /// R × E.
    let deltaWeight: UnsafePointer<Float>
    /// E.
    let deltaBias: UnsafePointer<Float>
    /// N × E: −exp(A_log) · log2(e), so that exp(Δ·A) is a power of two.
    let decay: UnsafePointer<Float>
    /// E: D.
    let skip: UnsafePointer<Float>

    init(
        _ parameters: Parameters, _ names: ParameterName.Direction, sizes: PaddedSizes, kernels: Kernels,
        storage: FloatStorage
    ) {
        let c = sizes.configuration
        convolutionWeight = storage.transposed(
            parameters[names.convolutionWeight], rows: c.inner, columns: c.taps, padded: (c.taps, sizes.inner)
        )
        convolutionBias = storage.copy(parameters[names.convolutionBias], padded: sizes.inner)

        let plain = FloatStorage()
        let merged = plain.block(sizes.inner * sizes.projection)
        let source = parameters[names.projection]
        // Rows of x_proj: R of δ, N of B, N of C; each part goes to its own padded column range.
        for (from, count, to) in [
            (0, c.rank, 0), (c.rank, c.states, c.rank),
            (c.rank + c.states, c.states, c.rank + sizes.states),
        ] {
            let rows = source.dropFirst(from * c.inner).prefix(count * c.inner)
            (merged + to).transpose(rows, rows: count, columns: c.inner, leadingDimension: sizes.projection)
        }
        projection = PackedMatrix(
            merged, rows: sizes.inner, columns: sizes.projection, stride: sizes.projection, kernels: kernels,
            storage: storage)

        deltaWeight = storage.transposed(
            parameters[names.deltaWeight], rows: c.inner, columns: c.rank, padded: (c.rank, sizes.inner))
        deltaBias = storage.copy(parameters[names.deltaBias], padded: sizes.inner)
        let log2e = 1.4426950408889634
        let powers = parameters[names.decayLog].map { Float(-exp(Double($0)) * log2e) }
        decay = storage.transposed(
            powers[...], rows: c.inner, columns: c.states, padded: (sizes.states, sizes.inner))
        skip = storage.copy(parameters[names.skip], padded: sizes.inner)
    }
}
