import ArgumentParser
import Foundation
import PrismModel
import Wording

struct BenchTraining: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "training",
        abstract: "Time training steps (forward and backward), beside predictions of the same windows.",
        discussion: """
            Wall-clock milliseconds per gene, L = 2000, of an untrained model of the released configuration: speed \
            does not depend on the weights. Processor time is summed over threads. On a machine that others use too, it, \
            the fastest run and the ratio say most.
            """)

    @OptionGroup var cores: ThreadOptions

    @Option(help: "Genes per step.")
    var batch = 8

    @Option(help: "Timed steps.")
    var repeats = 5

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        guard (1...4096).contains(batch) else { throw ValidationError("--batch must be 1 … 4096") }
        guard (1...10_000).contains(repeats) else { throw ValidationError("--repeats must be 1 … 10000") }
    }

    func run() throws {
        let result = try TrainingBenchmark(.released, batch: batch, threads: cores.threads, repeats: repeats)
        if json { return try StandardOutput.write(json: result) }
        func line(_ label: String, _ value: Double, _ unit: String) throws {
            try StandardOutput.writeLine(
                label.padding(toLength: 44, withPad: " ", startingAt: 0)
                    + String(format: "%8.2f %@", value, unit))
        }
        try StandardOutput.writeLine(
            "\(result.threads.counted("thread")), \(result.instructionSet), "
                + "batch \(result.batch), L = 2000, per gene:"
        )
        try line("training step, median", result.stepMilliseconds, "ms")
        try line("training step, fastest", result.fastestStepMilliseconds, "ms")
        try line("full prediction, median", result.predictionMilliseconds, "ms")
        try line("full prediction, fastest", result.fastestPredictionMilliseconds, "ms")
        try line("training step / full prediction", result.ratioToPrediction, "×")
        try line("processor time of a training step", result.processorMilliseconds, "ms")
        try line("  matrix products", result.gemmMilliseconds, "ms")
        try line("  selective scans", result.scanMilliseconds, "ms")
        try line("  selective scans backwards", result.scanBackwardMilliseconds, "ms")
        try line("  rest", result.restMilliseconds, "ms")
        try line("preparing the weights, per step", result.preparationMilliseconds, "ms")
        try line("peak memory of training steps", result.peakRSSMegabytes, "MB")
    }
}
