import Checkpoints
import Files

/// A training run with its folder: weights, state and log, each written whole or not at all.
///
/// `last.safetensors` is a checkpoint that also holds what resuming needs, `best.safetensors` the weights that validated
/// best, `log.tsv` the loss of every update and every validation.
public struct TrainingRun {
    /// The folder, which must exist.
    public let folder: String
    /// What is written into the checkpoints' metadata: where the model comes from.
    public let metadata: [String: String]
    /// Seconds between two saves of `last.safetensors`.
    public let saveInterval: Duration

    /// What happens in a run, in order.
    public enum Event: Sendable {
        /// An update was made.
        case update(Trainer.Update)
        /// The validation genes were looked at; `isBest` where they never fitted better.
        case validation(Agreement, isBest: Bool)
        /// `last.safetensors` now holds everything up to this step.
        case saved(step: Int)
    }

    /// A run in `folder`.
    public init(folder: String, metadata: [String: String] = [:], saveInterval: Duration = .seconds(20)) {
        self.folder = folder
        self.metadata = metadata
        self.saveInterval = saveInterval
    }

    /// The checkpoint to resume from.
    public var lastPath: String { folder + "/last.safetensors" }
    /// The checkpoint to use.
    public var bestPath: String { folder + "/best.safetensors" }
    /// The log.
    public var logPath: String { folder + "/log.tsv" }

    /// Updates, validates and saves until the trainer is finished, `limit` updates were made, or `shouldStop` says so
    /// after an update. What was done is saved before this returns.
    ///
    /// Of several ranks, rank 0 alone writes, and all stop where one of them is told to.
    ///
    /// Without validation genes the last weights count as the best. Throws what updates, validations and writing
    /// throw.
    public func run(
        _ trainer: inout Trainer, limit: Int = .max, shouldStop: () -> Bool = { false },
        report: (Event) -> Void = { _ in }
    ) throws {
        var saved = ContinuousClock.now
        var made = 0
        while !trainer.isFinished, made < limit, !(try trainer.isAnyRank(shouldStop())) {
            report(.update(try trainer.update()))
            made += 1
            var isBest = false
            if trainer.isValidationDue, let agreement = try trainer.validate() {
                isBest = trainer.state.validationsSinceBest == 0
                // Before the state that calls them the best: a run killed in between makes them again.
                if isBest { try writeBest(trainer) }
                report(.validation(agreement, isBest: isBest))
            }
            if isBest || ContinuousClock.now - saved > saveInterval {
                try save(trainer)
                report(.saved(step: trainer.state.step))
                saved = .now
            }
        }
        if trainer.state.best == nil { try writeBest(trainer) }
        try save(trainer)
        report(.saved(step: trainer.state.step))
    }

    private func writeBest(_ trainer: Trainer) throws(CheckpointError) {
        guard trainer.isLeader else { return }
        let state = trainer.state
        try Checkpoint(
            state.weights, configuration: state.configuration, batchesTracked: state.batchesTracked,
            metadata: metadata.merging(["step": String(state.step)]) { $1 }
        ).write(safetensors: bestPath)
    }

    private func save(_ trainer: Trainer) throws {
        guard trainer.isLeader else { return }
        let state = trainer.state
        try state.write(to: lastPath, metadata: metadata)
        let missesSignals = state.configuration.absence != nil
        var log = "step\tloss\tvalidation_mse\tvalidation_pearson"
        log += missesSignals ? "\tvalidation_mse_without_one\n" : "\n"
        let validations = Dictionary(state.validations.map { ($0.step, $0) }, uniquingKeysWith: { $1 })
        for (index, loss) in state.losses.enumerated() {
            let validation = validations[index + 1]
            log += "\(index + 1)\t\(loss)\t\(validation.map { "\($0.mse)" } ?? "")\t"
            log += validation?.pearson.map { "\($0)" } ?? ""
            log += missesSignals ? "\t" + (validation?.droppedMSE.map { "\($0)" } ?? "") + "\n" : "\n"
        }
        try AtomicFile.write([ArraySlice(log.utf8)], to: logPath)
    }
}
