import Checkpoints
import Foundation
import PrismModel

/// A folder with a small simulated data set, whose manifest names a tiny untrained model, for the tests of what commands
/// write. The signals are scaled, and one says what stands for no data.
final class OutputFolder: Sendable {
    let url: URL
    var dataset: String { url.appending(path: "set/dataset.toml").path }

    init(genes: Int = 20) throws {
        url = FileManager.default.temporaryDirectory.appending(path: "prism-output-\(UUID().uuidString)")
        try SimulatedSet.copy(genes: genes, to: url.appending(path: "set").path)
        var configuration = ModelConfiguration.released
        configuration.width = 16
        configuration.layers = 1
        configuration.inner = 32
        configuration.rank = 1
        for seed in [2, 22] {
            try Checkpoint(
                Parameters(initialising: configuration, seed: UInt64(seed)), configuration: configuration
            ).write(safetensors: url.appending(path: "set/m\(seed).safetensors").path)
        }
        let manifest = try String(contentsOfFile: dataset, encoding: .utf8)
            .replacing("file = \"tracks/DNase.bw\"\n", with: "file = \"tracks/DNase.bw\"\nscale = 2\n")
            .replacing(
                "file = \"tracks/H3K27ac.bw\"\n", with: "file = \"tracks/H3K27ac.bw\"\nmissing = 0.5\n")
        let model = """

            [[model]]
            name = "tiny"
            files = ["m2.safetensors", "m22.safetensors"]
            signals = ["H3K27ac", "DNase", "Hi-C"]

            """
        try Data((manifest + model).utf8).write(to: url.appending(path: "set/dataset.toml"))
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func callAsFunction(_ name: String) -> String { url.appending(path: name).path }

    func text(_ name: String) throws -> String { try String(contentsOfFile: self(name), encoding: .utf8) }

    /// Runs `prism` under a shell: `command` holds `"$@"`, which stands for the program and its arguments.
    func shell(_ command: String, _ arguments: [String]) throws -> Program.Outcome {
        try Program.run(
            URL(fileURLWithPath: "/bin/bash"),
            ["-c", command, "bash", Program.executable.path] + arguments, in: url)
    }
}
