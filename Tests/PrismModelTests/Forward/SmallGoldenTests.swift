import Checkpoints
import Foundation
import TestSupport
import Testing

@testable import PrismModel

/// Every form of the model against PyTorch's float64, from files that lie in the repository.
struct SmallGoldenTests {
    @Test(arguments: SmallGolden.forms, InstructionSet.available)
    func predictionsMatch(_ weights: String, _ set: InstructionSet) throws {
        let model = try PrismModel(contentsOf: SmallGolden.path(weights), instructionSet: set)
        let fixture = try SmallGolden.fixture(weights, model.configuration)
        let verification = try Verification(model, fixture, threads: 2)
        let outputs = Set(verification.deviations.map(\.output))
        #expect(
            outputs == [
                "logits", "intervention_logits", "hidden_pooled", "intervention_pooled", "context_weights",
                "uniform_loss", "loss.total_loss",
            ])
        for deviation in verification.deviations {
            #expect(deviation.error <= 3e-6, "\(deviation.output) of \(weights) by \(set)")
        }
    }

    @Test(arguments: SmallGolden.forms, InstructionSet.available)
    func gradientsMatch(_ weights: String, _ set: InstructionSet) throws {
        let checkpoint = try SmallGolden.checkpoint(weights)
        let configuration = try ModelConfiguration(checkpoint, file: weights)
        let parameters = try Parameters(checkpoint, configuration: configuration, file: weights)
        let engine = try GradientEngine(configuration, instructionSet: set)
        let verification = try Verification(
            gradientsOf: parameters, engine, SmallGolden.fixture(weights, configuration), threads: 2)
        let compared = Set(verification.deviations.map(\.output))
        for entry in engine.layout.entries {
            #expect(compared.contains("train.\(entry.isBuffer ? "buf" : "grad").\(entry.name)"))
        }
        for deviation in verification.deviations {
            #expect(deviation.error <= 1e-4, "\(deviation.output) of \(weights) by \(set)")
        }
    }

    @Test(arguments: SmallGolden.forms)
    func inputGradientsMatch(_ weights: String) throws {
        let model = try PrismModel(contentsOf: SmallGolden.path(weights))
        let window = try #require(SmallGolden.fixture(weights, model.configuration).windows.first)
        let found = try model.inputGradients(of: .intervened, [window])[0]
        let expected = try Checkpoint.read(contentsOf: SmallGolden.goldenPath(weights)).tensors
        for (name, values) in [
            ("bases", found.bases), ("signals", found.signals), ("features", found.features),
        ] {
            let tensor = try #require(expected["input64.\(name)"]).doubles()
            #expect(tensor.count == values.count)
            let deviation = Verification.Deviation(name, byNorm: values.map(Double.init), tensor)
            #expect(deviation.error <= 2e-5, "\(name) of \(weights)")
        }
    }

    /// Written as safetensors and read again, a form is the same form with the same weights and numbers.
    @Test(arguments: SmallGolden.forms)
    func savedAndReadAgain(_ weights: String) throws {
        let checkpoint = try SmallGolden.checkpoint(weights)
        let configuration = try ModelConfiguration(checkpoint, file: weights)
        let parameters = try Parameters(checkpoint, configuration: configuration, file: weights)
        try withTemporaryFolder { folder in
            let path = folder + "/copy.safetensors"
            try Checkpoint(parameters, configuration: configuration).write(safetensors: path)
            let copy = try Checkpoint.read(contentsOf: path)
            #expect(try ModelConfiguration(copy, file: path) == configuration)
            #expect(
                try Parameters(copy, configuration: configuration, file: path).values == parameters.values)
            // The published names, whichever of them are tied.
            let names = Set(checkpoint.tensors.keys.filter { !$0.hasSuffix("num_batches_tracked") })
            #expect(names.isSubset(of: Set(copy.tensors.keys)))
        }
    }

    /// The forms are told apart, and the published one is the one that has no departure.
    @Test func formsAreTold() throws {
        let departures = try SmallGolden.forms.map { weights in
            try ModelConfiguration(SmallGolden.checkpoint(weights), file: weights).departures
        }
        #expect(departures[0] == [])
        #expect(Set(departures).count == SmallGolden.forms.count)
        #expect(departures[9].count == 3)
    }

    /// A released file's hyper-parameters: OmegaConf's own objects, the Mamba layers' in a table of their own.
    @Test func releasedHyperParametersAreRead() throws {
        let checkpoint = try SmallGolden.checkpoint("published.ckpt")
        #expect(checkpoint.metadata["global_step"] == "4321")
        #expect(checkpoint.configuration["bidirectional_strategy"] == .text("add"))
        #expect(checkpoint.configuration["residual_in_fp32"] == .bool(false))
        let configuration = try ModelConfiguration(checkpoint, file: "published.ckpt")
        #expect(configuration.width == 8 && configuration.layers == 2 && configuration.taps == 4)
        #expect(configuration.generator?.contexts == 2 && configuration.features == 9)
    }

    /// What the wrong form would give is far from right, so that no form passes for another.
    @Test(arguments: SmallGolden.forms.dropFirst())
    func anotherFormGivesOtherNumbers(_ weights: String) throws {
        let checkpoint = try SmallGolden.checkpoint(weights)
        let right = try ModelConfiguration(checkpoint, file: weights)
        var wrong = right
        switch right.directions {
        case .added: wrong.directions = .multiplied
        case .multiplied: wrong.directions = .added
        case .forwardOnly: return
        }
        let parameters = try Parameters(checkpoint, configuration: wrong, file: weights)
        let fixture = try SmallGolden.fixture(weights, right)
        #expect(try !Verification(PrismModel(wrong, parameters), fixture).passes(tolerance: 1e-3))
    }

    /// Threads and tiles change nothing in any form: windows of several tiles, one thread or three.
    @Test(arguments: SmallGolden.forms)
    func threadsDoNotMatter(_ weights: String) throws {
        let model = try PrismModel(contentsOf: SmallGolden.path(weights))
        let window = GeneWindow.example(for: model.configuration, length: 700)
        let one = try model.predict(window, outputs: [.full, .pooled], threads: 1)
        #expect(try model.predict(window, outputs: [.full, .pooled], threads: 3) == one)
        let batch = TrainingBatch(windows: [window], targets: [1])
        let parameters = try Parameters(
            SmallGolden.checkpoint(weights), configuration: model.configuration, file: weights)
        let engine = try GradientEngine(model.configuration)
        let gradients = try engine.gradients(parameters, batch, threads: 1).gradients
        #expect(try engine.gradients(parameters, batch, threads: 3).gradients == gradients)
    }
}
