import Checkpoints
import Foundation

@testable import PrismModel

/// The small golden files in the repository: what a clone alone has.
enum SmallGolden {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures").path

    /// The forms, and the file of weights of each.
    static let forms = [
        "published.ckpt", "multiplied.safetensors", "untied.safetensors", "forward.safetensors",
        "layernorm.safetensors", "multiplied-untied.safetensors", "multiplied-layernorm.safetensors",
        "untied-layernorm.safetensors", "forward-layernorm.safetensors",
        "multiplied-untied-layernorm.safetensors",
    ]

    static func path(_ weights: String) -> String { "\(folder)/\(weights)" }

    static func checkpoint(_ weights: String) throws -> Checkpoint {
        try Checkpoint.read(contentsOf: path(weights))
    }

    /// Where the inputs and outputs are.
    static func goldenPath(_ weights: String) -> String {
        path(String(weights.prefix { $0 != "." }) + ".golden.safetensors")
    }

    static func fixture(_ weights: String, _ configuration: ModelConfiguration) throws -> Fixture {
        try Fixture(contentsOf: goldenPath(weights), for: configuration)
    }
}
