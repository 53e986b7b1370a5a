import Caches
import Synchronization

/// Every weight as the kernels read it.
///
/// `@unchecked Sendable`: all blocks are written in `init` and only read afterwards; `storage` keeps them alive.
final class PreparedWeights: @unchecked Sendable {
    let sizes: PaddedSizes
    /// 5 × d: the sequence embedding of A, C, G, T and of no base (the bias alone).
    let baseRows: UnsafePointer<Float>
    /// 4 × d: the same without the bias.
    let letterWeight: UnsafePointer<Float>
    /// The signal embedding with nothing missing.
    let embedding: EmbeddingWeights
    /// What was learned of missing signals; nil for a model that never missed any.
    let absence: AbsenceWeights?
    let layers: [LayerWeights]
    let finalNorm: NormWeights
    let head: HeadWeights
    let generator: GeneratorWeights?
    private let storage = FloatStorage()
    /// The signal embedding by mask, folded once.
    private let embeddings = Mutex(BoundedCache<ModalityMask, EmbeddingWeights>(limit: 4 << 20))

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
        embedding = EmbeddingWeights(parameters, c)
        absence = AbsenceWeights(parameters, c)
        var layers: [LayerWeights] = []
        for index in 0..<c.layers {
            layers.append(
                LayerWeights(parameters, layer: index, sizes: sizes, kernels: kernels, storage: storage))
        }
        self.layers = layers
        finalNorm = NormWeights(
            parameters, weight: ParameterName.finalNorm, bias: ParameterName.finalNormBias, c,
            storage: storage)
        head = HeadWeights(parameters, c, absence: absence, kernels: kernels, storage: storage)
        if let sizes = c.generator {
            generator = GeneratorWeights(
                parameters, sizes, signals: c.signals, kernels: kernels, storage: storage)
        } else {
            generator = nil
        }
    }

    /// The signal embedding for a window from which something may be missing.
    func embedding(of window: GeneWindow) -> EmbeddingWeights {
        guard let absence, window.absent != .all else { return embedding }
        return embeddings.withLock { known in
            if let held = known.use(window.absent) { return held }
            let folded = EmbeddingWeights(embedding, absence, absent: window.absent)
            known.insert(folded, for: window.absent, cost: (absence.signals + 1) * absence.width * 4)
            return folded
        }
    }

    /// The signals that the context generator takes, L × S.
    func generatorSignals(of window: GeneWindow) -> [Float] {
        absence?.signals(of: window) ?? window.signals
    }
}
