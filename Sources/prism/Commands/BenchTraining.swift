import ArgumentParser
import Foundation
import PrismModel

struct BenchTraining: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "training",
        abstract: "Time training steps (forward and backward), beside predictions of the same windows.",
        discussion: """
            Wall-clock milliseconds per gene, L = 2000, of an untrained model of the released configuration: speed \
            does not depend on the weights. Processor time is summed over threads. On a machine that others use too, it, \
            the fastest run and the ratio say most.
            """)

    @Option(help: "Threads to use; all cores if not given.")
    var threads = PrismModel.defaultThreads

    @Option(help: "Genes per step.")
    var batch = 8

    @Option(help: "Timed steps.")
    var repeats = 5

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        guard (1...1024).contains(threads) else { throw ValidationError("--threads must be 1 … 1024") }
        guard (1...4096).contains(batch) else { throw ValidationError("--batch must be 1 … 4096") }
        guard (1...10_000).contains(repeats) else { throw ValidationError("--repeats must be 1 … 10000") }
    }

    func run() throws {
        let result = try TrainingBenchmark(.released, batch: batch, threads: threads, repeats: repeats)
        if json { return try printJSON(result) }
        func line(_ label: String, _ value: Double, _ unit: String) {
            print(
                label.padding(toLength: 44, withPad: " ", startingAt: 0)
                    + String(format: "%8.2f %@", value, unit))
        }
        print(
            "\(result.threads) thread\(result.threads == 1 ? "" : "s"), \(result.instructionSet), "
                + "batch \(result.batch), L = 2000, per gene:"
        )
        line("training step, median", result.stepMilliseconds, "ms")
        line("training step, fastest", result.fastestStepMilliseconds, "ms")
        line("full prediction, median", result.predictionMilliseconds, "ms")
        line("full prediction, fastest", result.fastestPredictionMilliseconds, "ms")
        line("training step / full prediction", result.ratioToPrediction, "×")
        line("processor time of a training step", result.processorMilliseconds, "ms")
        line("  matrix products", result.gemmMilliseconds, "ms")
        line("  selective scans", result.scanMilliseconds, "ms")
        line("  selective scans backwards", result.scanBackwardMilliseconds, "ms")
        line("  rest", result.restMilliseconds, "ms")
        line("preparing the weights, per step", result.preparationMilliseconds, "ms")
        line("peak memory of training steps", result.peakRSSMegabytes, "MB")
    }
}
