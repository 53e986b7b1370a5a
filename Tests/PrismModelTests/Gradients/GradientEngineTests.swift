import Testing

@testable import PrismModel

/// What holds for gradients whatever the model: same numbers on any threads, parts that add up, clear refusals.
struct GradientEngineTests {
    private let parameters = Parameters(initialising: Golden.small, seed: 1)

    private func batch(_ lengths: [Int]) -> TrainingBatch {
        let windows = lengths.enumerated().map {
            GeneWindow.example(for: Golden.small, length: $1, seed: UInt64($0))
        }
        return TrainingBatch(windows: windows, targets: windows.indices.map { Float($0) / 2 })
    }

    /// To the last bit, also when an engine's buffers have been used for other windows before.
    @Test func threadsDoNotMatter() throws {
        let engine = try GradientEngine(Golden.small)
        let batch = batch([150, 64, 200, 131, 99])
        let first = try engine.gradients(parameters, batch, threads: 1)
        #expect(first.gradients.contains { $0 != 0 })
        for threads in [1, 2, 3, 16] {
            let again = try engine.gradients(parameters, batch, threads: threads)
            #expect(again.gradients == first.gradients && again.loss == first.loss)
            #expect(again.predictions == first.predictions)
            #expect(again.runningStatistics == first.runningStatistics)
        }
        let fresh = try GradientEngine(Golden.small).gradients(parameters, batch, threads: 2)
        #expect(fresh.gradients == first.gradients)
    }

    /// Parts of a batch, as data-parallel training computes them, add up to the whole: BatchNorm sees all genes in each.
    @Test func partsAddUp() throws {
        let engine = try GradientEngine(Golden.small)
        let batch = batch([100, 90, 80])
        let weights = LossWeights(intervention: 0.5, uniformity: 2)
        let whole = try engine.gradients(parameters, batch, weights: weights)
        let parts = try [0..<1, 1..<3].map {
            try engine.gradients(parameters, batch, weights: weights, genes: $0)
        }
        #expect(abs(parts.reduce(0) { $0 + $1.loss.total } - whole.loss.total) < 1e-9)
        #expect(parts.flatMap(\.predictions) == whole.predictions)
        for part in parts { #expect(part.runningStatistics == whole.runningStatistics) }
        let difference = whole.gradients.indices.reduce(0.0) { sum, index in
            let value = Double(whole.gradients[index] - parts[0].gradients[index] - parts[1].gradients[index])
            return sum + value * value
        }
        #expect(difference.squareRoot() < 1e-6 * whole.norm)
    }

    /// The observed prediction in evaluation mode is the model's own.
    @Test func agreesWithPredictions() throws {
        let batch = batch([120, 77])
        let found = try GradientEngine(Golden.small).gradients(parameters, batch, statistics: .running)
        let expected = try PrismModel(Golden.small, parameters).predict(
            batch.windows, outputs: [.full, .pooled], threads: 1)
        for (found, expected) in zip(found.predictions, expected) {
            let pairs = [(found.observed, expected.observed), (found.intervened, expected.intervened)]
            for (a, b) in pairs { #expect(abs((try #require(a)) - (try #require(b))) < 1e-6) }
        }
        let buffers = Array(parameters.values[parameters.layout.trainedCount...])
        #expect(found.runningStatistics == buffers)
    }

    /// Without weight, the intervention's streams change nothing.
    @Test func weightsOfTheLoss() throws {
        let engine = try GradientEngine(Golden.small)
        let batch = batch([100, 90])
        let none = try engine.gradients(
            parameters, batch, weights: LossWeights(intervention: 0, uniformity: 0))
        for name in [ParameterName.projectorWeight, ParameterName.generator[0].weight] {
            let entry = try #require(engine.layout[name])
            #expect(none.gradients[entry.offset..<(entry.offset + entry.count)].allSatisfy { $0 == 0 })
        }
        #expect(none.loss.total == none.loss.prediction)
    }

    @Test func refusals() throws {
        let engine = try GradientEngine(Golden.small)
        let good = batch([80, 90])
        func refuses(_ batch: TrainingBatch, genes: Range<Int>? = nil) {
            #expect(throws: PrismError.self) { try engine.gradients(parameters, batch, genes: genes) }
        }
        refuses(TrainingBatch(windows: [], targets: []))
        refuses(TrainingBatch(windows: good.windows, targets: [1]))
        refuses(TrainingBatch(windows: good.windows, targets: [1, .nan]))
        refuses(batch([80, 63]))
        refuses(batch([GradientEngine.longestWindow + 1]))
        refuses(good, genes: 0..<3)
        refuses(good, genes: -1..<1)
        refuses(good, genes: 1..<1)
        var other = Golden.small
        other.width = 16
        #expect(throws: PrismError.self) {
            try engine.gradients(Parameters(initialising: other, seed: 1), good)
        }
        var broken = parameters
        broken.values[0] = .infinity
        #expect(throws: PrismError.self) { try engine.gradients(broken, good) }
    }

    @Test func cancelledWhileRunning() throws {
        let engine = try GradientEngine(Golden.small)
        let batch = batch([Int](repeating: 3000, count: 200))
        expectCancelledMidway { cancellation, clock in
            _ = try engine.gradients(parameters, batch, threads: 2, cancellation: cancellation, clock: clock)
        }
        // And the engine goes on.
        #expect(try engine.gradients(parameters, self.batch([80]), threads: 2).norm > 0)
    }

    /// What a step adds up holds every weight once, whichever form a layer has; sizes are those that take no padding.
    @Test(arguments: TinyModel.forms + [TinyModel.configuration, TinyModel.missing])
    func sumsHoldEveryWeightOnce(form: ModelConfiguration) {
        var configuration = form
        configuration.generator = nil
        (configuration.inner, configuration.states) = (Kernels.lanes, Kernels.stateGroup)
        let sums = StreamGradients(PaddedSizes(configuration))
        #expect(sums.values.count == ParameterLayout(configuration).trainedCount)
        #expect(sums.layers.allSatisfy { $0.projections.count == configuration.projectionCount })
    }
}
