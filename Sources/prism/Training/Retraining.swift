import ArgumentParser
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

    /// The mean predictions of genes of the model's data set by models trained without what is off, each gene by the
    /// counterparts of the members that speak for it.
    ///
    /// - Throws: `Interruption.Stopped` where a stop was asked for; what was trained until then is kept.
    func predictions(of genes: [Int], mask: ModalityMask) throws -> [Float] {
        let off = model.encoder.signals.indices.filter { !mask.isOn($0) }
        let names = off.map { model.signalNames[$0] }
        let asked = try WithheldInputs(genes, of: model.encoder, withholding: names + unseen)
        var sums = [Double](repeating: 0, count: asked.count), counts = sums
        let bins = try bins(withholding: names)
        for lesson in try lessons() {
            let members = lesson.members.map { member in
                (member, genes.indices.filter { model.speaking[genes[$0]].contains(member) })
            }.filter { !$0.1.isEmpty }
            guard !members.isEmpty else { continue }
            let materials = try materials(lesson, withholding: names, bins)
            for (member, places) in members {
                let trained = try trained(member, mask: mask, lesson, materials)
                for start in stride(from: 0, to: places.count, by: 64) {
                    let some = places[start..<min(places.count, start + 64)]
                    let windows = try some.map { try asked.window($0, shift: 0) }
                    for (index, prediction) in zip(some, try trained.predict(windows, threads: threads)) {
                        sums[index] += Double(prediction.observed ?? .nan)
                        counts[index] += 1
                    }
                }
            }
        }
        return zip(sums, counts).map { Float($0 / $1) }
    }

    /// The features that the model itself was trained without.
    private var unseen: [String] {
        let columns = model.dataSet.features?.columns ?? []
        return columns.indices.filter { model.encoder.featureGroups.unseen[$0] != nil }.map { columns[$0] }
    }

    /// What the members learn from: the split's genes, or, of a cross-validated model, those that each fold learned from.
    private func lessons() throws -> [RetrainingLesson] {
        guard let folds = model.folds else {
            let all = Array(model.ensemble.models.indices)
            return [RetrainingLesson(members: all, splitOf: encoder.dataSet)]
        }
        return try folds.map { members in
            guard let member = members.first, let learned = model.learned[member] else {
                throw ValidationError("\(model.name) does not record what it learned from")
            }
            let lesson = try RetrainingLesson(members: members, learned, of: encoder.dataSet)
            guard !lesson.training.isEmpty else {
                throw ValidationError(
                    "\(encoder.dataSet.manifest.path) has none of the measured genes that "
                        + "\(model.weights[member].file) learned from")
            }
            return lesson
        }
    }

    /// A lesson's inputs without some signals, and the background states learned without them.
    private struct Materials {
        let names: [String]
        let training: WithheldInputs
        let validation: WithheldInputs
        let adjustment: BackgroundAdjustment?
    }

    private func materials(
        _ lesson: RetrainingLesson, withholding names: [String], _ bins: BackgroundBins?
    ) throws -> Materials {
        let training = try WithheldInputs(lesson.training, of: encoder, withholding: names + unseen)
        return Materials(
            names: names, training: training,
            validation: try WithheldInputs(lesson.validation, of: encoder, withholding: names + unseen),
            adjustment: try bins.map {
                try BackgroundAdjustment(
                    $0, encoder, training: training.genes.indices, heldOut: lesson.heldOut, threads: threads,
                    cancellation: Interruption.cancellation)
            })
    }

    /// One member's counterpart, trained to its end or read from where it was kept.
    private func trained(
        _ member: Int, mask: ModalityMask, _ lesson: RetrainingLesson, _ materials: Materials
    ) throws -> PrismModel {
        var (settings, variant) = recipes[member]
        settings.standardise = settings.standardisesInputs
        settings.signalDropout = 0
        var configuration = model.ensemble.models[member].configuration
        configuration.absence = nil
        let names = materials.names
        let adjustment = knowsBackground(configuration, without: names) ? materials.adjustment : nil
        configuration.background = configuration.background.flatMap { sizes in
            adjustment?.sizes(form: sizes.form, smoothing: sizes.smoothing)
        }
        let data = encoder.dataSet
        let learned = LearnedGenes(
            materials.training.genes.indices.map { data.genes[$0] }, isSimulated: data.manifest.isSimulated,
            split: lesson.name)
        let metadata = try TrainingRecord.metadata(
            encoder, settings, variant: variant.rawValue, learned: learned
        ).merging(["withheld": (names + unseen).joined(separator: ",")]) { $1 }
        let run = TrainingRun(
            folder: "\(folder)/\(Self.name(mask, model.signalNames.count))/member-\(member + 1)",
            metadata: metadata)
        let seed = SeedTraining(
            configuration: configuration, variant: variant, settings: settings, run: run, threads: threads,
            derivedFeatures: encoder.featureGroups.derived, adjustment: adjustment,
            withheldFeatures: materials.training.features)
        try seed.checkKept(option: "--models")
        var trainer = try seed.trainer(
            training: materials.training, validation: materials.validation, resume: true)
        if !trainer.isFinished {
            let what = names.isEmpty ? "all on" : "without " + names.joined(separator: ", ")
            try seed.train(&trainer, label: "\(what), member \(member + 1)")
        }
        guard trainer.isFinished else { throw Interruption.Stopped() }
        return try PrismModel(contentsOf: run.bestPath)
    }

    /// What background states are learned from without what is withheld, read once for all lessons; nil where no member is
    /// adjusted for some, and where no signal is left that tells the background.
    private func bins(withholding names: [String]) throws -> BackgroundBins? {
        guard model.ensemble.models.contains(where: { knowsBackground($0.configuration, without: names) })
        else { return nil }
        let data = encoder.dataSet
        let others = data.signals.indices.filter { !encoder.signals.contains($0) }
        return try BackgroundBins(
            data, without: names + others.map { data.signals[$0].name }, threads: threads,
            cancellation: Interruption.cancellation)
    }

    /// Whether a model is adjusted for background states that some signal which is left tells.
    private func knowsBackground(_ configuration: ModelConfiguration, without names: [String]) -> Bool {
        configuration.background?.signals.contains { !names.contains(model.signalNames[$0]) } ?? false
    }

    /// A digit for each signal, 1 where it is on: "1011" is without the second.
    private static func name(_ mask: ModalityMask, _ signals: Int) -> String {
        "mask-" + (0..<signals).map { mask.isOn($0) ? "1" : "0" }.joined()
    }
}
