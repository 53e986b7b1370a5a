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

            Under Open MPI's mpirun the ranks share the genes of every batch and of validation, and end with the same \
            weights as one process alone: mpirun -n 4 --bind-to none prism train …
            """)

    @Argument(help: "The data set's manifest.", completion: .file(extensions: ["toml"]))
    var dataSet: String

    @Option(name: .shortAndLong, help: "The folder to write to.")
    var output: String

    @OptionGroup var options: TrainingOptions

    @Flag(help: "Go on from last.safetensors where there is one.")
    var resume = false

    @Option(help: "Stop after so many updates in all, the schedule unchanged.")
    var maxSteps: Int?

    @Option(help: "Seconds between two saves of last.safetensors.")
    var saveInterval = 20.0

    @Option(help: "Threads to use, on each rank; all cores if not given, or a rank's share of them.")
    var threads: Int?

    func validate() throws {
        guard (threads ?? 1) > 0 else { throw ValidationError("--threads must be at least 1") }
        guard (0...86_400).contains(saveInterval) else {
            throw ValidationError("--save-interval is 0 … 86400")
        }
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
        let encoder = options.encoder(data)
        let mask = options.variant.mask(signals: encoder.signals.count)
        let training = try DataSetGenes(.train, of: encoder, mask: mask)
        let validation = try DataSetGenes(.validation, of: encoder, mask: mask)
        let configuration = options.configuration(file, encoder)
        let isLeader = (ranks?.rank ?? 0) == 0
        if isLeader { try writeHeading(data, training, validation, configuration, file.training, ranks) }
        let learned = LearnedGenes(
            training.indices.map { data.genes[$0] }, isSimulated: data.manifest.isSimulated,
            split: Split.train.rawValue)
        Interruption.listen()
        for seed in options.parsedSeeds {
            let isStopped = Interruption.isRequested
            if try ranks?.isAny(isStopped) ?? isStopped { break }
            let settings = options.settings(file, seed: seed)
            let metadata = try options.metadata(encoder, settings, learned: learned)
            try train(
                configuration, settings, training, validation, metadata, ranks,
                derivedFeatures: encoder.featureGroups.derived)
        }
    }

    private func train(
        _ configuration: ModelConfiguration, _ settings: TrainingSettings, _ training: DataSetGenes,
        _ validation: DataSetGenes, _ metadata: [String: String], _ ranks: OpenMPIRanks?,
        derivedFeatures: [Int]
    ) throws {
        let folder = URL(fileURLWithPath: output).appendingPathComponent("seed-\(settings.seed)").path
        let run = TrainingRun(
            folder: folder, metadata: metadata, saveInterval: .seconds(saveInterval))
        let seed = SeedTraining(
            configuration: configuration, variant: options.variant, settings: settings, run: run,
            threads: threads(ranks), derivedFeatures: derivedFeatures, ranks: ranks)
        var trainer = try seed.trainer(training: training, validation: validation, resume: resume)
        try seed.train(&trainer, label: "seed \(settings.seed)", maxSteps: maxSteps)
        guard trainer.isLeader else { return }
        let best =
            trainer.state.best.map { best in
                "best at step \(best.step), validation mse \(best.mse)"
                    + (best.droppedMSE.map { ", without one signal \($0)" } ?? "")
            } ?? "not validated"
        try StandardOutput.writeLine("\(run.bestPath): \(best)")
        if !trainer.isFinished {
            try StandardOutput.writeLine(
                "stopped after step \(trainer.state.step) of \(settings.steps); the same command with --resume goes on"
            )
        }
    }

    private func threads(_ ranks: OpenMPIRanks?) -> Int {
        threads ?? ranks?.defaultThreads ?? PrismModel.defaultThreads
    }

    private func writeHeading(
        _ data: DataSet, _ training: DataSetGenes, _ validation: DataSetGenes, _ c: ModelConfiguration,
        _ asked: TrainingSettings, _ ranks: OpenMPIRanks?
    ) throws {
        let simulated = data.manifest.isSimulated ? " (simulated)" : ""
        try StandardOutput.writeLine("data set    \(data.manifest.name)\(simulated)")
        try StandardOutput.writeLine(
            "genes       \(training.count.grouped) to learn from, \(validation.count.grouped) to validate on")
        try StandardOutput.writeLine(
            "signals     \(data.signals.map(\.name).joined(separator: ", "))\(options.variant == .sequence ? ", all off" : "")"
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
