import TestSupport
import Testing

@testable import Checkpoints
@testable import PrismModel

/// Weights saved from a model inside torch.compile, DistributedDataParallel and their like read as the plain ones.
struct WrapperTests {
    private let configuration: ModelConfiguration
    private let parameters: Parameters

    init() {
        configuration = ModelConfiguration(
            width: 4, layers: 2, inner: 6, states: 3, rank: 2, taps: 3, signals: 2, features: 2,
            centerLength: 40, normEpsilon: 1e-5,
            generator: .init(
                contexts: 2, channels: [2, 3, 4], taps: [5, 3, 3], activation: .sigmoid, kernelSharpness: 2))
        parameters = Parameters(initialising: configuration, seed: 3)
    }

    @Test(arguments: [
        ("x.weight", "x.weight"), ("model.x.weight", "x.weight"), ("_orig_mod.x.weight", "x.weight"),
        ("module.x.weight", "x.weight"), ("model._orig_mod.x.weight", "x.weight"),
        ("model.module._orig_mod.x.weight", "x.weight"), ("_orig_mod.module.model.x.weight", "x.weight"),
        ("module.module.x.weight", "x.weight"), ("_forward_module.model._orig_mod.x.weight", "x.weight"),
        ("caduceus.backbone._orig_mod.layers.0.module.norm.weight", "caduceus.backbone.layers.0.norm.weight"),
        ("model.caduceus._fsdp_wrapped_module.backbone.D", "caduceus.backbone.D"),
        ("x._checkpoint_wrapped_module.D", "x.D"), ("x._orig_mod", "x"),
        // No components of their own.
        ("modules.x", "modules.x"), ("my_module.x", "my_module.x"), ("x.model.y", "x.model.y"),
        ("module", "module"), ("model", "model"), ("module._orig_mod", "module._orig_mod"), ("", ""),
    ])
    func names(_ given: String, plain: String) {
        #expect(Checkpoint.plainName(given) == plain)
        #expect(Checkpoint.plainName(plain) == plain)
    }

    @Test(arguments: [
        "_orig_mod.", "module.", "model._orig_mod.", "module._orig_mod.model.",
        "model.module.module._orig_mod.",
        "_forward_module.module.model.",
    ])
    func prefixedWeightsAreTheSame(_ prefix: String) throws {
        let plain = Checkpoint(parameters, configuration: configuration)
        var wrapped = plain
        wrapped.tensors = [:]
        for (name, tensor) in plain.tensors { wrapped.tensors[prefix + name] = tensor }
        try withTemporaryFolder { folder in
            try wrapped.write(safetensors: folder + "/wrapped.safetensors")
            let read = try Checkpoint.read(contentsOf: folder + "/wrapped.safetensors")
            #expect(read.tensors == plain.tensors && read.contentHash() == plain.contentHash())
        }
    }

    /// Parts of a model that are compiled each on its own, in a pickle.
    @Test func compiledLayersInALightningFile() throws {
        var archive = TorchArchive()
        let plain = Checkpoint(parameters, configuration: configuration)
        for (name, tensor) in plain.tensors where tensor.scalarType == .float32 {
            let wrapped = name.replacing(".mixer.", with: "._orig_mod.mixer.")
                .replacing("cnn_encoder.", with: "module.cnn_encoder.")
            archive.add("model." + wrapped, shape: tensor.shape, floats: tensor.floats())
        }
        var read = try archive.read()
        read.configuration = plain.configuration
        let window = GeneWindow.example(for: configuration, length: 80)
        #expect(
            try PrismModel(read, file: "test").predict(window, outputs: .full)
                == PrismModel(plain, file: "test").predict(window, outputs: .full))
    }

    @Test func twoOfOneNameAreRefused() {
        var archive = TorchArchive()
        archive.add("model.x", shape: [1], floats: [1])
        archive.add("module.x", shape: [1], floats: [1])
        expectCheckpointError("tensor x: appears both", "model.x", "module.x") { try archive.read() }
    }

    /// A prefix that no known wrapper adds is named in the error.
    @Test func anUnknownPrefixIsNamed() {
        var net = Checkpoint(parameters, configuration: configuration)
        net.tensors = Dictionary(uniqueKeysWithValues: net.tensors.map { ("net.\($0.key)", $0.value) })
        do {
            _ = try PrismModel(net, file: "test.ckpt")
            Issue.record("expected an error")
        } catch {
            #expect(error.description.contains("there is net.seq_input_layer.weight"), "\(error)")
        }
    }
}
