@testable import PrismModel

/// A model so small that its gradients can be had by finite differences, with sizes that fill no vector.
enum TinyModel {
    static let configuration = ModelConfiguration(
        width: 4, layers: 2, inner: 6, states: 3, rank: 2, taps: 3, signals: 2, features: 2,
        centerLength: 40, normEpsilon: 1e-5,
        generator: .init(
            contexts: 2, channels: [2, 3, 4], taps: [5, 3, 3], activation: .sigmoid, kernelSharpness: 2))

    /// A model that was trained with signals missing: two groups of features, the second made of the second signal.
    static let missing: ModelConfiguration = {
        var c = configuration
        c.absence = .init(featureGroups: 2)
        return c
    }()

    static let groups = FeatureGroups(
        groups: [.init(name: "first", columns: [0]), .init(name: "second", columns: [1], parents: [1])],
        means: [0.3, -0.2])

    /// Variations, each with a name for test output.
    static let variations: [(name: String, configuration: ModelConfiguration)] = {
        var softmax = configuration, plain = configuration, bare = configuration, one = configuration
        softmax.layers = 1
        softmax.generator?.activation = .softmax
        softmax.generator?.contexts = 3
        softmax.centerLength = 0
        plain.generator = nil
        bare.features = 0
        bare.layers = 1
        bare.taps = 1
        bare.inner = 17
        one.layers = 1
        one.generator?.contexts = 1
        one.states = 9
        return [
            ("sigmoid", configuration), ("softmax", softmax), ("no generator", plain),
            ("no features", bare), ("one context", one),
        ]
    }()

    /// The other forms of a layer, each alone and all that go together, by what they depart in.
    static let forms: [ModelConfiguration] = {
        var forms: [ModelConfiguration] = []
        for directions in [ModelConfiguration.Directions.added, .multiplied, .forwardOnly] {
            for ties in directions == .forwardOnly ? [true] : [true, false] {
                for norm in [ModelConfiguration.Norm.rms, .layer] {
                    var form = configuration
                    (form.directions, form.tiesProjections, form.norm) = (directions, ties, norm)
                    if form != configuration { forms.append(form) }
                }
            }
        }
        return forms
    }()

    /// Weights away from their initial constants, so that no gradient vanishes for its own reasons.
    static func parameters(_ configuration: ModelConfiguration, seed: UInt64) -> Parameters {
        var parameters = Parameters(initialising: configuration, seed: seed)
        var random = SplitMix64(seed: seed + 1)
        for index in parameters.values.indices {
            parameters.values[index] += Float(0.4 * random.unit() - 0.2)
        }
        for entry in parameters.layout.entries where entry.name.hasSuffix("running_var") {
            for index in entry.offset..<(entry.offset + entry.count) {
                parameters.values[index] = Float(0.5 + random.unit())
            }
        }
        // Steps that a state survives for a while, not the tiny ones training starts from.
        for entry in parameters.layout.entries where entry.name.hasSuffix("dt_proj.bias") {
            for index in entry.offset..<(entry.offset + entry.count) {
                parameters.values[index] = Float(2 * random.unit() - 2)
            }
        }
        return parameters
    }

    /// Random windows, of each of which a mask's inputs are missing; for no masks, nothing is.
    static func batch(
        _ configuration: ModelConfiguration, lengths: [Int], seed: UInt64, without masks: [ModalityMask] = []
    ) -> TrainingBatch {
        var random = SplitMix64(seed: seed)
        let windows = lengths.enumerated().map { index, length in
            let window = GeneWindow(
                bases: (0..<length).map { _ in UInt8(random.next() % 5) },
                signals: (0..<(length * configuration.signals)).map { _ in Float(3 * random.unit() - 1) },
                features: (0..<configuration.features).map { _ in Float(2 * random.unit() - 1) },
                groups: configuration.absence == nil ? .none : groups)
            return masks.isEmpty ? window : window.lacking(masks[index])
        }
        // Near and far from what is predicted: both branches of the loss.
        return TrainingBatch(windows: windows, targets: lengths.indices.map { $0 % 2 == 0 ? 0.4 : 3 })
    }
}
