import Testing

@testable import PrismModel

/// Gradients of every parameter against finite differences of the loss in double precision.
struct FiniteDifferenceTests {
    /// One random direction per tensor: the engine's g·v lies within 1e-4 · ‖g‖ ‖v‖ of the difference quotient.
    private func check(
        _ c: ModelConfiguration, lengths: [Int], statistics: BatchNormStatistics, weights: LossWeights,
        without masks: [ModalityMask] = []
    ) throws {
        let parameters = TinyModel.parameters(c, seed: 5)
        let batch = TinyModel.batch(c, lengths: lengths, seed: 6, without: masks)
        let engine = try GradientEngine(c)
        let found = try engine.gradients(
            parameters, batch, weights: weights, statistics: statistics, threads: 2)
        let reference = ReferenceLoss(c, parameters, batch, weights: weights, statistics: statistics)
        #expect(abs(found.loss.total - reference.value) < 1e-6)
        var random = SplitMix64(seed: 7)
        for entry in engine.layout.entries where !entry.isBuffer {
            let gradient = found.gradients[entry.offset..<(entry.offset + entry.count)].map(Double.init)
            let direction = gradient.map { _ in 2 * random.unit() - 1 }
            let slope = zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 }
            let expected = reference.derivative(entry.name, along: direction)
            func norm(_ v: [Double]) -> Double { v.reduce(0) { $0 + $1 * $1 }.squareRoot() }
            #expect(
                abs(slope - expected) <= 1e-4 * norm(gradient) * norm(direction) + 1e-8,
                "\(entry.name): \(slope), finite difference \(expected)")
        }
    }

    @Test(arguments: TinyModel.variations.map(\.name))
    func everyParameter(_ name: String) throws {
        let variation = try #require(TinyModel.variations.first { $0.name == name })
        try check(
            variation.configuration, lengths: [64, 67], statistics: .batch,
            weights: LossWeights(intervention: 0.7, uniformity: 1.3))
    }

    @Test(arguments: TinyModel.forms)
    func everyParameterOfOtherForms(_ form: ModelConfiguration) throws {
        try check(form, lengths: [64, 67], statistics: .batch, weights: LossWeights())
    }

    @Test func inEvaluationMode() throws {
        try check(
            TinyModel.configuration, lengths: [67], statistics: .running, weights: LossWeights())
    }

    /// What is learned of missing signals and features, some genes missing this, some that, some all, some nothing; with
    /// a context generator and without.
    @Test(arguments: [true, false], [BatchNormStatistics.batch, .running])
    func missingSignals(generates: Bool, statistics: BatchNormStatistics) throws {
        var c = TinyModel.missing
        c.layers = 1
        if !generates { c.generator = nil }
        let masks = [
            .all, ModalityMask(off: [0]), ModalityMask(off: [1], groups: [0]), ModalityMask(off: [0, 1]),
        ]
        try check(
            c, lengths: [64, 67, 65, 70], statistics: statistics,
            weights: LossWeights(intervention: 0.7, uniformity: 1.3), without: masks)
    }

    /// Windows shorter than a scan's tile, of one base, and of the tile and one more.
    @Test func shortWindows() throws {
        var c = TinyModel.configuration
        c.generator = nil
        c.centerLength = 0
        try check(c, lengths: [1, 2, 5, 63, 64, 65], statistics: .batch, weights: LossWeights())
        c.directions = .multiplied
        c.tiesProjections = false
        c.norm = .layer
        try check(c, lengths: [1, 2, 65], statistics: .batch, weights: LossWeights())
    }

    /// More than one tile of a backward pass, so that what one tile leaves behind would be seen in the next.
    @Test(arguments: TinyModel.forms.filter { $0.norm == .rms })
    func longerThanATile(_ form: ModelConfiguration) throws {
        var c = form
        c.generator = nil
        c.layers = 1
        try check(c, lengths: [300], statistics: .batch, weights: LossWeights())
    }
}
