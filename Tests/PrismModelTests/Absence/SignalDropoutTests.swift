import Testing

@testable import PrismModel

struct SignalDropoutTests {
    /// Three genes in four miss something, each signal by a fair coin; groups of features seldom.
    @Test func shares() {
        var random = SplitMix64(seed: 3)
        let masks = (0..<20_000).map { _ in
            SignalDropout(probability: 0.75).mask(signals: 4, groups: 2, &random)
        }
        func share(_ holds: (ModalityMask) -> Bool) -> Double { Double(masks.count(where: holds)) / 20_000 }
        for signal in 0..<4 { #expect(abs(share { !$0.isOn(signal) } - 0.375) < 0.015) }
        for mask in ModalityMask.combinations(signals: 4) {
            let found = share { found in (0..<4).allSatisfy { found.isOn($0) == mask.isOn($0) } }
            #expect(abs(found - (mask == .all ? 0.25 + 0.75 / 16 : 0.75 / 16)) < 0.012)
        }
        #expect(abs(share { !$0.isGroupOn(1) } - 0.75 / 8) < 0.01)
        #expect(SignalDropout(probability: 0).mask(signals: 4, groups: 2, &random) == .all)
    }

    /// Of the genes that miss something, so many miss one signal alone, any as often as another.
    @Test func singleSignals() {
        var random = SplitMix64(seed: 4)
        let masks = (0..<20_000).map { _ in
            SignalDropout(probability: 0.5, single: 0.8).mask(signals: 4, groups: 2, &random)
        }
        for signal in 0..<4 {
            let alone = masks.count { $0 == ModalityMask(off: [signal]) }
            // By fair coins, too, a signal is missing alone, and without groups of features, once in a while.
            let byChance = 0.5 * 0.2 / 16 * (7.0 / 8) * (7.0 / 8)
            #expect(abs(Double(alone) / 20_000 - 0.5 * 0.8 / 4 - byChance) < 0.01)
        }
        var one = SplitMix64(seed: 5), other = one
        #expect(
            SignalDropout(probability: 0.5).mask(signals: 4, groups: 2, &one)
                == SignalDropout(probability: 0.5, single: 0).mask(signals: 4, groups: 2, &other)
                && one == other)
    }

    private static func trainer(_ change: (inout TrainingSettings) -> Void) throws -> Trainer {
        var settings = TrainingSettings()
        settings.steps = 150
        settings.batch = 4
        settings.learningRate = 5e-3
        settings.validationInterval = 30
        settings.signalDropout = 0.75
        change(&settings)
        var c = Golden.oneLayer
        c.absence = .init(featureGroups: 0)
        return try Trainer(
            TrainingState(c, settings: settings), settings: settings,
            training: MadeUpGenes(c, count: 20, seed: 1), validation: MadeUpGenes(c, count: 10, seed: 100),
            threads: 2)
    }

    /// The target is the first signal: with all on it is told, without that signal nothing better than the mean is, and
    /// what is missing was learned.
    @Test func learnsBoth() throws {
        var trainer = try Self.trainer { _ in }
        while !trainer.isFinished {
            _ = try trainer.update()
            if trainer.isValidationDue { _ = try trainer.validate() }
        }
        #expect(try #require(trainer.validate()?.pearson) > 0.8)
        let best = try #require(trainer.state.best), dropped = try #require(best.droppedMSE)
        #expect(dropped > best.mse && dropped < 0.5)
        let least = trainer.state.validations.map(\.score).min()
        #expect(best.mse + dropped == least)
        let weights = trainer.state.weights
        #expect(weights[ParameterName.Absence.signalBias].contains { $0 != 0 })
        #expect(weights[ParameterName.Absence.head].contains { $0 != 0 })
        // A signal says nothing of itself where it is missing: never learned, and still zero.
        let v = Array(weights[ParameterName.Absence.signalWeight])
        for signal in 0..<3 {
            for channel in 0..<16 { #expect(v[(signal * 16 + channel) * 3 + signal] == 0) }
        }
        #expect(v.contains { $0 != 0 })
        let means = Array(weights[ParameterName.Absence.signalMeans])
        #expect(means.map(Double.init) == trainer.state.inputs?.signals.map { Double(Float($0.mean)) })
    }

    @Test func refusals() throws {
        for share in [-0.1, 1.5, .nan] {
            #expect(throws: PrismError.self) { try Self.trainer { $0.signalDropout = share } }
        }
        // Weights for missing signals without any missing, and the other way round.
        #expect(throws: PrismError.self) { try Self.trainer { $0.signalDropout = 0 } }
        var settings = TrainingSettings()
        settings.signalDropout = 0.5
        let c = Golden.oneLayer, genes = MadeUpGenes(Golden.oneLayer, count: 4, seed: 1)
        #expect(throws: PrismError.self) {
            try Trainer(
                TrainingState(c, settings: settings), settings: settings, training: genes, validation: genes)
        }
    }

    /// Weights learned of standardised inputs, folded, give for inputs as they are the same under every mask; the learned
    /// weights' gradient follows from the folded ones'.
    @Test(arguments: [true, false])
    func folding(means: Bool) throws {
        var c = TinyModel.missing
        if means { c.generator = nil }
        func moments(_ index: Int) throws -> InputStatistics.Moments {
            try #require(
                InputStatistics.Moments(
                    mean: means ? 1.5 - 0.4 * Double(index) : 0, deviation: 0.2 + 0.3 * Double(index)))
        }
        let statistics = InputStatistics(
            signals: try (0..<2).map(moments), features: try (0..<2).map(moments))
        var learned = TinyModel.parameters(c, seed: 3)
        learned.clear(ParameterName.Absence.signalMeans)
        learned.clear(ParameterName.Absence.featureMeans)
        let folded = statistics.folded(statistics.withMeans(learned))
        let masks = [
            .all, ModalityMask(off: [0]), ModalityMask(off: [1]), ModalityMask(off: [0, 1], groups: [0]),
        ]
        let batch = TinyModel.batch(c, lengths: [80, 81, 82, 83], seed: 4, without: masks)
        let turned = TrainingBatch(
            windows: batch.windows.map { window in
                var turned = window
                for index in window.signals.indices {
                    let m = statistics.signals[index % 2]
                    turned.signals[index] = Float((Double(window.signals[index]) - m.mean) / m.deviation)
                }
                for index in window.features.indices {
                    let m = statistics.features[index]
                    turned.features[index] = Float((Double(window.features[index]) - m.mean) / m.deviation)
                }
                return turned
            }, targets: batch.targets)
        let expected = try PrismModel(c, learned).predict(turned.windows, outputs: .full)
        let found = try PrismModel(c, folded).predict(batch.windows, outputs: .full)
        for (a, b) in zip(found, expected) {
            #expect(abs(try #require(a.observed) - (try #require(b.observed))) < 1e-5)
            if let a = a.intervened, let b = b.intervened { #expect(abs(a - b) < 1e-5) }
        }
        let engine = try GradientEngine(c)
        let exact = try engine.gradients(learned, turned), raw = try engine.gradients(folded, batch)
        let pulled = statistics.gradients(raw.gradients, learned.layout)
        InputStatisticsTests.expectClose(pulled, exact.gradients, learned.layout)
    }
}
