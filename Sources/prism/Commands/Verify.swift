import ArgumentParser
import Foundation
import PrismModel

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run a fixture's inputs through a model and compare with the expected outputs.",
        discussion: """
            A fixture holds inputs (in.seqs, in.signals, in.rna_feat, in.target) and expected outputs (eval64.* or \
            eval.*). The error of a value a against the expected b is |a − b| / (1 + |b|). Exit status 1 beyond the \
            tolerance.
            """)

    @Option(help: "The weights: safetensors or a Lightning .ckpt.")
    var weights: String

    @Option(help: "The fixture: safetensors.")
    var fixture: String

    @Option(help: "The largest error that passes.")
    var tolerance = 1e-5

    @Option(help: "Threads to use; all cores if not given.")
    var threads = PrismModel.defaultThreads

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        guard threads > 0 else { throw ValidationError("--threads must be at least 1") }
        guard tolerance >= 0 else { throw ValidationError("--tolerance must not be negative") }
    }

    func run() throws {
        let model = try PrismModel(contentsOf: weights)
        let fixture = try Fixture(contentsOf: fixture, for: model.configuration)
        let verification = try Verification(model, fixture, threads: threads)
        let passed = verification.passes(tolerance: tolerance)
        if json {
            try printJSON(
                Report(
                    passed: passed, tolerance: tolerance, instruction_set: model.instructionSet.rawValue,
                    max_error: Dictionary(
                        uniqueKeysWithValues: verification.deviations.map { ($0.output, $0.error) })))
        } else {
            print(
                "output                   values    max |a−b|      max rel.       error   (\(model.instructionSet))"
            )
            for d in verification.deviations {
                print(
                    d.output.padding(toLength: 22, withPad: " ", startingAt: 0)
                        + String(
                            format: "%9d  %11.3e  %11.3e  %10.3e", d.count, d.absolute, d.relative, d.error)
                        + (d.error <= tolerance ? "" : "   beyond \(tolerance)"))
            }
            print(passed ? "passed" : "failed", "at tolerance \(tolerance)")
        }
        if !passed { throw ExitCode(1) }
    }

    private struct Report: Encodable {
        let passed: Bool
        let tolerance: Double
        let instruction_set: String
        let max_error: [String: Double]
    }
}
