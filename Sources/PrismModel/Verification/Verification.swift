/// How far a model's outputs lie from a fixture's.
package struct Verification: Sendable {
    /// The differences of one output.
    package struct Deviation: Sendable, Equatable {
        /// The output's name in the fixture: `logits`, `context_weights`, ….
        package let output: String
        /// max |a − b|.
        package let absolute: Double
        /// max |a − b| / |b| over the elements with b ≠ 0.
        package let relative: Double
        /// What is held against the tolerance: max |a − b| / (1 + |b|); of a parameter's gradient ‖a − b‖ / ‖b‖.
        package let error: Double
        /// The number of elements compared.
        package let count: Int
    }

    /// One per output that the fixture holds.
    package let deviations: [Deviation]

    /// Whether every output lies within `tolerance`, and there was at least one.
    package func passes(tolerance: Double) -> Bool {
        !deviations.isEmpty && deviations.allSatisfy { $0.error <= tolerance }
    }

    /// Runs the fixture's genes through the model in evaluation mode and compares every output that the fixture has.
    ///
    /// Throws `PrismError.checkpoint` where an output has another size than the model gives, or where the fixture
    /// holds no output at all.
    package init(_ model: PrismModel, _ fixture: Fixture, threads: Int = PrismModel.defaultThreads)
        throws(PrismError)
    {
        let predictions = try model.predict(
            fixture.windows, outputs: [.full, .pooled], threads: threads)
        let loss = fixture.targets.isEmpty ? nil : Loss(predictions, targets: fixture.targets)
        deviations = try Self.compare(
            Self.outputs(predictions, loss, model.configuration), fixture, in: .evaluation)
        guard !deviations.isEmpty else {
            throw .checkpoint(
                file: fixture.file, place: "eval64.* and eval.*",
                problem: "no expected output is there, so nothing was verified")
        }
    }

    init(deviations: [Deviation]) { self.deviations = deviations }

    /// Predictions and losses under the names that fixtures give them.
    static func outputs(
        _ predictions: [Prediction], _ loss: Loss?, _ configuration: ModelConfiguration
    ) -> [(output: String, values: [Double])] {
        func all(_ values: (Prediction) -> [Float]?) -> [Double] {
            predictions.flatMap { (values($0) ?? []).map(Double.init) }
        }
        var found: [(output: String, values: [Double])] = [
            ("logits", all { $0.observed.map { [$0] } }), ("hidden_pooled", all(\.pooled)),
        ]
        if configuration.generator != nil {
            let uniformity = predictions.compactMap(\.uniformityLoss)
            found += [
                ("intervention_logits", all { $0.intervened.map { [$0] } }),
                ("context_weights", all(\.contextWeights?.values)),
                ("intervention_pooled", all(\.intervenedPooled)),
                ("uniform_loss", [uniformity.reduce(0, +) / Double(max(1, uniformity.count))]),
            ]
        }
        return found + (loss?.named ?? [])
    }

    /// Compares the outputs that the fixture has, element by element.
    static func compare(
        _ found: [(output: String, values: [Double])], _ fixture: Fixture, in mode: Fixture.Mode,
        prefix: String = ""
    ) throws(PrismError) -> [Deviation] {
        var deviations: [Deviation] = []
        for (output, values) in found {
            guard let expected = fixture.expected(output, in: mode) else { continue }
            try fixture.expectCount(values.count, expected.count, output)
            deviations.append(Deviation(prefix + output, values, expected))
        }
        return deviations
    }
}

extension Verification.Deviation {
    init(_ output: String, _ found: [Double], _ expected: [Double]) {
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
