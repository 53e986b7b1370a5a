import Testing

@testable import PrismModel

/// Learning as if inputs had mean 0 and standard deviation 1.
struct InputStatisticsTests {
    private static let configuration = Golden.oneLayer

    private static var plain: ModelConfiguration {
        var c = configuration
        c.generator = nil
        return c
    }

    /// Moments unlike those of any window; without means, the context generator's are exact up to the ends too.
    private func statistics(means: Bool) throws -> InputStatistics {
        func moments(_ index: Int) throws -> InputStatistics.Moments {
            try #require(
                InputStatistics.Moments(
                    mean: means ? 1.5 - 0.4 * Double(index) : 0, deviation: 0.2 + 0.3 * Double(index)))
        }
        return InputStatistics(signals: try (0..<3).map(moments), features: try (0..<9).map(moments))
    }

    private func standardised(_ window: GeneWindow, _ statistics: InputStatistics) -> GeneWindow {
        func turned(_ values: [Float], _ moments: [InputStatistics.Moments]) -> [Float] {
            values.enumerated().map { index, value in
                let moments = moments[index % moments.count]
                return Float((Double(value) - moments.mean) / moments.deviation)
            }
        }
        return GeneWindow(
            bases: window.bases, signals: turned(window.signals, statistics.signals),
            features: turned(window.features, statistics.features))
    }

    /// The folded weights make of inputs as they are what the learned ones make of standardised inputs, and the learned
    /// weights' gradient follows from the folded ones'.
    @Test(arguments: [true, false])
    func folding(means: Bool) throws {
        let c = means ? Self.plain : Self.configuration
        let statistics = try statistics(means: means)
        let learned = Parameters(initialising: c, seed: 3)
        let folded = statistics.folded(learned)
        let windows = (0..<3).map { GeneWindow.example(for: c, length: 80, seed: $0) }
        let turned = windows.map { standardised($0, statistics) }
        let expected = try PrismModel(c, learned).predict(turned, outputs: .full)
        let found = try PrismModel(c, folded).predict(windows, outputs: .full)
        for (a, b) in zip(found, expected) {
            #expect(abs(try #require(a.observed) - (try #require(b.observed))) < 1e-5)
            if let a = a.intervened, let b = b.intervened { #expect(abs(a - b) < 1e-5) }
            #expect((a.intervened == nil) == means)
        }
        let targets: [Float] = [0, 1, 3]
        let engine = try GradientEngine(c)
        let exact = try engine.gradients(learned, TrainingBatch(windows: turned, targets: targets))
        let raw = try engine.gradients(folded, TrainingBatch(windows: windows, targets: targets))
        let pulled = statistics.gradients(raw.gradients, learned.layout)
        #expect(abs(raw.loss.total - exact.loss.total) < 1e-5)
        Self.expectClose(pulled, exact.gradients, learned.layout)
        #expect(raw.runningStatistics.count == exact.runningStatistics.count)
    }

    /// Two gradients, tensor by tensor, by norm.
    static func expectClose(_ found: [Float], _ expected: [Float], _ layout: ParameterLayout) {
        for entry in layout.entries where !entry.isBuffer {
            let range = entry.offset..<(entry.offset + entry.count)
            let norm = expected[range].reduce(0) { $0 + $1 * $1 }.squareRoot()
            let error = zip(found[range], expected[range]).reduce(Float(0)) {
                $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
            }.squareRoot()
            #expect(error < 1e-3 * norm + 1e-5, "\(entry.name): \(error) of \(norm)")
        }
    }

    @Test func moments() throws {
        var c = Self.plain
        c.signals = 2
        c.features = 1
        struct Genes: TrainingGenes {
            let windows: [GeneWindow]
            var count: Int { windows.count }
            func window(_ index: Int, shift: Int) -> GeneWindow { windows[index] }
            func target(_ index: Int) -> Float { 0 }
        }
        let genes = Genes(windows: [
            GeneWindow(bases: [0, 1], signals: [1, 7, 3, 7], features: [-2]),
            GeneWindow(bases: [2, 3], signals: [1, 7, 3, 7], features: [4]),
        ])
        let found = try InputStatistics(of: genes, c)
        #expect(found.signals.map(\.mean) == [2, 7] && found.signals.map(\.deviation) == [1, 1])
        #expect(found.features.map(\.mean) == [1] && found.features.map(\.deviation) == [3])
        c.signals = 1
        #expect(throws: PrismError.self) { try InputStatistics(of: genes, c) }
    }

    private func trainer(_ change: (inout TrainingSettings) -> Void, from state: TrainingState? = nil) throws
        -> Trainer
    {
        var settings = TrainingSettings()
        settings.steps = 60
        settings.batch = 4
        settings.learningRate = 5e-3
        change(&settings)
        let genes = MadeUpGenes(Self.configuration, count: 20, seed: 1)
        return try Trainer(
            state ?? TrainingState(Self.configuration, settings: settings), settings: settings,
            training: genes,
            validation: MadeUpGenes(Self.configuration, count: 10, seed: 100), threads: 1)
    }

    /// Learns as well with inputs standardised, and what is learned is not what is saved.
    @Test func learns() throws {
        var trainer = try trainer { $0.standardise = true }
        while !trainer.isFinished { _ = try trainer.update() }
        #expect(try #require(trainer.validate()?.pearson) > 0.8)
        #expect(trainer.state.weights.values != trainer.state.parameters.values)
    }

    @Test func noiseIsDrawnAnewAndTheSameForASeed() throws {
        var still = try trainer { _ in }
        var noisy = try trainer { $0.signalNoise = 0.5 }
        var again = try trainer { $0.signalNoise = 0.5 }
        for _ in 0..<3 {
            let loss = try noisy.update().loss
            #expect(try again.update().loss == loss)
            #expect(try still.update().loss != loss)
        }
        #expect(noisy.state.parameters.values == again.state.parameters.values)
        #expect(noisy.state.inputs == nil)
    }

    @Test func goesOnOnlyAsItBegan() throws {
        for standardise in [false, true] {
            var first = try trainer { $0.standardise = standardise }
            _ = try first.update()
            #expect(throws: PrismError.self) {
                try trainer({ $0.standardise = !standardise }, from: first.state)
            }
        }
    }
}
