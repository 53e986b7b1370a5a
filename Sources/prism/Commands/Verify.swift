import ArgumentParser
import Checkpoints
import Foundation
import PrismModel

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run a fixture's inputs through a model and compare with the expected outputs.",
        discussion: """
            A fixture holds inputs (in.seqs, in.signals, in.rna_feat, in.target) and expected outputs (eval64.* or \
            eval.*). The error of a value a against the expected b is |a − b| / (1 + |b|). With --gradients, the \
            gradients of the total loss are computed in training mode (and in evaluation mode where the fixture has \
            them) and compared by norm, ‖a − b‖ / ‖b‖ for each parameter, beside the outputs and BatchNorm's running \
            statistics. With --trajectory, a folder's recorded training steps are made again. Exit status 1 beyond the \
            tolerance.
            """)

    @Option(help: "The weights: safetensors or a Lightning .ckpt.")
    var weights: String?

    @Option(help: "The fixture: safetensors.")
    var fixture: String?

    @Option(help: "A folder of train_start, train_io, train_log.json and train_afterN, instead of a fixture.")
    var trajectory: String?

    @Flag(help: "Check gradients: train.grad.*, train.buf.* and the outputs in training mode.")
    var gradients = false

    @Option(help: "The largest error that passes: 1e-5 if not given, 1e-4 with --gradients or --trajectory.")
    var tolerance: Double?

    @OptionGroup var cores: ThreadOptions

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        guard (trajectory == nil) == (weights != nil && fixture != nil) else {
            throw ValidationError("give --weights and --fixture, or --trajectory")
        }
        guard tolerance ?? 0 >= 0 else { throw ValidationError("--tolerance must not be negative") }
    }

    func run() throws {
        let verification = try verification()
        let instructionSet = try InstructionSet.preferred()
        let tolerance = tolerance ?? (gradients || trajectory != nil ? 1e-4 : 1e-5)
        let passed = verification.passes(tolerance: tolerance)
        if json {
            try StandardOutput.write(
                json:
                    Report(
                        passed: passed, tolerance: tolerance, instruction_set: instructionSet.rawValue,
                        max_error: Dictionary(
                            uniqueKeysWithValues: verification.deviations.map { ($0.output, $0.error) })))
        } else {
            let width = max(22, verification.deviations.map(\.output.count).max() ?? 0)
            try StandardOutput.writeLine(
                "output".padding(toLength: width, withPad: " ", startingAt: 0)
                    + "   values    max |a−b|      max rel.       error   (\(instructionSet))"
            )
            for d in verification.deviations {
                try StandardOutput.writeLine(
                    d.output.padding(toLength: width, withPad: " ", startingAt: 0)
                        + String(
                            format: "%9d  %11.3e  %11.3e  %10.3e", d.count, d.absolute, d.relative, d.error)
                        + (d.error <= tolerance ? "" : "   beyond \(tolerance)"))
            }
            try StandardOutput.writeLine((passed ? "passed" : "failed") + " at tolerance \(tolerance)")
        }
        if !passed { throw ExitCode(1) }
    }

    private func verification() throws -> Verification {
        if let trajectory { return try Verification(trajectory: trajectory, threads: cores.threads) }
        guard let weights, let fixture else { throw ValidationError("give --weights and --fixture") }
        let checkpoint = try Checkpoint.read(contentsOf: weights)
        let configuration = try ModelConfiguration(checkpoint, file: weights)
        let parameters = try Parameters(checkpoint, configuration: configuration, file: weights)
        let inputs = try Fixture(contentsOf: fixture, for: configuration)
        return gradients
            ? try Verification(
                gradientsOf: parameters, GradientEngine(configuration), inputs, threads: cores.threads)
            : try Verification(PrismModel(configuration, parameters), inputs, threads: cores.threads)
    }

    private struct Report: Encodable {
        let passed: Bool
        let tolerance: Double
        let instruction_set: String
        let max_error: [String: Double]
    }
}
