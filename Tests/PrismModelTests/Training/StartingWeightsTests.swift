import Checkpoints
import Foundation
import Testing

@testable import PrismModel

/// Runs that start from a finished model, and runs that average their weights.
@Suite struct StartingWeightsTests {
    private static let old = TinyModel.configuration
    private let weights = TinyModel.parameters(TinyModel.configuration, seed: 3)

    /// The sizes with so many signals and features.
    private func sizes(_ signals: Int, _ features: Int) -> ModelConfiguration {
        var sizes = Self.old
        (sizes.signals, sizes.features) = (signals, features)
        return sizes
    }

    /// A window with its signals and features in another order, or with others among them.
    private func rearranged(_ window: GeneWindow, signals: [Int?], features: [Int?]) -> GeneWindow {
        let own = Self.old.signals
        return GeneWindow(
            bases: window.bases,
            signals: (0..<window.length).flatMap { base in
                signals.map { $0.map { window.signals[base * own + $0] } ?? Float(base % 7) }
            }, features: features.map { $0.map { window.features[$0] } ?? 9 })
    }

    @Test(
        arguments: [
            ([0, 1], [0, 1]), ([1, 0], [1, 0]), ([nil, 0, 1], [0, 1, nil]), ([1, nil, nil, 0], [nil, 1, 0]),
        ] as [([Int?], [Int?])])
    func `a new signal or feature changes nothing at first, whatever it holds`(
        signals: [Int?], features: [Int?]
    ) throws {
        let c = sizes(signals.count, features.count)
        let moved = try Parameters(
            transferring: weights, of: Self.old, to: c, signals: signals, features: features)
        let (before, after) = (try PrismModel(Self.old, weights), try PrismModel(c, moved))
        for window in TinyModel.batch(Self.old, lengths: [80, 91], seed: 5).windows {
            let own = try before.predict(window, outputs: .full)
            let new = try after.predict(
                rearranged(window, signals: signals, features: features), outputs: .full)
            #expect(abs(try #require(own.observed) - (try #require(new.observed))) < 1e-5)
            #expect(abs(try #require(own.intervened) - (try #require(new.intervened))) < 1e-5)
        }
    }

    @Test func `sizes that do not fit are refused`() throws {
        var wide = Self.old
        wide.width = 8
        #expect(throws: PrismError.self) {
            try Parameters(transferring: weights, of: Self.old, to: wide, signals: [0, 1], features: [0, 1])
        }
        #expect(throws: PrismError.self) {
            try Parameters(transferring: weights, of: Self.old, to: Self.old, signals: [0], features: [0, 1])
        }
    }

    @Test func `what inputs are standardised with does not change the model that is gone on with`() throws {
        var settings = TrainingSettings()
        settings.standardise = true
        settings.batch = 4
        let genes = MadeUpGenes(Self.old, count: 20, seed: 1)
        let trainer = try Trainer(
            TrainingState(Self.old, startingFrom: weights, settings: settings), settings: settings,
            training: genes,
            validation: genes)
        #expect(trainer.state.parameters.values != weights.values)
        for (value, own) in zip(trainer.state.weights.values, weights.values) {
            #expect(abs(value - own) < 1e-5 * max(1, abs(own)))
        }
    }

    private func trainer(_ settings: TrainingSettings, _ state: TrainingState? = nil) throws -> Trainer {
        let c = Golden.oneLayer
        return try Trainer(
            state ?? TrainingState(c, settings: settings), settings: settings,
            training: MadeUpGenes(c, count: 20, seed: 1), validation: MadeUpGenes(c, count: 10, seed: 100),
            threads: 1)
    }

    private func settings(_ change: (inout TrainingSettings) -> Void) -> TrainingSettings {
        var settings = TrainingSettings()
        settings.steps = 12
        settings.batch = 4
        settings.learningRate = 5e-3
        change(&settings)
        return settings
    }

    @Test func `a frozen backbone stays as it is, and the rest learns`() throws {
        let settings = settings { $0.freezesBackbone = true }
        var trainer = try trainer(settings)
        let before = trainer.state.parameters
        for _ in 0..<3 { _ = try trainer.update() }
        func isSame(_ name: String) -> Bool {
            before[name].elementsEqual(trainer.state.parameters[name])
        }
        for entry in before.layout.entries where entry.name.hasPrefix("caduceus.backbone.") {
            #expect(isSame(entry.name), "\(entry.name)")
        }
        for name in [
            "seq_input_layer.weight", "signal_input_layer.weight", "pToExpr.0.weight", "pToExpr.4.bias",
        ] {
            #expect(!isSame(name), "\(name)")
        }
    }

    @Test func `the running mean is what is saved, and lies behind what is learned`() throws {
        let settings = settings { $0.weightAverage = 0.9 }
        var (plain, mean) = (try trainer(self.settings { _ in }), try trainer(settings))
        let first = mean.state.parameters.values
        var own = Array(first[..<mean.state.parameters.layout.trainedCount])
        for step in 1...8 {
            _ = try plain.update()
            _ = try mean.update()
            let kept = Float(min(0.9, Double(1 + step) / Double(10 + step)))
            for index in own.indices {
                own[index] += (mean.state.parameters.values[index] - own[index]) * (1 - kept)
            }
        }
        #expect(plain.state.parameters.values == mean.state.parameters.values)
        #expect(plain.state.weights.values == plain.state.parameters.values)
        #expect(mean.state.averaged == own && Array(mean.state.weights.values.prefix(own.count)) == own)
        #expect(own != Array(first.prefix(own.count)))
    }

    @Test(arguments: [false, true])
    func `a run that averages its weights is resumed to the last bit`(standardise: Bool) throws {
        let settings = settings {
            $0.weightAverage = 0.99
            $0.standardise = standardise
        }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("prism-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var whole = try trainer(settings)
        for _ in 0..<6 { _ = try whole.update() }
        var half = try trainer(settings)
        for _ in 0..<3 { _ = try half.update() }
        try half.state.write(to: folder + "/last.safetensors")
        let state = try TrainingState(contentsOf: folder + "/last.safetensors", settings: settings)
        var rest = try trainer(settings, state)
        for _ in 0..<3 { _ = try rest.update() }
        #expect(rest.state.parameters.values == whole.state.parameters.values)
        #expect(rest.state.averaged == whole.state.averaged)
        // The file is a model, of the mean.
        let window = GeneWindow.example(for: Golden.oneLayer, length: 64)
        #expect(
            try PrismModel(contentsOf: folder + "/last.safetensors").predict(window).observed
                == half.state.model().predict(window).observed)
        #expect(throws: PrismError.self) {
            try trainer(self.settings { $0.standardise = standardise }, state)
        }
    }

    @Test func `a share is a share`() {
        for share in [-0.1, 1, .nan] {
            #expect(throws: PrismError.self) { try settings { $0.weightAverage = share }.check() }
        }
    }
}
