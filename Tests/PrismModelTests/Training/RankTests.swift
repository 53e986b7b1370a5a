import Testing

@testable import PrismModel

/// Several ranks come to what one process alone comes to, to the last bit.
struct RankTests {
    private static let configuration = Golden.oneLayer

    @Test(arguments: [1, 2, 3, 5, 7])
    func gradients(ranks count: Int) throws {
        let c = Self.configuration
        let windows = [150, 64, 200, 131, 99].enumerated().map {
            GeneWindow.example(for: c, length: $1, seed: UInt64($0))
        }
        let batch = TrainingBatch(windows: windows, targets: [0, 0.5, 1, 1.5, 2])
        let parameters = Parameters(initialising: c, seed: 1)
        let weights = LossWeights(intervention: 0.5, uniformity: 2)
        let alone = try GradientEngine(c).gradients(parameters, batch, weights: weights)
        let found = try ThreadRanks.run(count) { ranks in
            try GradientEngine(c).gradients(parameters, batch, weights: weights, ranks: ranks, threads: 2)
        }
        #expect(found.count == count)
        for part in found {
            #expect(part.gradients == alone.gradients && part.loss == alone.loss)
            #expect(part.runningStatistics == alone.runningStatistics)
        }
        #expect(found.flatMap(\.predictions) == alone.predictions)
    }

    /// Also without a context generator, which has nothing to exchange.
    @Test func gradientsWithoutGenerator() throws {
        var c = Self.configuration
        c.generator = nil
        let configuration = c
        let windows = (0..<3).map { GeneWindow.example(for: configuration, length: 70, seed: $0) }
        let batch = TrainingBatch(windows: windows, targets: [0, 1, 2])
        let parameters = Parameters(initialising: c, seed: 1)
        let alone = try GradientEngine(c).gradients(parameters, batch)
        let found = try ThreadRanks.run(2) { ranks in
            try GradientEngine(configuration).gradients(parameters, batch, ranks: ranks)
        }
        for part in found { #expect(part.gradients == alone.gradients && part.loss == alone.loss) }
    }

    private static func settings(dropout: Double = 0) -> TrainingSettings {
        var settings = TrainingSettings()
        settings.signalDropout = dropout
        settings.standardise = true
        settings.signalNoise = 0.2
        settings.steps = 8
        settings.batch = 3
        settings.accumulation = 2
        settings.shift = 5
        settings.learningRate = 5e-3
        settings.validationInterval = 3
        return settings
    }

    private static func trainer(_ ranks: (any RankGroup)?, _ settings: TrainingSettings) throws -> Trainer {
        var c = configuration
        if settings.signalDropout > 0 { c.absence = .init(featureGroups: 0) }
        return try Trainer(
            TrainingState(c, settings: settings), settings: settings,
            training: MadeUpGenes(c, count: 11, seed: 1), validation: MadeUpGenes(c, count: 7, seed: 100),
            threads: 1, ranks: ranks)
    }

    private static func train(_ ranks: (any RankGroup)?, dropout: Double) throws -> TrainingState {
        var trainer = try trainer(ranks, settings(dropout: dropout))
        while !trainer.isFinished {
            _ = try trainer.update()
            if trainer.isValidationDue { _ = try trainer.validate() }
        }
        return trainer.state
    }

    /// Also with signals missing, which every rank draws for itself.
    @Test(arguments: [0, 0.75])
    func training(dropout: Double) throws {
        let alone = try Self.train(nil, dropout: dropout)
        #expect(alone.validations.allSatisfy { ($0.droppedMSE != nil) == (dropout > 0) })
        #expect(alone.validations.count == 3)
        for count in [2, 3] {
            for state in try ThreadRanks.run(count, { try Self.train($0, dropout: dropout) }) {
                #expect(state.parameters.values == alone.parameters.values)
                #expect(state.optimiser.second == alone.optimiser.second)
                #expect(state.losses == alone.losses && state.validations == alone.validations)
                #expect(state.best == alone.best)
            }
        }
    }

    /// One rank that is told to stop stops all; one that differs is named by all.
    @Test func agreement() throws {
        let answers = try ThreadRanks.run(3) { try $0.isAny($0.rank == 1) }
        #expect(answers == [true, true, true])
        #expect(try ThreadRanks.run(3) { try $0.isAny(false) } == [false, false, false])
        let problems = try ThreadRanks.run(2) { ranks in
            var settings = Self.settings()
            if ranks.rank == 1 { settings.seed = 3 }
            do {
                _ = try Self.trainer(ranks, settings)
                return "none"
            } catch {
                return "\(error)"
            }
        }
        for problem in problems {
            #expect(problem.contains("rank 1 differs from rank 0 in its settings"), "\(problem)")
        }
    }

    @Test(arguments: [0, 1, 2, 5, 8, 100]) func shares(total: Int) {
        for count in 1...7 {
            let shares = (0..<count).map {
                ThreadRanks(rank: $0, count: count, post: .init()).share(of: total)
            }
            #expect(shares.flatMap { Array($0) } == Array(0..<total))
            let sizes = shares.map(\.count)
            #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
        }
    }
}
