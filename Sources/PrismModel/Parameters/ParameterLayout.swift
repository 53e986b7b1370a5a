/// The tensors that a configuration implies: names, shapes and where each lies in one flat array.
///
/// A tied tensor is listed once, under its `mamba_fwd` name. BatchNorm's running statistics are buffers: listed apart
/// and not trained.
public struct ParameterLayout: Sendable, Equatable {
    /// One tensor's place.
    public struct Entry: Sendable, Equatable {
        /// The published name, without the `model.` prefix.
        public let name: String
        /// Row-major dimensions.
        public let shape: [Int]
        /// Where the tensor starts in the flat array.
        public let offset: Int
        /// The number of elements.
        public let count: Int
        /// Whether it is a running statistic rather than a trained parameter.
        public let isBuffer: Bool
    }

    /// All tensors: trained parameters first, then buffers.
    public private(set) var entries: [Entry] = []
    /// Elements in all.
    public private(set) var count = 0
    /// Elements of the trained parameters, which come first.
    public private(set) var trainedCount = 0

    private var indices: [String: Int] = [:]

    /// The entry of a name, if the configuration has it.
    public subscript(name: String) -> Entry? { indices[name].map { entries[$0] } }

    /// The layout of a configuration.
    public init(_ configuration: ModelConfiguration) {
        let c = configuration
        add(ParameterName.sequenceWeight, [c.width, 4])
        add(ParameterName.sequenceBias, [c.width])
        add(ParameterName.signalWeight, [c.width, c.signals])
        add(ParameterName.signalBias, [c.width])
        for index in 0..<c.layers {
            let layer = ParameterName.layer(index)
            add(layer.norm, [c.width])
            if c.norm == .layer { add(layer.normBias, [c.width]) }
            let directions = layer.directions.prefix(c.directionCount)
            for direction in directions.prefix(c.projectionCount) {
                add(direction.inProjection, [2 * c.inner, c.width])
                add(direction.outProjection, [c.width, c.inner])
            }
            for direction in directions { add(direction, c) }
        }
        add(ParameterName.finalNorm, [c.width])
        if c.norm == .layer { add(ParameterName.finalNormBias, [c.width]) }
        let headShapes = [[c.width, c.width + c.features], [c.width, c.width], [1, c.width]]
        for (index, shape) in headShapes.enumerated() {
            add(ParameterName.headWeights[index], shape)
            add(ParameterName.headBiases[index], [shape[0]])
        }
        if let absence = c.absence {
            add(ParameterName.Absence.signalBias, [c.signals, c.width])
            add(ParameterName.Absence.signalWeight, [c.signals, c.width, c.signals])
            add(ParameterName.Absence.head, [c.signals + absence.featureGroups, c.width])
        }
        if let generator = c.generator { add(generator, c) }
        guard c.absence != nil else { return }
        add(ParameterName.Absence.signalMeans, [c.signals], isBuffer: true)
        if c.features > 0 { add(ParameterName.Absence.featureMeans, [c.features], isBuffer: true) }
    }

    private mutating func add(_ generator: ModelConfiguration.Generator, _ c: ModelConfiguration) {
        var channels = c.signals
        for (index, block) in ParameterName.generator.enumerated() {
            let out = generator.channels[index]
            add(block.weight, [out, channels, generator.taps[index]])
            for name in [block.bias, block.normWeight, block.normBias] { add(name, [out]) }
            channels = out
        }
        add(ParameterName.projectorWeight, [c.width * generator.contexts, channels])
        add(ParameterName.projectorBias, [c.width * generator.contexts])
        for (index, block) in ParameterName.generator.enumerated() {
            add(block.runningMean, [generator.channels[index]], isBuffer: true)
            add(block.runningVariance, [generator.channels[index]], isBuffer: true)
        }
    }

    private mutating func add(_ direction: ParameterName.Direction, _ c: ModelConfiguration) {
        add(direction.convolutionWeight, [c.inner, 1, c.taps])
        add(direction.convolutionBias, [c.inner])
        add(direction.projection, [c.rank + 2 * c.states, c.inner])
        add(direction.deltaWeight, [c.inner, c.rank])
        add(direction.deltaBias, [c.inner])
        add(direction.decayLog, [c.inner, c.states])
        add(direction.skip, [c.inner])
    }

    private mutating func add(_ name: String, _ shape: [Int], isBuffer: Bool = false) {
        let size = shape.reduce(1, *)
        indices[name] = entries.count
        entries.append(Entry(name: name, shape: shape, offset: count, count: size, isBuffer: isBuffer))
        count += size
        if !isBuffer { trainedCount = count }
    }
}
