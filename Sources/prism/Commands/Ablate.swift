import ArgumentParser
import Checkpoints
import Foundation
import GenomeData
import Predictions
import PrismModel
import Wording

struct Ablate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compare masked predictions of held-out genes with models retrained without the signals.",
        discussion: """
            For every mask (everything on, each signal off, each alone, all off) Pearson's r and the mean squared error of \
            genes that the weights did not learn from: those of the test split, where there are such. With --retrain also \
            those of models trained without the signals that are off, as the weights' members were trained and with their \
            seeds, and what the mask costs against them, with 95 % bootstrap intervals over genes. Features made of a \
            signal go with it. Retrained models are kept; the same command goes on where it was stopped.

            Of a cross-validated model all genes are held out, each by the members that did not see it; each of those is \
            retrained on the genes that it learned from.
            """)

    @OptionGroup var source: ModelOptions

    @Option(name: .shortAndLong, help: "The table to write; printed if not given.")
    var output: String?

    @Flag(help: "Train models for each mask too.")
    var retrain = false

    @Flag(help: "All 2^S masks, of at most eight signals.")
    var allMasks = false

    @OptionGroup var place: RegionOptions

    @Option(help: "With --retrain: the folder that keeps the models; OUTPUT.models if not given.")
    var models: String?

    @Option(
        help: "With --retrain: a manifest whose genes are learned from; the data set's if not given.",
        completion: .file(extensions: ["toml"]))
    var trainOn: String?

    @Option(help: "With --retrain: a TOML file of settings, for weights that do not record theirs.")
    var config: String?

    @OptionGroup var resampling: BootstrapOptions

    @OptionGroup var cores: ThreadOptions

    @Flag(help: "Print JSON.")
    var json = false

    /// The most signals of which every mask is asked.
    private static let mostSignals = 8

    func validate() throws {
        guard !retrain || models != nil || output != nil else {
            throw ValidationError("--retrain keeps models in a folder: give --models or --output")
        }
        guard retrain || (models == nil && trainOn == nil && config == nil) else {
            throw ValidationError("--models, --train-on and --config go with --retrain")
        }
    }

    func run() throws {
        Interruption.listen()
        let model = try source.load()
        let signals = model.signalNames
        guard !allMasks || signals.count <= Self.mostSignals else {
            throw ValidationError(
                "--all-masks is for at most \(Self.mostSignals) signals, not \(signals.count)")
        }
        let genes = try model.heldOutGenes(place.genes(of: model.dataSet))
        let measured = try genes.map { try model.dataSet.measured(at: $0) ?? .nan }
        let retraining = try retrain ? retraining(of: model) : nil
        var table = AblationTable(
            unit: model.dataSet.expression?.unit ?? "", resamplings: resampling.bootstrap)
        let masks = ModalityMask.ablation(signals: signals.count, everyMask: allMasks)
        // Retraining has lines of its own.
        let work = StoppableRun(
            "predicting", total: masks.count * genes.count, "prediction", kept: nil, showsProgress: !retrain)
        try work.run {
            for (number, mask) in masks.enumerated() {
                let predicted = try model.predictions(of: genes, mask: mask, threads: cores.threads) {
                    try work.update(number * genes.count + $0)
                }
                var comparison = AblationTable.Comparison(
                    genes: genes.map { model.dataSet.genes[$0].id }, measured: measured, predicted: predicted)
                if let retraining {
                    work.keepsTraining(in: retraining.folder)
                    comparison.retrained = try retraining.predictions(of: genes, mask: mask)
                }
                table.add(mask, of: model, comparison)
            }
        }
        ModelOptions.warnOfBackground(model)
        try write(table, provenance(model, genes: genes.count))
    }

    private func provenance(_ model: DataSetModel, genes: Int) -> [String] {
        var lines = model.provenance.lines("ablate", version: Version.text)
        lines.append("genes: \(genes.grouped) held out")
        let standIn = StandIn(.mean, trainedWithSignalsMissing: model.trainedWithSignalsMissing)
        lines.append("baseline: mean: \(standIn.title)")
        if !model.trainedWithSignalsMissing { lines.append(Provenance.extrapolationNote) }
        if retrain {
            lines.append("retrained: without what is off, learning from \(trainOn ?? source.dataset)")
            if model.folds != nil { lines.append("retrained on: the genes that each fold learned from") }
        }
        return lines
    }

    private func write(_ table: AblationTable, _ provenance: [String]) throws {
        let lines = provenance.map { "# \(Provenance.oneLine($0))" } + table.lines
        if let output {
            let writer = try TextWriter(path: output)
            for line in lines { try writer.write(line + "\n") }
            try writer.commit()
        }
        if json {
            return try StandardOutput.write(json: table, provenance: provenance, keys: .convertToSnakeCase)
        }
        if output == nil { try StandardOutput.write(lines: lines) }
    }

    /// Each member's recipe as its file records it, or that of --config with the member's seed.
    private func retraining(of model: DataSetModel) throws -> Retraining {
        let file = try config.map(TrainingFile.init(path:))
        var recipes: [(settings: TrainingSettings, variant: ModelVariant)] = []
        for (number, weights) in model.weights.enumerated() {
            let checkpoint = try Checkpoint.read(contentsOf: weights.file)
            let metadata = checkpoint.metadata
            try checkRecipe(of: TrainingRecord(file: weights.file, checkpoint), on: model.dataSet)
            guard var settings = file?.training ?? TrainingRecord.settings(metadata: metadata) else {
                throw ValidationError(
                    "\(weights.file) does not record how it was trained: give its settings with --config")
            }
            if file != nil {
                settings.seed = metadata["seed"].flatMap { UInt64($0) } ?? UInt64(number + 2)
            }
            let hasContexts = model.ensemble.models[number].configuration.generator != nil
            let variant = metadata["variant"].flatMap { ModelVariant(rawValue: $0) }
            recipes.append((settings, variant ?? (hasContexts ? .prism : .concat)))
        }
        var encoder = model.encoder
        if let trainOn { encoder = try self.encoder(of: trainOn, like: model) }
        return Retraining(
            model: model, recipes: recipes, encoder: encoder,
            folder: models ?? (output.map { $0 + ".models" } ?? "models"), threads: cores.threads)
    }

    /// Throws where weights retrained by their recorded recipe would not be their counterparts: the recipe is that of the last
    /// stage of several, or what they learned from is another data set than the one at hand.
    private func checkRecipe(of record: TrainingRecord, on data: DataSet) throws {
        if config == nil, let start = record.startedFrom {
            throw ValidationError(
                "\(record.file) was trained from other weights (\(start)), and records the last stage's settings alone: give "
                    + "those of a whole training with --config")
        }
        if trainOn == nil, let name = record.dataSet, name != data.manifest.name {
            throw ValidationError(
                "\(record.file) learned from the data set \"\(name)\", not from \"\(data.manifest.name)\": name the one to "
                    + "retrain on with --train-on")
        }
    }

    /// Windows of another data set for the same model: its signals, by name, and its features.
    private func encoder(of path: String, like model: DataSetModel) throws -> WindowEncoder {
        let data = try DataSet(path: path)
        let signals = try model.signalNames.map { name in
            guard let position = data.signals.firstIndex(where: { $0.name == name }) else {
                throw ValidationError("\(path) has no signal \"\(name)\"")
            }
            return position
        }
        let columns = model.encoder.usesFeatures ? model.dataSet.features?.columns ?? [] : []
        let usesFeatures = model.encoder.usesFeatures
        guard !usesFeatures || data.features?.columns == columns, data.manifest.window == model.encoder.length
        else { throw ValidationError("\(path) has other features or another window than \(source.dataset)") }
        let background = model.encoder.background == nil ? nil : BackgroundReader(data, inputs: signals)
        return WindowEncoder(
            data, signals: signals, usesFeatures: usesFeatures, background: background,
            cacheBytes: 512 << 20)
    }
}
