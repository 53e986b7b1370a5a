#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension GeneWindow {
    /// A made-up window that fits a configuration, the same for the same seed: uniform bases, one peak per signal
    /// around the centre, standard-normal-like features, all background states alike. For examples and benchmarks; it is
    /// no gene.
    public static func example(
        for configuration: ModelConfiguration, length: Int = 2000, seed: UInt64 = 2
    ) -> GeneWindow {
        var random = SplitMix64(seed: seed)
        let length = max(1, length)
        let bases = (0..<length).map { _ in UInt8(random.next() % 4) }
        var signals: [Float] = []
        signals.reserveCapacity(length * configuration.signals)
        for position in 0..<length {
            for signal in 0..<configuration.signals {
                let distance = (Double(position) / Double(length) - 0.5) * 8 - Double(signal % 3) + 1
                signals.append(Float(6 * exp(-distance * distance) + random.unit()))
            }
        }
        let features = (0..<configuration.features).map { _ in Float(2 * random.unit() - 1) }
        let background = configuration.background.map { sizes in
            GeneBackground([Float](repeating: 1 / Float(max(1, sizes.states)), count: sizes.states))
        }
        return GeneWindow(bases: bases, signals: signals, features: features, background: background)
    }
}
