#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// One layer's weights as the kernels read them: transposed so that inputs run along rows, and padded
/// with zeros to whole lanes (E) and groups of states (N). A padded channel or state computes zeros and adds nothing.
struct LayerWeights {
    let norm: NormWeights
    /// One that both directions share, or one for each.
    let projections: [ProjectionWeights]
    /// Forward and, where there is one, reverse.
    let directions: [DirectionWeights]

    init(
        _ parameters: Parameters, layer index: Int, sizes: PaddedSizes, kernels: Kernels,
        storage: FloatStorage
    ) {
        let names = ParameterName.layer(index)
        let c = sizes.configuration
        norm = NormWeights(parameters, weight: names.norm, bias: names.normBias, c, storage: storage)
        projections = names.directions.prefix(c.projectionCount).map {
            ProjectionWeights(parameters, $0, sizes: sizes, kernels: kernels, storage: storage)
        }
        directions = names.directions.prefix(c.directionCount).map {
            DirectionWeights(parameters, $0, sizes: sizes, kernels: kernels, storage: storage)
        }
    }

    /// The projections of a branch.
    func projections(branch: Int) -> ProjectionWeights { projections[min(branch, projections.count - 1)] }
}

/// What leads into a layer's directions and out of them.
struct ProjectionWeights {
    /// d × 2E: x beside z.
    let inProjection: PackedMatrix
    /// E × d.
    let outProjection: PackedMatrix

    init(
        _ parameters: Parameters, _ names: ParameterName.Direction, sizes: PaddedSizes, kernels: Kernels,
        storage: FloatStorage
    ) {
        let c = sizes.configuration
        let plain = FloatStorage()
        let input = plain.block(c.width * 2 * sizes.inner)
        input.transpose(
            parameters[names.inProjection].prefix(c.inner * c.width), rows: c.inner, columns: c.width,
            leadingDimension: 2 * sizes.inner)
        (input + sizes.inner).transpose(
            parameters[names.inProjection].suffix(c.inner * c.width), rows: c.inner, columns: c.width,
            leadingDimension: 2 * sizes.inner)
        inProjection = PackedMatrix(
            input, rows: c.width, columns: 2 * sizes.inner, stride: 2 * sizes.inner, kernels: kernels,
            storage: storage)
        let output = plain.transposed(
            parameters[names.outProjection], rows: c.width, columns: c.inner, padded: (sizes.inner, c.width))
        outProjection = PackedMatrix(
            output, rows: sizes.inner, columns: c.width, stride: c.width, kernels: kernels, storage: storage)
    }
}

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
