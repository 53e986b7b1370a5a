import ArgumentParser
import Checkpoints
import Foundation
import GenomeData
import Predictions
import PrismModel

/// Trains models for one mask each: as a model's members were trained, each with its seed, without the signals that are
/// off. Finished ones are kept in a folder and not trained again.
struct Retraining {
    let model: DataSetModel
    /// Each member's recipe and variant.
    let recipes: [(settings: TrainingSettings, variant: ModelVariant)]
    /// Makes the windows that are learned from: of the model's signals, of its data set or of another.
    let encoder: WindowEncoder
    /// Where the models are kept.
    let folder: String
    let threads: Int

    /// The mean predictions of genes of the model's data set by models trained without what is off; nil where that was
    /// interrupted.
    func predictions(of genes: [Int], mask: ModalityMask) throws -> [Float]? {
        let off = model.encoder.signals.indices.filter { !mask.isOn($0) }
        let names = off.map { model.signalNames[$0] }
        let asked = try WithheldInputs(genes, of: model.encoder, withholding: names)
        let training = try WithheldInputs(.train, of: encoder, withholding: names)
        let validation = try WithheldInputs(.validation, of: encoder, withholding: names)
        let adjustment = try adjustment(withholding: names, training.genes.indices)
        var sums = [Double](repeating: 0, count: asked.count)
        for member in recipes.indices {
            let trained = try trained(
                member, mask: mask, withholding: names, training, validation, adjustment)
            guard let trained else { return nil }
            for start in stride(from: 0, to: asked.count, by: 64) {
                let some = start..<min(asked.count, start + 64)
                let windows = try some.map { try asked.window($0, shift: 0) }
                for (index, prediction) in zip(some, try trained.predict(windows, threads: threads)) {
                    sums[index] += Double(prediction.observed ?? .nan)
                }
            }
        }
        return sums.map { Float($0 / Double(max(1, recipes.count))) }
    }

    /// One member's counterpart, trained to its end or read from where it was kept.
    private func trained(
        _ member: Int, mask: ModalityMask, withholding names: [String], _ training: WithheldInputs,
        _ validation: WithheldInputs, _ adjustment: BackgroundAdjustment?
    ) throws -> PrismModel? {
        var (settings, variant) = recipes[member]
        settings.standardise = settings.standardisesInputs
        settings.signalDropout = 0
        var configuration = model.ensemble.models[member].configuration
        configuration.absence = nil
        let adjustment = knowsBackground(configuration, without: names) ? adjustment : nil
        configuration.background = configuration.background.flatMap { sizes in
            adjustment?.sizes(form: sizes.form, smoothing: sizes.smoothing)
        }
        let data = encoder.dataSet
        let learned = LearnedGenes(
            training.genes.indices.map { data.genes[$0] }, isSimulated: data.manifest.isSimulated,
            split: Split.train.rawValue)
        let metadata = try TrainingRecord.metadata(
            encoder, settings, variant: variant.rawValue, learned: learned
        ).merging(["withheld": names.joined(separator: ",")]) { $1 }
        let run = TrainingRun(
            folder: "\(folder)/\(Self.name(mask, model.signalNames.count))/member-\(member + 1)",
            metadata: metadata)
        try check(run)
        let seed = SeedTraining(
            configuration: configuration, variant: variant, settings: settings, run: run, threads: threads,
            derivedFeatures: encoder.featureGroups.derived, adjustment: adjustment)
        var trainer = try seed.trainer(training: training, validation: validation, resume: true)
        if !trainer.isFinished {
            let what = names.isEmpty ? "all on" : "without " + names.joined(separator: ", ")
            try seed.train(&trainer, label: "\(what), member \(member + 1)")
        }
        return trainer.isFinished ? try PrismModel(contentsOf: run.bestPath) : nil
    }

    /// Background states learned without what is withheld, the same for every member that is adjusted for some; nil where none
    /// is, and where no signal is left that tells the background.
    private func adjustment(
        withholding names: [String], _ training: [Int]
    ) throws -> BackgroundAdjustment? {
        guard model.ensemble.models.contains(where: { knowsBackground($0.configuration, without: names) })
        else { return nil }
        let data = encoder.dataSet
        let others = data.signals.indices.filter { !encoder.signals.contains($0) }
        let bins = try BackgroundBins(
            data, without: names + others.map { data.signals[$0].name }, threads: threads)
        return try BackgroundAdjustment(bins, encoder, training: training, threads: threads)
    }

    /// Whether a model is adjusted for background states that some signal which is left tells.
    private func knowsBackground(_ configuration: ModelConfiguration, without names: [String]) -> Bool {
        configuration.background?.signals.contains { !names.contains(model.signalNames[$0]) } ?? false
    }

    /// A model that was kept must have been trained on the same genes in the same way.
    private func check(_ run: TrainingRun) throws {
        guard FileManager.default.fileExists(atPath: run.lastPath) else { return }
        let metadata = try Checkpoint.read(contentsOf: run.lastPath).metadata
        guard run.metadata.allSatisfy({ metadata[$0.key] == $0.value }) else {
            throw ValidationError(
                "\(run.lastPath) was trained on other genes or with other settings: choose another folder with --models"
            )
        }
    }

    /// A digit for each signal, 1 where it is on: "1011" is without the second.
    private static func name(_ mask: ModalityMask, _ signals: Int) -> String {
        "mask-" + (0..<signals).map { mask.isOn($0) ? "1" : "0" }.joined()
    }
}
