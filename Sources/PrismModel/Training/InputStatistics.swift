/// Mean and standard deviation of each signal and each feature over training genes, in the inputs' own units.
public struct InputStatistics: Sendable, Equatable {
    /// Of one signal, over the bases of the windows, or of one feature, over the genes.
    public struct Moments: Sendable, Equatable {
        /// The mean.
        public let mean: Double
        /// The standard deviation, or 1 for what does not vary.
        public let deviation: Double

        /// Moments as saved; nil where they are none.
        init?(mean: Double, deviation: Double) {
            guard mean.isFinite, deviation.isFinite, deviation > 0 else { return nil }
            self.mean = mean
            self.deviation = deviation
        }

        fileprivate init(_ sums: Sums) {
            let count = max(1, sums.count)
            mean = sums.sum / count
            let deviation = max(0, sums.squares / count - mean * mean).squareRoot()
            // What is left of a constant's squares is rounding.
            self.deviation = deviation > 1e-6 * max(abs(mean), 1e-6) ? deviation : 1
        }
    }

    fileprivate struct Sums {
        var count = 0.0
        var sum = 0.0
        var squares = 0.0

        mutating func add(_ value: Float) {
            let value = Double(value)
            count += 1
            sum += value
            squares += value * value
        }
    }

    /// In the model's order.
    public let signals: [Moments]
    /// In the model's order.
    public let features: [Moments]

    /// Windows that are looked at, at most: enough for moments, and soon read.
    static let mostGenes = 1024

    init(signals: [Moments], features: [Moments]) {
        self.signals = signals
        self.features = features
    }

    /// The moments over up to 1024 of `genes`, evenly spread over them, for a model of `configuration`.
    ///
    /// Throws what the genes' windows throw, and `PrismError.input` for windows that do not fit the model.
    public init(of genes: any TrainingGenes, _ configuration: ModelConfiguration) throws {
        var signals = [Sums](repeating: Sums(), count: configuration.signals)
        var features = [Sums](repeating: Sums(), count: configuration.features)
        let count = min(genes.count, Self.mostGenes)
        for number in 0..<count {
            let window = try genes.window(number * genes.count / count, shift: 0)
            try configuration.check(window, longest: GradientEngine.longestWindow)
            for (index, value) in window.signals.enumerated() { signals[index % signals.count].add(value) }
            for (index, value) in window.features.enumerated() { features[index].add(value) }
        }
        self.init(signals: signals.map(Moments.init), features: features.map(Moments.init))
    }
}
