/// The names of a model's tensors, as the published implementation spells them.
enum ParameterName {
    static let sequenceWeight = "seq_input_layer.weight"
    static let sequenceBias = "seq_input_layer.bias"
    static let signalWeight = "signal_input_layer.weight"
    static let signalBias = "signal_input_layer.bias"
    /// How the names of all layers between embedding and head begin.
    static let backbone = "caduceus.backbone."
    static let finalNorm = "caduceus.backbone.norm_f.weight"
    static let finalNormBias = "caduceus.backbone.norm_f.bias"

    static let headWeights = [0, 2, 4].map { "pToExpr.\($0).weight" }
    static let headBiases = [0, 2, 4].map { "pToExpr.\($0).bias" }

    static let projectorWeight = "weight_generator.weight_projector.0.weight"
    static let projectorBias = "weight_generator.weight_projector.0.bias"
    static let generator = [0, 4, 8].map(GeneratorBlock.init)

    /// What background states do.
    enum Background {
        /// K: g, by which a state shifts the head's output.
        static let effects = "background.effects"
        /// d × K: what a state adds to the outputs of the head's first layer, as its one-hot inputs would.
        static let columns = "background.columns"
        static let all = [effects, columns]
    }

    /// What a model learned of missing signals.
    enum Absence {
        /// S × d: a_s, added where signal s is missing.
        static let signalBias = "absence.signal.bias"
        /// S × d × S: V_s, by which the other signals are taken otherwise where signal s is missing.
        static let signalWeight = "absence.signal.weight"
        /// (S + G) × d: what the head's first layer adds for a missing signal or group of features.
        static let head = "absence.head.weight"
        /// S and F, not trained: the means that stand in for what is missing, in the inputs' own units.
        static let signalMeans = "absence.signal.mean"
        static let featureMeans = "absence.feature.mean"

        static let all = [signalBias, signalWeight, head, signalMeans, featureMeans]
    }

    static func layer(_ index: Int) -> Layer { Layer(index: index) }

    /// One convolution of the context generator with the BatchNorm behind it.
    struct GeneratorBlock {
        let weight, bias, normWeight, normBias, runningMean, runningVariance, batchesTracked: String

        init(_ index: Int) {
            let convolution = "weight_generator.cnn_encoder.\(index)"
            let norm = "weight_generator.cnn_encoder.\(index + 1)"
            weight = convolution + ".weight"
            bias = convolution + ".bias"
            normWeight = norm + ".weight"
            normBias = norm + ".bias"
            runningMean = norm + ".running_mean"
            runningVariance = norm + ".running_var"
            batchesTracked = norm + ".num_batches_tracked"
        }
    }

    /// One bidirectional layer.
    struct Layer {
        let norm, normBias: String
        let forward, reverse: Direction
        var directions: [Direction] { [forward, reverse] }

        init(index: Int) {
            let layer = "caduceus.backbone.layers.\(index)"
            norm = layer + ".norm.weight"
            normBias = layer + ".norm.bias"
            forward = Direction(prefix: layer + ".mixer.mamba_fwd")
            reverse = Direction(prefix: layer + ".mixer.mamba_rev")
        }
    }

    /// One direction of a layer. Where the directions are tied, both hold the same `inProjection` and `outProjection`.
    struct Direction {
        let inProjection, outProjection: String
        let convolutionWeight, convolutionBias, projection, deltaWeight, deltaBias, decayLog, skip: String

        init(prefix: String) {
            inProjection = prefix + ".in_proj.weight"
            outProjection = prefix + ".out_proj.weight"
            convolutionWeight = prefix + ".conv1d.weight"
            convolutionBias = prefix + ".conv1d.bias"
            projection = prefix + ".x_proj.weight"
            deltaWeight = prefix + ".dt_proj.weight"
            deltaBias = prefix + ".dt_proj.bias"
            decayLog = prefix + ".A_log"
            skip = prefix + ".D"
        }
    }
}
