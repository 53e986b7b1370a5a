import Foundation
import Synchronization
import Testing

@testable import PrismModel

/// Training of models that are adjusted for background states.
struct AdjustedTrainingTests {
    private func settings(steps: Int = 12) -> TrainingSettings {
        var settings = TrainingSettings()
        settings.steps = steps
        settings.batch = 4
        settings.shift = 5
        settings.learningRate = 5e-3
        settings.validationInterval = 4
        return settings
    }

    private func trainer(
        _ form: ModelConfiguration.Background.Form = .shift, _ settings: TrainingSettings,
        state: TrainingState? = nil, threads: Int = 2, ranks: (any RankGroup)? = nil
    ) throws -> Trainer {
        let c = AdjustedModel.configuration(form, of: Golden.oneLayer)
        let start = TrainingState(
            c, parameters: Parameters(initialising: c, seed: settings.seed),
            background: try AdjustedModel.states(), settings: settings)
        return try Trainer(
            state ?? start, settings: settings, training: AdjustedGenes(c, count: 20, seed: 1),
            validation: AdjustedGenes(c, count: 10, seed: 100), threads: threads, ranks: ranks)
    }

    @Test(arguments: ModelConfiguration.Background.Form.allCases)
    func learns(_ form: ModelConfiguration.Background.Form) throws {
        var trainer = try trainer(form, settings(steps: 150))
        var losses: [Double] = []
        while !trainer.isFinished { losses.append(try trainer.update().loss) }
        let first = losses.prefix(10).reduce(0, +) / 10, last = losses.suffix(10).reduce(0, +) / 10
        #expect(last < first / 4, "from \(first) to \(last)")
        #expect(try #require(trainer.validate()?.pearson) > 0.8)
        guard form == .shift else { return }
        let effects = Array(trainer.state.parameters[ParameterName.Background.effects])
        #expect(effects[0] < effects[1] && effects[1] < effects[2])
    }

    @Test(arguments: ModelConfiguration.Background.Form.allCases)
    func resumesToTheSameWeights(_ form: ModelConfiguration.Background.Form) throws {
        let settings = settings()
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("prism-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var whole = try trainer(form, settings)
        try TrainingRun(folder: folder).run(&whole)
        let best = try Data(contentsOf: URL(fileURLWithPath: folder + "/best.safetensors"))
        let run = TrainingRun(folder: folder)
        var state: TrainingState?
        for cut in [1, 5, 6, 12] {
            var part = try trainer(form, settings, state: state, threads: cut % 2 + 1)
            try run.run(&part, limit: cut - part.state.step)
            state = try TrainingState(contentsOf: run.lastPath, settings: settings)
        }
        let resumed = try #require(state)
        #expect(resumed.parameters.values == whole.state.parameters.values)
        #expect(resumed.optimiser.second == whole.state.optimiser.second)
        #expect(resumed.background == whole.state.background && resumed.losses == whole.state.losses)
        #expect(try Data(contentsOf: URL(fileURLWithPath: run.bestPath)) == best)
        // The file is a model like any other, states and all.
        #expect(try PrismModel(contentsOf: run.bestPath).background == AdjustedModel.states())
    }

    @Test(arguments: ModelConfiguration.Background.Form.allCases)
    func ranksComeToTheSame(_ form: ModelConfiguration.Background.Form) throws {
        @Sendable func train(_ ranks: (any RankGroup)?) throws -> TrainingState {
            var trainer = try trainer(form, settings(steps: 5), threads: 1, ranks: ranks)
            while !trainer.isFinished {
                _ = try trainer.update()
                if trainer.isValidationDue { _ = try trainer.validate() }
            }
            return trainer.state
        }
        let alone = try train(nil)
        for count in [2, 3] {
            for state in try ThreadRanks.run(count, { try train($0) }) {
                #expect(state.parameters.values == alone.parameters.values)
                #expect(state.losses == alone.losses && state.validations == alone.validations)
            }
        }
    }

    /// With signals missing in training, every gene is learned from with the posterior of what is left of it, and a run that
    /// is gone on with is the same.
    @Test func missingSignals() throws {
        var settings = settings()
        settings.signalDropout = 0.75
        settings.standardise = true
        var c = AdjustedModel.configuration(.shift, of: Golden.oneLayer)
        c.absence = .init(featureGroups: 0)
        let configuration = c
        func trainer(_ genes: InferredGenes, _ state: TrainingState?) throws -> Trainer {
            let start = TrainingState(
                configuration, parameters: Parameters(initialising: configuration, seed: 2),
                background: try AdjustedModel.states(), settings: settings)
            return try Trainer(
                state ?? start, settings: settings, training: genes, validation: genes, threads: 2)
        }
        let genes = InferredGenes(configuration, count: 9)
        var whole = try trainer(genes, nil)
        while !whole.isFinished {
            _ = try whole.update()
            if whole.isValidationDue { _ = try whole.validate() }
        }
        // Of the model's three signals the states have two, and each mask of these was asked for.
        let asked = genes.source.asked.withLock { Set($0) }
        #expect(asked == [[], [0], [1], [0, 1]])
        #expect(try #require(whole.state.best?.droppedMSE).isFinite)

        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).safetensors").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var part = try trainer(genes, nil)
        for _ in 0..<5 { _ = try part.update() }
        try part.state.write(to: path)
        var rest = try trainer(genes, TrainingState(contentsOf: path, settings: settings))
        while !rest.isFinished { _ = try rest.update() }
        #expect(rest.state.parameters.values == whole.state.parameters.values)
    }

    /// g has a rate of its own, follows the schedule, and does not decay.
    @Test func rateOfTheEffects() throws {
        let c = AdjustedModel.configuration(.shift)
        var parameters = Parameters(initialising: c, seed: 1)
        parameters.setBackgroundEffects([1, -2, 3])
        var settings = AdamW.Settings()
        settings.weightDecay = 0.5
        var optimiser = AdamW(layout: parameters.layout, settings: settings)
        let gradients = [Float](repeating: 1, count: parameters.layout.trainedCount)
        optimiser.step(&parameters, gradients: gradients, rate: 1e-3, backgroundRate: 0.25)
        let moved = Array(parameters[ParameterName.Background.effects])
        for (value, start) in zip(moved, [1, -2, 3] as [Float]) {
            #expect(abs(value - (start - 0.25)) < 1e-5)
        }
        var training = TrainingSettings()
        training.steps = 100
        #expect(abs(training.backgroundRate(step: 10) - 1e-2) < 1e-12)
        #expect(abs(training.backgroundRate(step: 100) / training.schedule.rate(step: 100) - 20) < 1e-9)
        training.backgroundLearningRate = -1
        #expect(throws: PrismError.self) { try training.check() }
    }

    @Test func startsAndPriors() throws {
        var states = try AdjustedModel.states()
        let assignments: [[Float]] = [[1, 0, 0], [0, 1, 0], [0.5, 0.5, 0]]
        let prior = try #require(BackgroundModel.prior(of: assignments))
        #expect(prior == [0.5, 0.5, 0] && BackgroundModel.prior(of: []) == nil)
        states.prior = prior
        // Means: (1 · 3 + 0.5 · 1) / 1.5, (1 · 0 + 0.5 · 1) / 1.5, and of all for the state without a gene.
        let effects = states.startingEffects(assignments, targets: [3, 0, 1])
        let means = [3.5 / 1.5, 0.5 / 1.5, 4.0 / 3]
        let centre = (means[0] + means[1]) / 2
        for (effect, mean) in zip(effects, means) { #expect(abs(Double(effect) - (mean - centre)) < 1e-6) }
        #expect(states.startingEffects([], targets: []) == [0, 0, 0])
    }

    @Test func noStatesNoTraining() throws {
        let c = AdjustedModel.configuration(.shift)
        #expect(throws: PrismError.self) {
            try Trainer(
                TrainingState(c, settings: settings()), settings: settings(),
                training: AdjustedGenes(c, count: 3, seed: 1), validation: AdjustedGenes(c, count: 1, seed: 2)
            )
        }
    }
}

/// Genes whose states are inferred from what is left of their signals.
private struct InferredGenes: TrainingGenes {
    let source = Source()
    private let genes: MadeUpGenes

    final class Source: BackgroundSource {
        let asked = Mutex<[Set<Int>]>([])

        func assignment(
            ofGeneAt index: Int, to states: BackgroundModel, signals: [Int], without off: Set<Int>
        ) throws(PrismError) -> [Float]? {
            asked.withLock { $0.append(off) }
            var assignment = [Float](repeating: Float(off.count) * 0.1 + 0.05, count: 3)
            assignment[index % 3] = 1 - 2 * assignment[0]
            return assignment
        }
    }

    init(_ configuration: ModelConfiguration, count: Int) {
        genes = MadeUpGenes(configuration, count: count, seed: 1)
    }

    var count: Int { genes.count }
    func target(_ index: Int) -> Float { genes.target(index) }
    func window(_ index: Int, shift: Int) -> GeneWindow {
        var window = genes.window(index, shift: shift)
        window.background = GeneBackground(gene: index, from: source)
        return window
    }
}
