import Checkpoints
import Foundation
import Testing

@testable import PrismModel

/// Everything that a checkpoint may lack or get wrong is an error that names the tensor or the setting.
struct ModelConfigurationTests {
    private let configuration = Golden.small

    /// A checkpoint of untrained weights, as a released file would hold them.
    private func checkpoint() -> Checkpoint {
        Checkpoint(Parameters(initialising: configuration, seed: 5), configuration: configuration)
    }

    private func problem(_ change: (inout Checkpoint) -> Void) -> String { checkpoint().problem(change) }

    @Test func readsWhatTheTensorsShow() throws {
        #expect(try ModelConfiguration(checkpoint(), file: "test") == configuration)
        var plain = checkpoint()
        plain.tensors = plain.tensors.filter { !$0.key.hasPrefix("weight_generator") }
        for name in ["weight_act", "n_context", "cnn_dim", "intervention_loss_weight"] {
            plain.configuration[name] = nil
        }
        let read = try ModelConfiguration(plain, file: "test")
        #expect(read.generator == nil && read.width == 32)
        #expect(try PrismModel(plain, file: "test").predict(.example(for: read)).observed != nil)
    }

    /// What is written is read back to the last bit, through a file, whatever the model has or lacks.
    @Test func roundTrip() throws {
        var plain = Golden.small
        plain.generator = nil
        plain.features = 0
        plain.centerLength = 0
        var softmax = Golden.small
        softmax.generator?.activation = .softmax
        softmax.generator?.contexts = 3
        for configuration in [Golden.small, plain, softmax] {
            let parameters = Parameters(initialising: configuration, seed: 9)
            let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).safetensors")
                .path
            defer { try? FileManager.default.removeItem(atPath: path) }
            try Checkpoint(
                parameters, configuration: configuration, batchesTracked: 7, metadata: ["note": "a test"]
            )
            .write(safetensors: path)
            let read = try Checkpoint.read(contentsOf: path)
            #expect(read.metadata["note"] == "a test")
            #expect(try ModelConfiguration(read, file: path) == configuration)
            #expect(
                try Parameters(read, configuration: configuration, file: path).values == parameters.values)
        }
    }

    /// Every tensor is needed: without it, the error names it.
    @Test func everyMissingTensorIsNamed() {
        let layout = ParameterLayout(configuration)
        for name in layout.entries.map(\.name) {
            let problem = problem { $0.tensors[name] = nil }
            // Without the first layer's norm there are no layers.
            if name.hasSuffix("layers.0.norm.weight") || name.hasSuffix("layers.1.norm.weight") {
                #expect(problem.contains("layer"))
            } else {
                #expect(problem.hasPrefix("test.ckpt: ") && problem.contains(name), "\(problem)")
            }
        }
    }

    /// Every tensor has one right shape; a transposed, flattened, longer or empty one is refused.
    @Test func everyWrongShapeIsRefused() {
        let whole = checkpoint()
        for name in ParameterLayout(configuration).entries.map(\.name) {
            guard let tensor = whole.tensors[name] else { continue }
            for shape in [
                [tensor.elementCount], [tensor.elementCount, 1], tensor.shape + [1],
                tensor.shape.map { $0 + 1 }, [0],
                [1, 1, 1, 1],
            ] where shape != tensor.shape {
                let values = [Float](repeating: 0.1, count: shape.reduce(1, *))
                let problem = problem { $0.tensors[name] = CheckpointTensor(shape: shape, floats: values) }
                #expect(problem.hasPrefix("test.ckpt: "), "\(name) as \(shape): \(problem)")
            }
        }
    }

    @Test func nonFiniteWeightsAreNamed() {
        for (value, name) in [
            (Float.nan, ParameterName.headWeights[1]), (.infinity, ParameterName.layer(1).reverse.skip),
            (-.infinity, ParameterName.generator[2].runningMean),
        ] {
            let problem = problem { checkpoint in
                guard let tensor = checkpoint.tensors[name] else { return }
                var floats = tensor.floats()
                floats[3] = value
                checkpoint.tensors[name] = CheckpointTensor(shape: tensor.shape, floats: floats)
            }
            #expect(problem.contains(name) && problem.contains("element 3"), "\(problem)")
        }
    }

    @Test func negativeVarianceIsRefused() {
        let name = ParameterName.generator[0].runningVariance
        let problem = problem { $0.tensors[name] = CheckpointTensor(shape: [4], floats: [1, 1, -1, 1]) }
        #expect(problem.contains(name))
    }

    @Test func settingsThatTheTensorsDoNotTellAreNeeded() {
        #expect(problem { $0.configuration["center_len"] = nil }.contains("center_len"))
        #expect(problem { $0.configuration["weight_act"] = nil }.contains("weight_act"))
        #expect(problem { $0.configuration["weight_act"] = .text("relu") }.contains("relu"))
        #expect(problem { $0.configuration["center_len"] = .integer(-1) }.contains("center_len"))
        #expect(problem { $0.configuration["center_len"] = .number(2.5) }.contains("center_len"))
        #expect(problem { $0.configuration["norm_epsilon"] = .number(-1) }.contains("norm_epsilon"))
        #expect(
            problem { $0.configuration["gaussian_kernel_t"] = .text("two") }.contains("gaussian_kernel_t"))
    }

    /// A setting that says something else than the tensors is not silently ignored.
    @Test func disagreementIsAnError() {
        for (name, value) in [
            ("d_model", 64), ("n_layer", 4), ("n_context", 4), ("cnn_dim", 8), ("signal_size", 4),
            ("rna_feat_dim", 8),
        ] {
            #expect(problem { $0.configuration[name] = .integer(value) }.contains(name))
        }
        #expect(problem { $0.configuration["useRNAFeat"] = .bool(false) }.contains("useRNAFeat"))
    }

    @Test func untiedProjectionsOfTiedDirectionsAreRefused() {
        let (first, second) = (
            ParameterName.layer(0).forward.outProjection, ParameterName.layer(0).reverse.outProjection
        )
        #expect(problem { $0.tensors[second] = $0.tensors[first] } == "no error")
        let problem = problem { checkpoint in
            guard let tensor = checkpoint.tensors[first] else { return }
            checkpoint.tensors[second] = CheckpointTensor(
                shape: tensor.shape, floats: tensor.floats().map { $0 + 1 })
        }
        #expect(problem.contains(second))
    }
}
