import ArgumentParser
import Checkpoints
import Files
import Foundation
import Predictions
import PrismModel

/// The training of one model from one seed, in a folder of its own, from the start or from where it was stopped.
struct SeedTraining {
    let configuration: ModelConfiguration
    let variant: ModelVariant
    let settings: TrainingSettings
    let run: TrainingRun
    let threads: Int
    /// Features that are made of signals, by position.
    let derivedFeatures: [Int]
    /// The background states that it is adjusted for, and where their effects start; nil for other variants.
    var adjustment: BackgroundAdjustment?
    /// Features that the model is never to see, by position: their weights are zero.
    var withheldFeatures: [Int] = []
    /// Trained weights to start from; nil to start untrained.
    var initial: InitialWeights?
    /// The processes that train it together; nil for this one alone.
    var ranks: OpenMPIRanks?

    /// Throws where the folder keeps a model that was trained on other genes or otherwise than asked for; `keys` are those of
    /// its metadata that tell, all if not given, and `option` the one that names another folder.
    func checkKept(under keys: Set<String>? = nil, option: String) throws {
        guard FileManager.default.fileExists(atPath: run.lastPath) else { return }
        let kept = try Checkpoint.read(contentsOf: run.lastPath).metadata
        let asked = run.metadata.filter { keys?.contains($0.key) ?? true }
        guard asked.allSatisfy({ kept[$0.key] == $0.value }) else {
            throw ValidationError(
                "\(run.lastPath) was trained on other genes or with other settings: choose another folder with \(option)"
            )
        }
    }

    /// The trainer, at step 0 or, with `resume`, where `last.safetensors` was left. The folder is made.
    func trainer(
        training: any TrainingGenes, validation: any TrainingGenes, resume: Bool
    ) throws -> Trainer {
        if (ranks?.rank ?? 0) == 0 {
            try Folder.make(run.folder)
        }
        return try Trainer(
            try state(resume: resume), settings: settings, training: training, validation: validation,
            threads: threads, ranks: ranks)
    }

    /// Trains until finished, `maxSteps` updates in all, or interrupted, and shows how it goes.
    func train(_ trainer: inout Trainer, label: String, maxSteps: Int? = nil) throws {
        let before = trainer.state.step
        var progress = TrainingProgress(label: label, settings: settings)
        let isLeader = trainer.isLeader
        try run.run(
            &trainer, limit: maxSteps.map { max(0, $0 - before) } ?? .max,
            shouldStop: { Interruption.isRequested }, report: { if isLeader { progress.show($0) } })
        if isLeader { progress.end() }
    }

    private func state(resume: Bool) throws -> TrainingState {
        let exists = FileManager.default.fileExists(atPath: run.lastPath)
        guard resume, exists else {
            guard !exists else {
                throw ValidationError(
                    "\(run.lastPath) is there already: go on with --resume, or choose another folder")
            }
            var parameters =
                initial?.parameters
                ?? variant.parameters(configuration, seed: settings.seed, derived: derivedFeatures)
            parameters.clearHead(ofFeatures: withheldFeatures, configuration)
            if let adjustment { parameters.setBackgroundEffects(adjustment.effects) }
            guard initial == nil else {
                return TrainingState(
                    configuration, startingFrom: parameters, background: adjustment?.states,
                    settings: settings)
            }
            return TrainingState(
                configuration, parameters: parameters, background: adjustment?.states, settings: settings)
        }
        let state = try TrainingState(contentsOf: run.lastPath, settings: settings)
        guard state.configuration == configuration else {
            throw ValidationError(
                "\(run.lastPath) holds a model of other sizes or another form than the settings ask for")
        }
        guard state.background == adjustment?.states else {
            throw ValidationError(
                "\(run.lastPath) holds a model adjusted for other background states than the data set's signals hold now"
            )
        }
        return state
    }
}
