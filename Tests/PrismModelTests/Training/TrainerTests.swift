import Checkpoints
import Foundation
import Testing

@testable import PrismModel

/// Made-up genes whose target is the mean of their first signal: something to learn.
struct MadeUpGenes: TrainingGenes {
    let windows: [GeneWindow]

    init(_ configuration: ModelConfiguration, count: Int, seed: UInt64) {
        windows = (0..<count).map { index in
            var window = GeneWindow.example(for: configuration, length: 64, seed: seed + UInt64(index))
            let level = Float(index % 5) / 2
            for place in stride(from: 0, to: window.signals.count, by: configuration.signals) {
                window.signals[place] = level
            }
            return window
        }
    }

    var count: Int { windows.count }
    func target(_ index: Int) -> Float { windows[index].signals[0] }
    func window(_ index: Int, shift: Int) -> GeneWindow {
        var window = windows[index]
        let turn = ((shift % window.length) + window.length) % window.length
        window.bases = Array(window.bases[turn...] + window.bases[..<turn])
        return window
    }
}

struct TrainerTests {
    private static let configuration = Golden.oneLayer

    private func settings(steps: Int = 12) -> TrainingSettings {
        var settings = TrainingSettings()
        settings.steps = steps
        settings.batch = 4
        settings.shift = 5
        settings.learningRate = 5e-3
        settings.validationInterval = 4
        return settings
    }

    private func trainer(_ settings: TrainingSettings, state: TrainingState? = nil, threads: Int = 2) throws
        -> Trainer
    {
        var c = Self.configuration
        if settings.signalDropout > 0 { c.absence = .init(featureGroups: 0) }
        return try Trainer(
            state ?? TrainingState(c, settings: settings), settings: settings,
            training: MadeUpGenes(c, count: 20, seed: 1), validation: MadeUpGenes(c, count: 10, seed: 100),
            threads: threads)
    }

    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("prism-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    @Test(.enabled(if: Golden.arePresent, "needs ../shared/fixtures"))
    func goldenTrajectory() throws {
        let verification = try Verification(trajectory: Golden.folder)
        #expect(verification.deviations.filter { $0.error > 1e-5 }.isEmpty)
        let names = verification.deviations.map(\.output)
        #expect(names.contains("logits") && names.contains { $0.hasPrefix("after20.") })
    }

    @Test func learns() throws {
        var trainer = try trainer(settings(steps: 150))
        var losses: [Double] = []
        while !trainer.isFinished { losses.append(try trainer.update().loss) }
        let first = losses.prefix(10).reduce(0, +) / 10, last = losses.suffix(10).reduce(0, +) / 10
        #expect(last < first - 0.5, "from \(first) to \(last)")
        #expect(try #require(trainer.validate()?.pearson) > 0.8)
    }

    private func settings(_ standardise: Bool) -> TrainingSettings {
        var settings = settings()
        settings.standardise = standardise
        settings.signalNoise = standardise ? 0.3 : 0
        return settings
    }

    /// Stopped anywhere, saved, read back and gone on with: the same weights, log and best, to the last bit.
    @Test(arguments: [false, true], [0, 0.75])
    func resumesToTheSameWeights(standardise: Bool, dropout: Double) throws {
        var settings = settings(standardise)
        settings.signalDropout = dropout
        try withFolder { folder in
            var whole = try trainer(settings)
            let run = TrainingRun(folder: folder + "/whole")
            try FileManager.default.createDirectory(atPath: run.folder, withIntermediateDirectories: true)
            try run.run(&whole)
            for cuts in [[1], [3, 4], [5, 5, 11]] {
                let pieces = TrainingRun(folder: folder + "/\(cuts)")
                try FileManager.default.createDirectory(
                    atPath: pieces.folder, withIntermediateDirectories: true)
                var state: TrainingState?
                for cut in cuts + [12] {
                    var part = try trainer(settings, state: state, threads: cut % 2 + 1)
                    try pieces.run(&part, limit: cut - part.state.step)
                    state = try TrainingState(contentsOf: pieces.lastPath, settings: settings)
                }
                let resumed = try #require(state)
                #expect(resumed.parameters.values == whole.state.parameters.values)
                #expect(
                    resumed.inputs == whole.state.inputs
                        && (resumed.inputs != nil) == settings.standardisesInputs)
                #expect(resumed.optimiser.second == whole.state.optimiser.second)
                #expect(resumed.losses == whole.state.losses && resumed.best == whole.state.best)
                #expect(resumed.validations == whole.state.validations)
                for (a, b) in [(run.bestPath, pieces.bestPath), (run.logPath, pieces.logPath)] {
                    #expect(FileManager.default.contentsEqual(atPath: a, andPath: b))
                }
            }
        }
    }

    /// Two half batches accumulated are one batch, but for BatchNorm, which sees each by itself.
    /// A run of another form, resumed from its file, is trained on in that form: every form's gradients are its own.
    @Test(arguments: TinyModel.forms.filter { $0.norm == .layer })
    func anotherFormIsResumedInItsForm(_ form: ModelConfiguration) throws {
        var c = form
        c.centerLength = 0
        let settings = settings(steps: 6)
        func trainer(_ state: TrainingState) throws -> Trainer {
            try Trainer(
                state, settings: settings, training: MadeUpGenes(c, count: 20, seed: 1),
                validation: MadeUpGenes(c, count: 10, seed: 100), threads: 2)
        }
        func step(_ trainer: inout Trainer, to step: Int) throws {
            while trainer.state.step < step { _ = try trainer.update() }
        }
        var whole = try trainer(TrainingState(c, settings: settings))
        try step(&whole, to: 6)
        var half = try trainer(TrainingState(c, settings: settings))
        try step(&half, to: 3)
        try withFolder { folder in
            try half.state.write(to: folder + "/last.safetensors")
            let state = try TrainingState(contentsOf: folder + "/last.safetensors", settings: settings)
            #expect(state.configuration == c)
            var rest = try trainer(state)
            try step(&rest, to: 6)
            #expect(rest.state.parameters.values == whole.state.parameters.values)
            #expect(try PrismModel(contentsOf: folder + "/last.safetensors").configuration == c)
        }
    }

    @Test func accumulationAveragesBatches() throws {
        var c = Self.configuration
        c.generator = nil
        var whole = settings(steps: 1), halves = settings(steps: 1)
        halves.batch = 2
        halves.accumulation = 2
        whole.shift = 0
        halves.shift = 0
        let genes = MadeUpGenes(c, count: 20, seed: 1)
        var updates: [Trainer.Update] = []
        for settings in [whole, halves] {
            var trainer = try Trainer(
                TrainingState(c, settings: settings), settings: settings, training: genes, validation: genes)
            updates.append(try trainer.update())
        }
        #expect(abs(updates[0].loss - updates[1].loss) < 1e-6)
        #expect(abs(updates[0].gradientNorm - updates[1].gradientNorm) < 1e-5)
    }

    @Test func stopsEarly() throws {
        var settings = settings(steps: 1000)
        settings.patience = 2
        settings.validationInterval = 1
        settings.learningRate = 1e-12
        settings.initialLearningRate = 0
        settings.finalLearningRate = 0
        var trainer = try trainer(settings)
        try withFolder { folder in try TrainingRun(folder: folder).run(&trainer) }
        #expect(trainer.isFinished && trainer.state.step < 20)
    }

    @Test func stopsWhenAsked() throws {
        var trainer = try trainer(settings())
        try withFolder { folder in
            var looks = 0
            try TrainingRun(folder: folder).run(
                &trainer,
                shouldStop: {
                    looks += 1
                    return looks > 3
                })
            #expect(trainer.state.step == 3)
            #expect(
                try TrainingState(contentsOf: folder + "/last.safetensors", settings: settings()).step == 3)
        }
    }

    /// What training writes is a checkpoint like any other.
    @Test(arguments: [false, true])
    func writesUsableCheckpoints(standardise: Bool) throws {
        let settings = settings(standardise)
        var trainer = try trainer(settings)
        try withFolder { folder in
            let run = TrainingRun(folder: folder, metadata: ["dataset": "made up"])
            try run.run(&trainer)
            let window = GeneWindow.example(for: Self.configuration, length: 100)
            let last = try PrismModel(contentsOf: run.lastPath).predict(window, outputs: .full)
            #expect(try trainer.state.model().predict(window, outputs: .full) == last)
            #expect(try Checkpoint.read(contentsOf: run.bestPath).metadata["dataset"] == "made up")
            #expect(throws: PrismError.self) {
                try TrainingState(contentsOf: run.bestPath, settings: settings)
            }
        }
    }

    @Test func refusesNonsense() throws {
        for change: (inout TrainingSettings) -> Void in [
            { $0.steps = 0 }, { $0.batch = -1 }, { $0.learningRate = .nan }, { $0.clip = 0 },
            { $0.shift = -1 },
            { $0.warmup = 1.5 }, { $0.accumulation = 0 }, { $0.signalNoise = -0.1 },
            { $0.signalNoise = .nan },
        ] {
            var settings = settings()
            change(&settings)
            #expect(throws: PrismError.self) { try trainer(settings) }
        }
        let empty = MadeUpGenes(Self.configuration, count: 0, seed: 1)
        #expect(throws: PrismError.self) {
            try Trainer(
                TrainingState(Self.configuration, settings: settings()), settings: settings(),
                training: empty,
                validation: empty)
        }
    }
}
