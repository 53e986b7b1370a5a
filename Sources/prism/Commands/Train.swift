import ArgumentParser
import Foundation
import GenomeData
import Predictions
import PrismModel
import Wording

struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Train a model on a data set.",
        discussion: """
            Writes one folder per seed below DIR, with best.safetensors (the weights that fitted the validation genes \
            best), last.safetensors (to resume from) and log.tsv. Ctrl-C finishes the step, saves and stops; --resume \
            goes on, and ends with the same weights as a run that was never stopped.

            The variant background first learns background states from the signals outside promoters, on contigs of training \
            genes alone, and says what it found; where the signals hold none it refuses.

            Under Open MPI's mpirun the ranks share the genes of every batch and of validation, and end with the same \
            weights as one process alone: mpirun -n 4 --bind-to none prism train …
            """)

    @Argument(help: "The data set's manifest.", completion: .file(extensions: ["toml"]))
    var dataSet: String

    @Option(name: .shortAndLong, help: "The folder to write to.")
    var output: String

    @OptionGroup var options: TrainingOptions

    @Option(
        parsing: .unconditional,
        help: "Signals and features to train without, by name, separated by commas.")
    var without: String?

    @Option(
        name: .customLong("init"),
        help: "Trained weights to start from: signals matched by name, new ones from zero.",
        completion: .file())
    var initial: String?

    @Option(help: "With --init: what stays as it is: backbone, the layers between embedding and head.")
    var freeze: FrozenPart?

    @Option(
        help: """
            A table of prism words: genes change promoters, and what their words are worth is learned with them.
            """,
        completion: .file(extensions: ["tsv"]))
    var words: String?

    @Flag(help: "Go on from last.safetensors where there is one.")
    var resume = false

    @Option(help: "Stop after so many updates in all, the schedule unchanged.")
    var maxSteps: Int?

    @Option(help: "Seconds between two saves of last.safetensors.")
    var saveInterval = 20.0

    @Option(help: "Threads to use, on each rank; all cores if not given, or a rank's share of them.")
    var threads: Int?

    func validate() throws {
        if let threads { try ThreadOptions.check(threads) }
        guard (0...86_400).contains(saveInterval) else {
            throw ValidationError("--save-interval is 0 … 86400")
        }
        guard freeze == nil || initial != nil else { throw ValidationError("--freeze goes with --init") }
        guard (maxSteps ?? 1) > 0 else { throw ValidationError("--max-steps must be at least 1") }
    }

    func run() throws {
        guard let ranks = try OpenMPIRanks.join(environment: ProcessInfo.processInfo.environment) else {
            return try run(nil)
        }
        do {
            try run(ranks)
            try ranks.leave()
        } catch {
            // What all ranks stumble over, rank 0 says; it ends the others before they say it too.
            if ranks.rank > 0 { Thread.sleep(forTimeInterval: 0.5) }
            let place = ranks.count > 1 ? "rank \(ranks.rank): " : ""
            StandardError.write("Error: \(place)\(Self.message(for: error))\n")
            ranks.abort()
        }
    }

    private func run(_ ranks: OpenMPIRanks?) throws {
        let file = try options.settingsFile()
        let data = try DataSet(path: dataSet)
        let withheld = try Withheld(ModelOptions.list(without), of: data)
        let bins = try prepare(ranks) {
            try options.bins(data, without: withheld.signals, threads: threads(ranks))
        }
        let encoder = options.encoder(data, bins, signals: withheld.kept)
        let off = options.variant == .sequence ? encoder.signals.map { data.signals[$0].name } : []
        let training = try WithheldInputs(.train, of: encoder, withholding: withheld.features + off)
        let validation = try WithheldInputs(.validation, of: encoder, withholding: withheld.features + off)
        let (lessons, words) = try lessons(training, encoder)
        let adjustment = try prepare(ranks) {
            try options.adjustment(
                file, bins, encoder, training: training.genes.indices, threads: threads(ranks))
        }
        let asked = options.configuration(file, encoder, adjustment)
        let initial = try initial.map { try InitialWeights($0, encoder, asked, variant: options.variant) }
        let configuration = initial?.configuration ?? asked
        let isLeader = (ranks?.rank ?? 0) == 0
        if isLeader {
            options.warn(of: file)
            try writeHeading(encoder, training, validation, configuration, file.training, ranks)
            if let initial { try StandardOutput.writeLine(heading(initial)) }
            if let bins, let adjustment {
                try StandardOutput.write(lines: AdjustmentText(adjustment: adjustment, bins: bins).lines)
            }
        }
        let learned = LearnedGenes(
            training.genes.indices.map { data.genes[$0] }, isSimulated: data.manifest.isSimulated,
            split: Split.train.rawValue)
        Interruption.listen()
        for seed in options.parsedSeeds {
            if try isStopped(before: seed, ranks) { break }
            var settings = options.settings(file, seed: seed)
            settings.freezesBackbone = freeze == .backbone
            let run = try trainingRun(settings, encoder, learned, initial, words)
            let job = SeedTraining(
                configuration: configuration, variant: options.variant, settings: settings, run: run,
                threads: threads(ranks), derivedFeatures: encoder.featureGroups.derived,
                adjustment: adjustment,
                withheldFeatures: training.features, initial: initial, ranks: ranks)
            let isFinished = try train(job, lessons, validation)
            guard isFinished, isLeader else { continue }
            let result = TrainingResult(
                weights: run.bestPath, dataSet: dataSet, encoder: encoder, withheld: withheld.features + off,
                threads: threads(ranks))
            try StandardOutput.write(lines: result.lines())
        }
    }

    /// What is learned from: the genes as they are or, with words, with promoters that change.
    private func lessons(
        _ training: WithheldInputs, _ encoder: WindowEncoder
    ) throws -> (any TrainingGenes, WordTable?) {
        guard let words else { return (training, nil) }
        let table = try WordTable(path: words)
        let isAlone = options.variant == .sequence
        return (TaughtGenes(training, of: encoder, words: table.words, isAlone: isAlone), table)
    }

    /// Does what comes before the training, and is not kept where it is stopped; several ranks are stopped by what started them.
    private func prepare<Value>(_ ranks: OpenMPIRanks?, _ work: () throws -> Value) throws -> Value {
        try ranks == nil ? StoppableRun().run(work) : work()
    }

    /// Whether a stop was asked for, on any rank, before a seed was begun with, which is then said.
    private func isStopped(before seed: UInt64, _ ranks: OpenMPIRanks?) throws -> Bool {
        let isRequested = Interruption.isRequested
        guard try ranks?.isAny(isRequested) ?? isRequested else { return false }
        if (ranks?.rank ?? 0) == 0 {
            try StandardOutput.writeLine(
                "stopped before seed \(seed); the same command with --resume goes on")
        }
        return true
    }

    /// The folder of one seed, and what its weights' files say.
    private func trainingRun(
        _ settings: TrainingSettings, _ encoder: WindowEncoder, _ learned: LearnedGenes,
        _ initial: InitialWeights?, _ words: WordTable?
    ) throws -> TrainingRun {
        var metadata = try options.metadata(
            encoder, settings, learned: learned, startingFrom: initial?.record)
        if let without { metadata["withheld"] = without }
        if let words { metadata["words"] = words.words.map(\.text).joined(separator: ",") }
        return TrainingRun(
            folder: URL(fileURLWithPath: output).appendingPathComponent("seed-\(settings.seed)").path,
            metadata: metadata, saveInterval: .seconds(saveInterval))
    }

    /// Trains one seed; whether it came to its end.
    private func train(
        _ job: SeedTraining, _ training: any TrainingGenes, _ validation: WithheldInputs
    ) throws -> Bool {
        var trainer = try job.trainer(training: training, validation: validation, resume: resume)
        try job.train(&trainer, label: "seed \(job.settings.seed)", maxSteps: maxSteps)
        guard trainer.isLeader else { return trainer.isFinished }
        let best =
            trainer.state.best.map { best in
                "best at step \(best.step), validation mse \(best.mse)"
                    + (best.droppedMSE.map { ", without one signal \($0)" } ?? "")
            } ?? "not validated"
        try StandardOutput.writeLine("\(job.run.bestPath): \(best)")
        if !trainer.isFinished {
            try StandardOutput.writeLine(
                "stopped after step \(trainer.state.step) of \(job.settings.steps); the same command with --resume goes on"
            )
        }
        return trainer.isFinished
    }

    private func heading(_ initial: InitialWeights) -> String {
        "starts from \(initial.file)"
            + (initial.added.isEmpty ? "" : ", which did not know \(initial.added.joined(separator: ", "))")
            + (freeze == nil ? "" : "; the backbone stays as it is")
    }

    private func threads(_ ranks: OpenMPIRanks?) -> Int {
        threads ?? ranks?.defaultThreads ?? PrismModel.defaultThreads
    }

    private func writeHeading(
        _ encoder: WindowEncoder, _ training: WithheldInputs, _ validation: WithheldInputs,
        _ c: ModelConfiguration, _ asked: TrainingSettings, _ ranks: OpenMPIRanks?
    ) throws {
        let data = encoder.dataSet
        let simulated = data.manifest.isSimulated ? " (simulated)" : ""
        try StandardOutput.writeLine("data set    \(data.manifest.name)\(simulated)")
        try StandardOutput.writeLine(
            "genes       \(training.count.grouped) to learn from, \(validation.count.grouped) to validate on")
        try StandardOutput.writeLine(
            "signals     \(encoder.signals.map { data.signals[$0].name }.joined(separator: ", "))\(options.variant == .sequence ? ", all off" : "")"
        )
        try StandardOutput.writeLine(
            "model       \(options.variant.rawValue): d \(c.width), \(c.layers.counted("layer")), C \(c.generator?.contexts ?? 0), "
                + ParameterLayout(c).trainedCount.counted("parameter"))
        if let words = options.variant.missingSignals(asked) { try StandardOutput.writeLine(words) }
        if let ranks {
            let threads = threads(ranks)
            try StandardOutput.writeLine(
                "ranks       \(ranks.count), rank 0 with \(threads.counted("thread"))")
        }
    }
}
