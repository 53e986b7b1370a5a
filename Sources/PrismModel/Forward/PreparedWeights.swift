/// Every weight as the kernels read it.
///
/// `@unchecked Sendable`: all blocks are written in `init` and only read afterwards; `storage` keeps them alive.
final class PreparedWeights: @unchecked Sendable {
    let sizes: PaddedSizes
    /// 5 × d: the sequence embedding of A, C, G, T and of no base (the bias alone).
    let baseRows: UnsafePointer<Float>
    /// 4 × d: the same without the bias.
    let letterWeight: UnsafePointer<Float>
    /// S × d.
    let signalWeight: UnsafePointer<Float>
    /// d.
    let signalBias: UnsafePointer<Float>
    let layers: [LayerWeights]
    let finalNorm: NormWeights
    let head: HeadWeights
    let generator: GeneratorWeights?
    private let storage = FloatStorage()

    init(_ parameters: Parameters, configuration: ModelConfiguration, kernels: Kernels) {
        let c = configuration
        sizes = PaddedSizes(c)
        letterWeight = storage.transposed(
            parameters[ParameterName.sequenceWeight], rows: c.width, columns: 4, padded: (4, c.width))
        let rows = storage.block(5 * c.width)
        rows.update(from: letterWeight, count: 4 * c.width)
        for (channel, bias) in parameters[ParameterName.sequenceBias].enumerated() {
            for letter in 0..<5 { rows[letter * c.width + channel] += bias }
        }
        baseRows = UnsafePointer(rows)
        signalWeight = storage.transposed(
            parameters[ParameterName.signalWeight], rows: c.width, columns: c.signals,
            padded: (c.signals, c.width))
        signalBias = storage.copy(parameters[ParameterName.signalBias])
        var layers: [LayerWeights] = []
        for index in 0..<c.layers {
            layers.append(
                LayerWeights(parameters, layer: index, sizes: sizes, kernels: kernels, storage: storage))
        }
        self.layers = layers
        finalNorm = NormWeights(
            parameters, weight: ParameterName.finalNorm, bias: ParameterName.finalNormBias, c,
            storage: storage)
        head = HeadWeights(parameters, c, kernels: kernels, storage: storage)
        if let sizes = c.generator {
            generator = GeneratorWeights(
                parameters, sizes, signals: c.signals, kernels: kernels, storage: storage)
        } else {
            generator = nil
        }
    }
}
