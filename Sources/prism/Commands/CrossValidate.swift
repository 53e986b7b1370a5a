import ArgumentParser
import Checkpoints
import Foundation
import GenomeData
import Predictions
import PrismModel

struct CrossValidate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "crossvalidate",
        abstract: "Train on all folds but one, predict that one, for every fold.",
        discussion: """
            Folds are contiguous stretches of the measured genes sorted by position, or those of a table with the columns \
            fold_1, fold_2 and so on, which hold train, valid and test for every gene: then the weights are those that \
            fitted the fold's own validation genes best. Without such a table every fold is predicted by the \
            ensemble of all seeds, trained on the other folds for the whole schedule: no fold is looked at to stop or to \
            choose. The same command goes on where it was stopped. To choose settings, leave a fold out with --blind and \
            compare settings on the others.

            The folder is a model: with folds = "DIR" in a manifest's [[model]], or --weights DIR, every gene is predicted, \
            switched, mutated and attributed by the members that did not see it.
            """)

    @Argument(help: "The data set's manifest.", completion: .file(extensions: ["toml"]))
    var dataSet: String

    @Option(name: .shortAndLong, help: "The folder to write to: predictions.tsv and one folder per fold.")
    var output: String

    @Option(help: "How many folds; 5 if not given.")
    var folds: Int?

    @Option(
        help: "A table that says which genes are in which fold, as the published work's splits.",
        completion: .file(extensions: ["csv", "tsv"]))
    var foldsFrom: String?

    @Option(help: "A fold, from 1, that is neither trained on nor predicted.")
    var blind: Int?

    @OptionGroup var options: TrainingOptions

    @Option(
        parsing: .unconditional,
        help: "Signals and features to retrain without, by name, separated by commas.")
    var without: String?

    @OptionGroup var resampling: BootstrapOptions

    @OptionGroup var cores: ThreadOptions

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        guard foldsFrom == nil || folds == nil && blind == nil else {
            throw ValidationError("--folds-from states the folds: neither --folds nor --blind goes with it")
        }
        let folds = folds ?? Self.usualFolds
        guard (2...1000).contains(folds) else { throw ValidationError("--folds must be 2 … 1000") }
        guard blind.map((1...folds).contains) ?? true, folds > 2 || blind == nil else {
            throw ValidationError("--blind must be 1 … \(folds), and leave at least two folds")
        }
    }

    private static let usualFolds = 5

    func run() throws {
        let work = StoppableRun()
        let (held, data, cut, encoder) = try work.run { try learn(work) }
        try report(held, data, cut, try provenance(encoder, folds: cut))
    }

    /// Trains the models of all folds, and predicts what each did not see.
    private func learn(
        _ work: StoppableRun
    ) throws -> ([CrossValidationScore.Fold], DataSet, FoldPlan, WindowEncoder) {
        let file = try options.settingsFile()
        options.warn(of: file)
        let data = try DataSet(path: dataSet)
        let bins = try options.bins(data, without: ModelOptions.list(without), threads: cores.threads)
        let encoder = options.encoder(data, bins)
        let measured = try data.genes.indices.filter { try data.measured(at: $0) != nil }
        let (cut, unseen) = try plan(data, measured)
        var held: [CrossValidationScore.Fold] = []
        for (fold, part) in cut.folds.enumerated() {
            var predicted: [[Float]] = []
            let genes = try genes(part.heldOut, encoder)
            let learning = Learning(
                training: try self.genes(part.training, encoder),
                validation: try self.genes(part.validation, encoder))
            let adjustment = try options.adjustment(
                file, bins, encoder, training: part.training,
                heldOut: [part.heldOut, part.validation] + unseen,
                threads: cores.threads)
            work.keepsTraining(in: output)
            for seed in options.parsedSeeds {
                let settings = options.settings(file, seed: seed)
                let model = try model(
                    options.configuration(file, encoder, adjustment), adjustment, settings, learning,
                    fold: fold, of: cut, encoder: encoder)
                predicted.append(try predictions(model, genes))
            }
            held.append(
                CrossValidationScore.Fold(
                    genes: genes.genes.indices.map { data.genes[$0].id },
                    measured: (0..<genes.count).map(genes.target), predicted: predicted))
        }
        return (held, data, cut, encoder)
    }

    /// Writes the predictions, and says how good they are and how the folds become a model.
    private func report(
        _ held: [CrossValidationScore.Fold], _ data: DataSet, _ cut: FoldPlan, _ provenance: [String]
    ) throws {
        try write(cut, held, data, provenance)
        Interruption.end(saying: "stopped: " + StoppableRun.keepingTraining(in: output))
        let unit = data.expression?.unit ?? ""
        guard let score = CrossValidationScore(held, unit: unit, resamplings: resampling.bootstrap, seed: 2)
        else {
            throw ValidationError("\(dataSet): no gene has measured expression")
        }
        // What was trained without inputs is no model of windows that hold them.
        let entry = ModelOptions.list(without).isEmpty ? data.manifest.entry(ofFolds: output) : nil
        let words = entry.map {
            "\nIn \(dataSet), a model that predicts each gene by the members that did not see it:\n" + $0
        }
        if json {
            try StandardOutput.write(json: score, provenance: provenance, keys: .convertToSnakeCase)
            return StandardError.write(words ?? "")
        }
        let text = CrossValidationText(score: score, unit: unit, simulated: data.manifest.isSimulated)
        try StandardOutput.write(lines: text.lines)
        try StandardOutput.write(words ?? "")
    }

    /// The folds, and the genes that no model may see beside those held out.
    private func plan(_ data: DataSet, _ measured: [Int]) throws -> (FoldPlan, unseen: [[Int]]) {
        if let foldsFrom {
            let plan = try FoldPlan(table: foldsFrom, data.genes, measured: measured)
            let left = plan.unpredicted(of: measured)
            if left > 0 {
                StandardError.write(
                    "warning: \(left.counted("measured gene")) in no fold's test: not predicted\n")
            }
            return (plan, [])
        }
        let positions = try PositionFolds(
            data.genes, measured: measured, count: folds ?? Self.usualFolds)
        return (
            FoldPlan(positions, without: blind.map { $0 - 1 }),
            blind.map { [positions.folds[$0 - 1]] } ?? []
        )
    }

    /// What a fold's models see.
    private struct Learning {
        let training: WithheldInputs
        let validation: WithheldInputs
    }

    private func genes(_ indices: [Int], _ encoder: WindowEncoder) throws -> WithheldInputs {
        let signals = encoder.signals.map { encoder.dataSet.signals[$0].name }
        return try WithheldInputs(
            indices, of: encoder,
            withholding: ModelOptions.list(without) + (options.variant == .sequence ? signals : []))
    }

    /// The model of one fold and seed, trained to the end.
    ///
    /// - Throws: `Interruption.Stopped` where a stop was asked for; what was trained until then is kept.
    private func model(
        _ configuration: ModelConfiguration, _ adjustment: BackgroundAdjustment?,
        _ settings: TrainingSettings, _ learning: Learning, fold: Int, of cut: FoldPlan,
        encoder: WindowEncoder
    ) throws -> PrismModel {
        let folder = "\(output)/fold-\(fold + 1)/seed-\(settings.seed)"
        let count = cut.folds.count + (blind == nil ? 0 : 1)
        let heldOut = "fold \(fold + 1) of \(count)\(blind.map { ", without fold \($0)" } ?? "")"
        let data = encoder.dataSet
        // Genes that the weights are chosen by are not held out either.
        let known = learning.training.genes.indices + learning.validation.genes.indices
        let learned = LearnedGenes(
            known.map { data.genes[$0] }, isSimulated: data.manifest.isSimulated,
            split: LearnedGenes.allBut + heldOut)
        let chosen = learning.validation.count > 0 ? TrainingRecord.chosenByValidation : [:]
        let run = TrainingRun(
            folder: folder,
            metadata: try options.metadata(encoder, settings, learned: learned).merging([
                "held_out": heldOut, "withheld": without ?? "",
            ]) { $1 }.merging(chosen) { $1 })
        let seed = SeedTraining(
            configuration: configuration, variant: options.variant, settings: settings, run: run,
            threads: cores.threads, derivedFeatures: encoder.featureGroups.derived, adjustment: adjustment)
        // A fold that was cut otherwise has seen genes that it is now asked to predict.
        try seed.checkKept(under: LearnedGenes.keys.union(["held_out", "withheld"]), option: "--output")
        // Without genes to validate on the whole schedule is run.
        var trainer = try seed.trainer(
            training: learning.training, validation: learning.validation, resume: true)
        if !trainer.isFinished {
            try seed.train(&trainer, label: "fold \(fold + 1) seed \(settings.seed)")
        }
        guard trainer.isFinished else { throw Interruption.Stopped() }
        return learning.validation.count > 0
            ? try PrismModel(contentsOf: run.bestPath) : try trainer.state.model()
    }

    private func predictions(_ model: PrismModel, _ genes: WithheldInputs) throws -> [Float] {
        let windows = try (0..<genes.count).map { try genes.window($0, shift: 0) }
        return try model.predict(windows, threads: cores.threads).map { $0.observed ?? .nan }
    }

    /// What made the predictions: every fold has an ensemble of its own.
    private func provenance(_ encoder: WindowEncoder, folds cut: FoldPlan) throws -> [String] {
        var members: [Provenance.Member] = []
        for fold in cut.folds.indices {
            for seed in options.parsedSeeds {
                let name = cut.folds[fold].validation.isEmpty ? "last" : "best"
                let file = "fold-\(fold + 1)/seed-\(seed)/\(name).safetensors"
                let hash = try Checkpoint.read(contentsOf: "\(output)/\(file)").contentHash()
                members.append(Provenance.Member(file: file, hash: hash))
            }
        }
        let name = "\(options.variant.rawValue), an ensemble for each fold"
        var made = Provenance(encoder, model: Provenance.Model(name: name, members: members))
        let signals = encoder.signals.map { encoder.dataSet.signals[$0].name }
        made.off = options.variant == .sequence ? signals : []
        return made.lines("crossvalidate", version: Version.text) + [
            "seeds: \(options.seeds)", "withheld: \(without ?? "nothing")",
            "folds: \(cut.words)",
        ]
    }

    /// What was predicted of genes that were held out, with what made it.
    private func write(
        _ cut: FoldPlan, _ held: [CrossValidationScore.Fold], _ data: DataSet, _ provenance: [String]
    ) throws {
        let writer = try TextWriter(path: output + "/predictions.tsv")
        for line in provenance + [Provenance.observedNote, "positions: 0-based"] {
            try writer.write("# \(line)\n")
        }
        try writer.write(row: ["gene_id", "symbol", "chrom", "tss", "fold", "measured", "observed"])
        for (fold, values) in held.enumerated() {
            for (place, index) in cut.folds[fold].heldOut.enumerated() {
                let gene = data.genes[index]
                try writer.write(row: [
                    gene.id, gene.symbol, gene.contig, "\(gene.tss)", "\(fold + 1)",
                    "\(values.measured[place])", "\(values.mean[place])",
                ])
            }
        }
        try writer.commit()
    }
}
