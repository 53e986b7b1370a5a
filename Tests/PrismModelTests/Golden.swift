import Foundation

@testable import PrismModel

/// The golden files beside the repository. Tests that read them are enabled only where they are.
enum Golden {
    static let folder: String = {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        return tests.appendingPathComponent("../../../shared/fixtures").standardized.path
    }()

    static let arePresent = FileManager.default.fileExists(atPath: folder)

    static func path(_ name: String) -> String { "\(folder)/\(name)" }

    /// Fixtures with their weights.
    static let evaluations = [
        ("default_L2000", "w_default"), ("default_L2000_B1", "w_default"), ("default_L2500", "w_default"),
        ("nctx4_L2000", "w_nctx4"), ("d64_L1537", "w_d64"), ("d64_norna_L1000", "w_d64_norna"),
        ("d64_softmax_L515", "w_d64_softmax"), ("d64_noint_L515", "w_d64_noint"),
        ("trace_d32_L70", "w_trace_d32"),
    ]

    /// A small model that every test can build: d 32, two layers, everything on.
    static let small = ModelConfiguration(
        width: 32, layers: 2, inner: 64, states: 16, rank: 2, taps: 4, signals: 3, features: 9,
        centerLength: 48,
        normEpsilon: 1e-5,
        generator: .init(
            contexts: 2, channels: [4, 8, 16], taps: [7, 5, 3], activation: .sigmoid, kernelSharpness: 2))

    /// A smaller one, quick to train: d 16, one layer.
    static let oneLayer: ModelConfiguration = {
        var c = small
        c.width = 16
        c.inner = 32
        c.rank = 1
        c.layers = 1
        return c
    }()

    static func smallModel(
        _ configuration: ModelConfiguration = small, seed: UInt64 = 1, set: InstructionSet? = nil
    ) throws -> PrismModel {
        try PrismModel(
            configuration, Parameters(initialising: configuration, seed: seed), instructionSet: set)
    }
}
