#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension Parameters {
    /// Untrained weights, as the release initialises them; the same for the same seed on every machine.
    ///
    /// Linear layers and convolutions uniform(±1/√fan-in), linear biases 0, convolution biases as their weights;
    /// dt_proj weight uniform(±R^−½) and its bias the inverse softplus of exp(uniform(log 1e-3, log 0.1)) clamped at
    /// 1e-4; A_log = log(1 … N) in each row; D = 1; norms 1; out_proj divided by √layers. BatchNorm starts from mean 0
    /// and variance 1. What is learned of missing signals starts at 0.
    public init(initialising configuration: ModelConfiguration, seed: UInt64) {
        self.init(layout: ParameterLayout(configuration))
        var random = SplitMix64(seed: seed)
        for entry in layout.entries {
            let range = entry.offset..<(entry.offset + entry.count)
            switch Self.rule(entry, configuration, layout) {
            case .constant(let value): for index in range { values[index] = value }
            case .uniform(let bound):
                for index in range { values[index] = Float((2 * random.unit() - 1) * bound) }
            case .deltaBias:
                for index in range {
                    let delta = max(1e-4, exp(log(1e-3) + random.unit() * (log(0.1) - log(1e-3))))
                    values[index] = Float(delta + log(-expm1(-delta)))
                }
            case .decayLog:
                for index in range {
                    values[index] = Float(log(Double((index - range.lowerBound) % configuration.states + 1)))
                }
            }
        }
    }

    private enum Rule {
        case constant(Float), uniform(Double), deltaBias, decayLog
    }

    private static func rule(
        _ entry: ParameterLayout.Entry, _ configuration: ModelConfiguration, _ layout: ParameterLayout
    ) -> Rule {
        let name = entry.name
        let fanIn = entry.shape.dropFirst().reduce(1, *)
        let bound = 1 / Double(max(1, fanIn)).squareRoot()
        if ParameterName.Absence.all.contains(name) { return .constant(0) }
        if name.hasSuffix("running_mean") { return .constant(0) }
        if name.hasSuffix("running_var") { return .constant(1) }
        if name.hasSuffix(".A_log") { return .decayLog }
        if name.hasSuffix(".D") { return .constant(1) }
        if name.hasSuffix("dt_proj.bias") { return .deltaBias }
        if name.hasSuffix("dt_proj.weight") { return .uniform(1 / Double(configuration.rank).squareRoot()) }
        if name.hasSuffix("out_proj.weight") {
            return .uniform(bound / Double(configuration.layers).squareRoot())
        }
        if name.hasSuffix("norm.weight") || name.hasSuffix("norm_f.weight") { return .constant(1) }
        if let block = ParameterName.generator.first(where: { [$0.normWeight, $0.normBias].contains(name) }) {
            return .constant(name == block.normWeight ? 1 : 0)
        }
        guard name.hasSuffix(".bias") else { return .uniform(bound) }
        // A convolution's bias shares its weight's bound; a linear layer's starts at zero.
        let weight = layout[String(name.dropLast("bias".count)) + "weight"]
        guard let weight, weight.shape.count == 3 else { return .constant(0) }
        return .uniform(1 / Double(max(1, weight.shape.dropFirst().reduce(1, *))).squareRoot())
    }
}
