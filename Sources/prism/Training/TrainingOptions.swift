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

    @Option(
        help: """
            prism; concat (no context generator: unadjusted); sequence (signals off); background (adjusted for background \
            states learned from the signals outside promoters).
            """)
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

    /// Says on standard error which settings are of background states, where the variant knows none.
    func warn(of file: TrainingFile) {
        guard variant != .background, let config, !file.backgroundKeys.isEmpty else { return }
        StandardError.write(
            "warning: \(config): only --variant background takes \(file.backgroundKeys.joined(separator: ", "))\n"
        )
    }

    /// The data set's signals along the genome, where the variant learns background states from them; nil for others.
    func bins(_ data: DataSet, without withheld: [String] = [], threads: Int) throws -> BackgroundBins? {
        guard variant == .background else { return nil }
        let progress = SharedProgress("reading the background")
        defer { progress.finish() }
        return try BackgroundBins(
            data, without: withheld, threads: threads, cancellation: Interruption.cancellation
        ) { progress.update($0, of: $1) }
    }

    /// Windows of all the data set's signals and features, with room to keep them through the epochs, and with the
    /// background states around their genes where there are bins to tell them from.
    ///
    /// Of `signals`, positions in the data set's, alone where they are given.
    func encoder(
        _ data: DataSet, _ bins: BackgroundBins? = nil, signals: [Int]? = nil
    ) -> WindowEncoder {
        let inputs = signals ?? Array(data.signals.indices)
        return WindowEncoder(
            data, signals: inputs, usesFeatures: data.features != nil,
            background: bins.map { BackgroundReader(data, inputs: inputs, bins: $0) }, cacheBytes: 512 << 20)
    }

    /// Background states learned without the genes held out; nil where there are no bins.
    func adjustment(
        _ file: TrainingFile, _ bins: BackgroundBins?, _ encoder: WindowEncoder, training: [Int],
        heldOut: [[Int]] = [], threads: Int
    ) throws -> BackgroundAdjustment? {
        guard let bins else { return nil }
        let progress = SharedProgress("learning the background")
        defer { progress.finish() }
        return try BackgroundAdjustment(
            bins, encoder, training: training, heldOut: heldOut,
            count: file.backgroundStates.map { .given($0) } ?? .usual, threads: threads,
            cancellation: Interruption.cancellation
        ) { progress.update($0, of: $1) }
    }

    /// The variant's sizes, signals and features being the data set's.
    func configuration(
        _ file: TrainingFile, _ encoder: WindowEncoder, _ adjustment: BackgroundAdjustment? = nil
    ) -> ModelConfiguration {
        var sizes = file.model
        sizes.signals = encoder.signals.count
        sizes.features = encoder.dataSet.features?.columns.count ?? 0
        sizes.background = adjustment?.sizes(
            form: file.backgroundForm, smoothing: file.backgroundSmoothing)
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
        _ encoder: WindowEncoder, _ settings: TrainingSettings, learned: LearnedGenes,
        startingFrom earlier: TrainingRecord? = nil
    ) throws -> [String: String] {
        try TrainingRecord.metadata(
            encoder, settings, variant: variant.rawValue, learned: learned, startingFrom: earlier)
    }
}
