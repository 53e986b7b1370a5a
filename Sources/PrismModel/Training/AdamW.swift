#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Adam with decoupled weight decay (Loshchilov & Hutter 2019), rounding as PyTorch's.
public struct AdamW: Sendable {
    /// The recipe's constants.
    public struct Settings: Sendable, Equatable, Codable {
        /// Decay of the first moment.
        public var beta1 = 0.9
        /// Decay of the second moment.
        public var beta2 = 0.95
        /// Added to the root of the second moment.
        public var epsilon = 1e-8
        /// Share of a decaying parameter that a step at learning rate 1 takes away.
        public var weightDecay = 1e-6
        /// Whether the backbone's parameters stay as they are.
        public var freezesBackbone = false

        /// The released recipe.
        public init() {}
    }

    /// The recipe's constants.
    public let settings: Settings
    /// Finished steps.
    public private(set) var steps = 0
    /// First moments, one per trained parameter, in the layout's order.
    public private(set) var first: [Float]
    /// Second moments.
    public private(set) var second: [Float]
    private let parts: [Part]

    /// One trained tensor.
    private struct Part: Sendable {
        let range: Range<Int>
        /// Whether weight decay acts on it.
        let decays: Bool
        /// Whether it is g, which has a learning rate of its own.
        let isBackground: Bool
    }

    /// No step taken yet.
    public init(layout: ParameterLayout, settings: Settings = Settings()) {
        self.settings = settings
        first = [Float](repeating: 0, count: layout.trainedCount)
        second = first
        parts = layout.entries.filter { entry in
            !entry.isBuffer && !(settings.freezesBackbone && entry.name.hasPrefix(ParameterName.backbone))
        }.map { entry in
            Part(
                range: entry.offset..<(entry.offset + entry.count), decays: Self.decays(entry.name),
                isBackground: entry.name == ParameterName.Background.effects)
        }
    }

    /// As saved after `steps` steps; nil where a moment's size does not fit the layout.
    public init?(layout: ParameterLayout, settings: Settings, steps: Int, first: [Float], second: [Float]) {
        self.init(layout: layout, settings: settings)
        guard steps >= 0, first.count == self.first.count, second.count == first.count else { return nil }
        self.steps = steps
        self.first = first
        self.second = second
    }

    /// Everything decays but biases, BatchNorm, A_log, D and what background states shift. RMSNorm weights do decay.
    static func decays(_ name: String) -> Bool {
        name != ParameterName.Background.effects && !name.hasSuffix(".bias") && !name.hasSuffix(".A_log")
            && !name.hasSuffix(".D")
            && !ParameterName.generator.contains { $0.normWeight == name }
    }

    /// One update of `parameters.values` by `gradients` (as many as trained parameters) at a learning rate, another one for
    /// g, by which background states shift the output.
    public mutating func step(
        _ parameters: inout Parameters, gradients: [Float], rate: Double, backgroundRate: Double? = nil
    ) {
        guard gradients.count == first.count, parameters.values.count >= first.count else { return }
        steps += 1
        let beta1 = Float(settings.beta1), beta2 = Float(settings.beta2)
        let correction = 1 - pow(settings.beta1, Double(steps))
        let rootCorrection = Float((1 - pow(settings.beta2, Double(steps))).squareRoot())
        let epsilon = Float(settings.epsilon)
        first.withUnsafeMutableBufferPointer { first in
            second.withUnsafeMutableBufferPointer { second in
                parameters.values.withUnsafeMutableBufferPointer { values in
                    gradients.withUnsafeBufferPointer { gradients in
                        for part in parts {
                            let rate = part.isBackground ? backgroundRate ?? rate : rate
                            let stepSize = Float(rate / correction)
                            let kept = Float(1 - rate * settings.weightDecay)
                            for i in part.range {
                                let g = gradients[i]
                                let m = first[i] + (g - first[i]) * (1 - beta1)
                                let v = second[i] * beta2 + g * g * (1 - beta2)
                                first[i] = m
                                second[i] = v
                                let value = part.decays ? values[i] * kept : values[i]
                                values[i] = value - stepSize * m / (v.squareRoot() / rootCorrection + epsilon)
                            }
                        }
                    }
                }
            }
        }
    }
}
