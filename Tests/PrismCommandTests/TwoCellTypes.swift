import Checkpoints
import Foundation
import PrismModel

/// A folder with two small simulated cell types and untrained weights, for the tests of what commands write of two conditions.
final class TwoCellTypes: Sendable {
    let url: URL
    var first: String { self("two/K562/dataset.toml") }
    var second: String { self("two/GM12878/dataset.toml") }

    struct Failure: Error { var text: String }

    /// Weights that take all four signals are `m.safetensors`, those that take the first three `m3.safetensors`;
    /// `less.toml` is the second cell type without H3K4me3.
    init(genes: Int = 12) throws {
        url = FileManager.default.temporaryDirectory.appending(path: "prism-two-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        let made = try Program.prism(
            "simulate", "--genes", "\(genes)", "--cell-types", "K562,GM12878", "-o", self("two"))
        guard made.status == 0 else { throw Failure(text: made.errors) }
        var configuration = ModelConfiguration.released
        (configuration.width, configuration.layers, configuration.inner, configuration.rank) = (16, 1, 32, 1)
        for (signals, name) in [(4, "m"), (3, "m3")] {
            configuration.signals = signals
            try Checkpoint(Parameters(initialising: configuration, seed: 2), configuration: configuration)
                .write(safetensors: self(name + ".safetensors"))
        }
        let less = try text("two/GM12878/dataset.toml").replacing(
            /\[\[signal\]\]\nname = "H3K4me3"\n(?:.+\n)*/, with: "")
        try Data(less.utf8).write(to: url.appending(path: "two/GM12878/less.toml"))
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func callAsFunction(_ name: String) -> String { url.appending(path: name).path }

    func text(_ name: String) throws -> String { try String(contentsOfFile: self(name), encoding: .utf8) }
}
