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
