import ArgumentParser
import Foundation
import PrismModel
import Wording

struct BenchInference: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inference",
        abstract: "Time predictions, beside the time that their matrix products alone take.",
        discussion: """
            Medians of wall-clock milliseconds per gene, L = 2000. Without weights, an untrained model of the released \
            configuration is timed: speed does not depend on the weights. Parts are summed over threads.
            """)

    @Option(help: "The weights: safetensors or a Lightning .ckpt.")
    var weights: String?

    @OptionGroup var cores: ThreadOptions

    @Option(help: "Timed runs of each kind.")
    var repeats = 15

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        guard (1...10_000).contains(repeats) else { throw ValidationError("--repeats must be 1 … 10000") }
    }

    func run() throws {
        let first = try FirstPrediction.milliseconds(weights: weights, threads: cores.threads)
        let result = try InferenceBenchmark(
            ExampleModel.load(weights), threads: cores.threads, repeats: repeats)
        if json { return try StandardOutput.write(json: Report(result: result, first_prediction_ms: first)) }
        func line(_ label: String, _ value: Double, _ unit: String) throws {
            try StandardOutput.writeLine(
                label.padding(toLength: 44, withPad: " ", startingAt: 0)
                    + String(format: "%8.2f %@", value, unit))
        }
        try StandardOutput.writeLine(
            "\(result.threads.counted("thread")), \(result.instructionSet), L = 2000, per gene:"
        )
        try line("predicted alone", result.observedMilliseconds, "ms")
        try line("full (predicted and intervened)", result.fullMilliseconds, "ms")
        try line("predicted alone, batches of 8", result.observedBatch8Milliseconds, "ms")
        try line("full, batches of 8", result.fullBatch8Milliseconds, "ms")
        try StandardOutput.writeLine("parts of the prediction without intervention, summed over threads:")
        try line("  matrix products", result.gemmMilliseconds, "ms")
        try line("  selective scan", result.scanMilliseconds, "ms")
        try line("  rest", result.restMilliseconds, "ms")
        try line("multiply-adds in registers, the peak", result.fmaPeakGflops, "GFLOP/s")
        try line("a large product", result.gemmPeakGflops, "GFLOP/s")
        try line("the products alone at the peak", result.gemmAloneMilliseconds, "ms")
        try line("the products' rate / the peak", result.productEfficiency, "×")
        try line("predicted / products alone", result.ratioToGemmAlone, "×")
        try line("full / predicted", result.ratioFullToObserved, "×")
        try line("start-up self-check", result.selfCheckMilliseconds, "ms")
        try line("process start to first prediction", first, "ms")
        try line("peak memory after one full prediction", result.peakRSSMegabytes, "MB")
    }

    private struct Report: Encodable {
        let result: InferenceBenchmark
        let first_prediction_ms: Double

        private enum CodingKeys: String, CodingKey { case first_prediction_ms }

        func encode(to encoder: any Encoder) throws {
            try result.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(first_prediction_ms, forKey: .first_prediction_ms)
        }
    }
}
