extension ModelConfiguration {
    /// The configuration of the released runs: d 128, 4 layers, E 256, N 16, R 8, three signals, nine features, C 2,
    /// a centre of 2,000 bases.
    ///
    /// For untrained models and benchmarks; a checkpoint's own configuration is always read from the checkpoint.
    public static let released = ModelConfiguration(
        width: 128, layers: 4, inner: 256, states: 16, rank: 8, taps: 4, signals: 3, features: 9,
        centerLength: 2000, normEpsilon: 1e-5,
        generator: Generator(
            contexts: 2, channels: [8, 16, 32], taps: [7, 5, 3], activation: .sigmoid, kernelSharpness: 2))
}
