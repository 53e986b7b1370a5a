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
