/// How far a model's outputs lie from a fixture's.
public struct Verification: Sendable {
    /// The differences of one output.
    public struct Deviation: Sendable, Equatable {
        /// The output's name in the fixture: `logits`, `context_weights`, ….
        public let output: String
        /// max |a − b|.
        public let absolute: Double
        /// max |a − b| / |b| over the elements with b ≠ 0.
        public let relative: Double
        /// max |a − b| / (1 + |b|): what is held against the tolerance.
        public let error: Double
        /// The number of elements compared.
        public let count: Int
    }

    /// One per output that the fixture holds.
    public let deviations: [Deviation]

    /// Whether every output lies within `tolerance`, and there was at least one.
    public func passes(tolerance: Double) -> Bool {
        !deviations.isEmpty && deviations.allSatisfy { $0.error <= tolerance }
    }

    /// Runs the fixture's genes through the model in evaluation mode and compares every output that the fixture has.
    ///
    /// Throws `PrismError.checkpoint` where an output has another size than the model gives, or where the fixture
    /// holds no output at all.
    public init(_ model: PrismModel, _ fixture: Fixture, threads: Int = PrismModel.defaultThreads)
        throws(PrismError)
    {
        let predictions = try model.predict(
            fixture.windows, outputs: [.full, .pooled], threads: threads)
        var found: [(output: String, values: [Double])] = [
            ("logits", predictions.compactMap { $0.observed.map(Double.init) }),
            ("hidden_pooled", predictions.flatMap { ($0.pooled ?? []).map(Double.init) }),
        ]
        if model.configuration.generator != nil {
            let uniformity = predictions.compactMap(\.uniformityLoss)
            found += [
                ("intervention_logits", predictions.compactMap { $0.intervened.map(Double.init) }),
                (
                    "context_weights",
                    predictions.flatMap { ($0.contextWeights?.values ?? []).map(Double.init) }
                ),
                ("intervention_pooled", predictions.flatMap { ($0.intervenedPooled ?? []).map(Double.init) }),
                ("uniform_loss", [uniformity.reduce(0, +) / Double(max(1, uniformity.count))]),
            ]
        }
        if !fixture.targets.isEmpty {
            found += Loss(predictions, targets: fixture.targets).named
        }
        var deviations: [Deviation] = []
        for (output, values) in found {
            guard let expected = fixture.expected(output) else { continue }
            guard expected.count == values.count else {
                throw .checkpoint(
                    file: fixture.file, place: output,
                    problem: "holds \(expected.count) values where the model gives \(values.count)")
            }
            deviations.append(Deviation(output, values, expected))
        }
        guard !deviations.isEmpty else {
            throw .checkpoint(
                file: fixture.file, place: "eval64.* and eval.*",
                problem: "no expected output is there, so nothing was verified")
        }
        self.deviations = deviations
    }
}

extension Verification.Deviation {
    fileprivate init(_ output: String, _ found: [Double], _ expected: [Double]) {
        var absolute = 0.0, relative = 0.0, error = 0.0
        for (a, b) in zip(found, expected) {
            // A NaN on either side must not pass as "no larger".
            let difference = (a - b).isNaN ? .infinity : abs(a - b)
            absolute = max(absolute, difference)
            if b != 0 { relative = max(relative, difference / abs(b)) }
            error = max(error, difference / (1 + abs(b)))
        }
        self.init(output: output, absolute: absolute, relative: relative, error: error, count: found.count)
    }
}
