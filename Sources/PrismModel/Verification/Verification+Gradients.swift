extension Verification {
    /// Computes the gradients of a fixture's batch in training mode, and in evaluation mode where the fixture holds
    /// gradients for it, and compares them with the expected ones; in training mode also the outputs, the gradient's
    /// norm and BatchNorm's running statistics.
    ///
    /// The bias of a convolution that feeds a BatchNorm has a true gradient of zero in training mode: its norm is the
    /// error there, whatever the fixture holds. `num_batches_tracked` is no part of a model's state here, and not
    /// compared.
    ///
    /// Throws `PrismError.checkpoint` where the fixture holds no targets or no gradients, gradients of another size, or
    /// gradients of some of the model's parameters only.
    package init(
        gradientsOf parameters: Parameters, _ engine: GradientEngine, _ fixture: Fixture,
        threads: Int = PrismModel.defaultThreads
    ) throws(PrismError) {
        var deviations: [Deviation] = []
        for (mode, statistics) in [
            (Fixture.Mode.training, BatchNormStatistics.batch), (.evaluation, .running),
        ] {
            let names = fixture.gradientNames(in: mode)
            guard !names.isEmpty else { continue }
            let trained = Set(engine.layout.entries.filter { !$0.isBuffer }.map(\.name))
            guard names == trained else {
                throw .checkpoint(
                    file: fixture.file, place: "\(mode.rawValue).grad",
                    problem: "expected one gradient per parameter; missing "
                        + "\(trained.subtracting(names).sorted()), unknown \(names.subtracting(trained).sorted())"
                )
            }
            let result = try engine.gradients(
                parameters, TrainingBatch(windows: fixture.windows, targets: fixture.targets),
                statistics: statistics, threads: threads)
            let prefix = mode.rawValue + "."
            if mode == .training {
                deviations += try Self.compare(
                    Self.outputs(result.predictions, result.loss, engine.configuration), fixture, in: mode,
                    prefix: prefix)
                deviations += try Self.statistics(result, engine.layout, fixture, prefix: prefix)
            }
            deviations += try Self.compare([("grad_norm", [result.norm])], fixture, in: mode, prefix: prefix)
            for entry in engine.layout.entries where !entry.isBuffer {
                let output = "grad.\(entry.name)"
                guard let expected = fixture.expected(output, in: mode) else { continue }
                try fixture.expectCount(entry.count, expected.count, output)
                let found = result.gradients[entry.offset..<(entry.offset + entry.count)].map(Double.init)
                let isZero =
                    mode == .training && ParameterName.generator.contains { $0.bias == entry.name }
                deviations.append(
                    isZero
                        ? Deviation(prefix + output, norm: found)
                        : Deviation(prefix + output, byNorm: found, expected)
                )
            }
        }
        guard !deviations.isEmpty else {
            throw .checkpoint(
                file: fixture.file, place: "train.grad.* and eval.grad.*",
                problem: "no expected gradient is there, so nothing was verified")
        }
        self.init(deviations: deviations)
    }

    private static func statistics(
        _ result: BatchGradients, _ layout: ParameterLayout, _ fixture: Fixture, prefix: String
    ) throws(PrismError) -> [Deviation] {
        let found = layout.entries.filter(\.isBuffer).map { entry in
            let start = entry.offset - layout.trainedCount
            return (
                output: "buf.\(entry.name)",
                values: result.runningStatistics[start..<(start + entry.count)].map(Double.init)
            )
        }
        return try compare(found, fixture, in: .training, prefix: prefix)
    }
}

extension Verification.Deviation {
    /// ‖a − b‖ / ‖b‖ as the error.
    init(_ output: String, byNorm found: [Double], _ expected: [Double]) {
        let elements = Self(output, found, expected)
        let difference = zip(found, expected).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
        let norm = expected.reduce(0) { $0 + $1 * $1 }.squareRoot()
        let error = difference == 0 ? 0 : difference / norm
        self.init(
            output: output, absolute: elements.absolute, relative: elements.relative,
            error: error.isNaN ? .infinity : error, count: found.count)
    }

    /// ‖a‖ as the error, where the truth is zero.
    fileprivate init(_ output: String, norm found: [Double]) {
        let norm = found.reduce(0) { $0 + $1 * $1 }.squareRoot()
        self.init(
            output: output, absolute: found.map(abs).max() ?? 0, relative: 0,
            error: norm.isNaN ? .infinity : norm, count: found.count)
    }
}

extension Fixture {
    func expectCount(_ found: Int, _ expected: Int, _ output: String) throws(PrismError) {
        guard found == expected else {
            throw .checkpoint(
                file: file, place: output,
                problem: "holds \(expected) values where the model gives \(found)")
        }
    }
}
