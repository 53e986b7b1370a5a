import ArgumentParser
import GenomeData
import Predictions
import PrismModel

/// What is trained, and how: the options that every command that trains takes.
struct TrainingOptions: ParsableArguments {
    @Option(help: "A TOML file of settings: [model] and [training].")
    var config: String?

    @Option(help: "Seeds, separated by commas: one model each.")
    var seeds = "2"

    @Option(help: "prism; concat (no context generator: unadjusted); sequence (signals off).")
    var variant = ModelVariant.prism

    func validate() throws {
        guard !parsedSeeds.isEmpty, parsedSeeds.count == seeds.split(separator: ",").count else {
            throw ValidationError("--seeds takes whole numbers separated by commas")
        }
    }

    /// The seeds, in the order given.
    var parsedSeeds: [UInt64] { seeds.split(separator: ",").compactMap { UInt64($0) } }

    /// The settings file, or the release's settings where none is given.
    func settingsFile() throws -> TrainingFile { try config.map(TrainingFile.init(path:)) ?? TrainingFile() }

    /// Windows of all the data set's signals and features, with room to keep them through the epochs.
    func encoder(_ data: DataSet) -> WindowEncoder {
        WindowEncoder(data, usesFeatures: data.features != nil, cacheBytes: 512 << 20)
    }

    /// The variant's sizes, signals and features being the data set's.
    func configuration(_ file: TrainingFile, _ encoder: WindowEncoder) -> ModelConfiguration {
        var sizes = file.model
        sizes.signals = encoder.signals.count
        sizes.features = encoder.dataSet.features?.columns.count ?? 0
        if variant.settings(file.training).signalDropout > 0 {
            sizes.absence = ModelConfiguration.Absence(featureGroups: encoder.featureGroups.groups.count)
        }
        return variant.configuration(sizes)
    }

    /// The recipe for one seed.
    func settings(_ file: TrainingFile, seed: UInt64) -> TrainingSettings {
        var settings = variant.settings(file.training)
        settings.seed = seed
        return settings
    }

    /// Where a model comes from and how it was trained, for its checkpoints.
    func metadata(
        _ encoder: WindowEncoder, _ settings: TrainingSettings, learned: LearnedGenes
    ) throws -> [String: String] {
        try TrainingRecord.metadata(encoder, settings, variant: variant.rawValue, learned: learned)
    }
}
