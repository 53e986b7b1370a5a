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
        #expect(
            try warnings(
                "mRNA features", ["fold": "1", "feature_groups": "mRNA features"]) == [
                    "mRNA features never seen in training (--without), yet given: predictions from it are extrapolations"
                ])
    }

    /// A model of the same data with two features, of which one is made of both signals, once each of its files records what
    /// was withheld.
    private func model(
        _ withheld: [String], signals: [String] = ["a", "b"], _ others: [String: String] = [:]
    ) throws -> DataSetModel {
        try Data(
            ("gene_id\tlength\tactivity\n" + small.dataSet.genes.map { "\($0.id)\t1\t2\n" }.joined()).utf8
        ).write(to: URL(filePath: small.path("features.tsv")))
        let manifest = try small.read("dataset.toml").replacing(
            "[split]",
            with: """
                [features]
                file = "features.tsv"
                columns = ["length", "activity"]
                derived = { activity = ["a", "b"] }
                [split]
                """)
        try Data(manifest.utf8).write(to: URL(filePath: small.path("featured.toml")))
        let data = try DataSet(path: small.path("featured.toml"))
        let files = try withheld.enumerated().map { number, names in
            let untrained = try Checkpoint.read(contentsOf: small.path("m2.safetensors"))
            var configuration = try ModelConfiguration(untrained, file: "m")
            (configuration.signals, configuration.features) = (signals.count, 2)
            let path = small.path("featured-\(number).safetensors")
            let metadata = ["signals": signals.joined(separator: ","), "withheld": names]
            try Checkpoint(
                Parameters(initialising: configuration, seed: 2), configuration: configuration,
                metadata: metadata.merging(others) { $1 }
            ).write(safetensors: path)
            return path
        }
        return try DataSetModel(
            data, Manifest.ModelSource(weights: files, name: "w", signals: nil, of: data.manifest))
    }

    @Test func `what no member has seen cannot be switched off`() throws {
        let made = try model(["b", "b"], signals: ["a"])
        #expect(made.groupNames == ["mRNA features"])
        #expect(
            failure { try made.mask(off: ["activity"]) }?.contains(
                "the model does not take activity: it was trained without b; it takes a; and the features mRNA features"
            ) == true)
        #expect(failure { try made.mask(off: ["b"]) }?.contains("takes no signal \"b\"; it takes a") == true)
        // It goes with a all the same, of which nothing is to be said.
        let mask = try made.mask(off: ["a", "mRNA features"])
        #expect(made.names(offIn: mask) == ["a", "mRNA features"])
        #expect(!made.encoder.featureGroups.closing(mask).isGroupOn(1))

        let own = try model(["length", "mRNA features"])
        #expect(own.groupNames == ["activity"])
        #expect(
            failure { try own.mask(off: ["mRNA features"]) }?.contains("it was trained without length")
                == true)
        #expect(own.names(offIn: try own.mask(off: ["b"])) == ["b", "activity"])
    }

    @Test func `what some member has seen, or a fold is given, can`() throws {
        #expect(try model(["length", ""]).groupNames == ["mRNA features", "activity"])
        let fold = try model(
            ["length,b"], ["held_out": "fold 1 of 3", "features": "[\"length\",\"activity\"]"])
        #expect(fold.groupNames == ["mRNA features", "activity"])
        #expect(try fold.mask(off: ["activity", "b"]) == ModalityMask(off: [1], groups: [1]))
    }
}
