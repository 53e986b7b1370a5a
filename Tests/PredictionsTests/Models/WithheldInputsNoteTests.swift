import Checkpoints
import Foundation
import GenomeData
import PrismModel
import Testing

@testable import Predictions

/// What a model says of inputs that it never saw in training.
@Suite struct WithheldInputsNoteTests {
    private let small: SmallRun

    init() throws { small = try SmallRun() }

    /// The model of the two files once they record that inputs were withheld.
    private func warnings(_ withheld: String, _ others: [String: String] = [:]) throws -> [String] {
        let files = try [2, 22].map { seed in
            let untrained = try Checkpoint.read(contentsOf: small.path("m\(seed).safetensors"))
            let configuration = try ModelConfiguration(untrained, file: "m")
            let path = small.path("withheld-\(seed).safetensors")
            try Checkpoint(
                Parameters(initialising: configuration, seed: UInt64(seed)), configuration: configuration,
                metadata: ["signals": "a,b", "withheld": withheld].merging(others) { $1 }
            ).write(safetensors: path)
            return path
        }
        let source = try Manifest.ModelSource(
            weights: files, name: "w", signals: nil, of: small.dataSet.manifest)
        let model = try DataSetModel(small.dataSet, source)
        #expect(model.provenance.lines("x", version: "t").joined().contains("--without") == !withheld.isEmpty)
        return model.warnings
    }

    @Test func `inputs that it is given all the same, and others`() throws {
        #expect(try warnings("") == [])
        #expect(
            try warnings("b") == [
                "b never seen in training (--without), yet given: predictions from it are extrapolations"
            ])
        #expect(
            try warnings("c, activity") == [
                "c, activity withheld in training (--without): predictions know nothing of it"
            ])
        // Of a fold a feature was zero, and is given.
        let lines = try warnings(
            "a,activity,c", ["held_out": "fold 1 of 3", "features": "[\"length\",\"activity\"]"])
        #expect(
            lines == [
                "a, activity never seen in training (--without), yet given: predictions from it are extrapolations",
                "c withheld in training (--without): predictions know nothing of it",
            ])
    }
}
