import Checkpoints
import Testing

@testable import PrismModel

/// Which form a checkpoint has is told by tensors and settings together; what is not computed is refused by name.
struct FormTests {
    /// A checkpoint of another form with its settings, the form's own settings left to the tensors.
    private func checkpoint(_ form: ModelConfiguration = TinyModel.configuration) -> Checkpoint {
        Checkpoint(TinyModel.parameters(form, seed: 5), configuration: form)
    }

    private func problem(
        _ form: ModelConfiguration = TinyModel.configuration, _ change: (inout Checkpoint) -> Void
    ) -> String {
        checkpoint(form).problem(change)
    }

    private let formSettings = ["bidirectional", "bidirectional_weight_tie", "rms_norm"]

    @Test(arguments: TinyModel.forms + [TinyModel.configuration])
    func tensorsTellWhereSettingsAreSilent(_ form: ModelConfiguration) throws {
        var silent = checkpoint(form)
        for name in formSettings { silent.configuration[name] = nil }
        #expect(try ModelConfiguration(silent, file: "test") == form)
        for name in formSettings { silent.configuration[name] = .null }
        #expect(try ModelConfiguration(silent, file: "test") == form)
    }

    @Test(arguments: TinyModel.forms)
    func settingsBesideTheLayersAreRead(_ form: ModelConfiguration) throws {
        var nested = checkpoint(form)
        var layers: [String: ConfigurationValue] = [:]
        for name in ["d_state", "d_conv", "expand", "dt_rank"] {
            layers[name] = nested.configuration.removeValue(forKey: name)
        }
        nested.configuration["ssm_cfg"] = .table(layers)
        #expect(try ModelConfiguration(nested, file: "test") == form)
        nested.configuration["d_state"] = .integer(64)
        #expect(throws: PrismError.self) { try ModelConfiguration(nested, file: "test") }
    }

    @Test func contradictionsNameBoth() {
        var alone = TinyModel.configuration, layer = alone, untied = alone
        alone.directions = .forwardOnly
        layer.norm = .layer
        untied.tiesProjections = false
        func expect(
            _ form: ModelConfiguration, _ name: String, _ value: Bool, names parts: String...,
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            let problem = problem(form) { $0.configuration[name] = .bool(value) }
            for part in [name, String(value)] + parts {
                #expect(problem.contains(part), "\(problem)", sourceLocation: sourceLocation)
            }
        }
        expect(TinyModel.configuration, "bidirectional", false, names: "mamba_rev")
        expect(alone, "bidirectional", true, names: "mamba_rev.A_log")
        expect(TinyModel.configuration, "rms_norm", false, names: "layers.0.norm.bias")
        expect(layer, "rms_norm", true, names: "layers.0.norm.bias")
        expect(untied, "bidirectional_weight_tie", true, names: "mamba_rev.in_proj", "mamba_fwd.in_proj")
        expect(TinyModel.configuration, "bidirectional", false)
    }

    /// Directions that the settings call untied may hold equal weights; they are two all the same.
    @Test func untiedByTheSettings() throws {
        var untied = checkpoint()
        untied.configuration["bidirectional_weight_tie"] = .bool(false)
        let configuration = try ModelConfiguration(untied, file: "test")
        #expect(!configuration.tiesProjections)
        let window = GeneWindow.example(for: configuration, length: 80)
        let one = try PrismModel(untied, file: "test").predict(window, outputs: .full)
        let other = try PrismModel(checkpoint(), file: "test").predict(window, outputs: .full)
        #expect(abs(try #require(one.observed) - #require(other.observed)) < 1e-6)
        let name = ParameterName.layer(1).reverse.outProjection
        #expect(
            problem { changed in
                changed.configuration["bidirectional_weight_tie"] = .bool(false)
                changed.tensors[name] = nil
            }.contains(name))
    }

    /// What is tied may lie there under one name, as writers that leave out duplicates save it.
    @Test func tiedUnderOneName() throws {
        var once = checkpoint()
        for index in 0..<2 {
            once.tensors[ParameterName.layer(index).reverse.inProjection] = nil
            once.tensors[ParameterName.layer(index).reverse.outProjection] = nil
        }
        #expect(try ModelConfiguration(once, file: "test") == TinyModel.configuration)
        #expect(try PrismModel(once, file: "test").configuration.tiesProjections)
    }

    @Test func otherStrategiesAreRefused() {
        for strategy in ["concat", "mean", "", "ADD"] {
            let problem = problem { $0.configuration["bidirectional_strategy"] = .text(strategy) }
            #expect(problem.contains("bidirectional_strategy") && problem.contains("ew_multiply"))
        }
        #expect(
            problem { $0.configuration["bidirectional_strategy"] = .bool(true) }.contains("ew_multiply"))
        #expect(problem { $0.configuration["bidirectional_strategy"] = .null } == "no error")
        #expect(problem { $0.configuration["bidirectional"] = .text("yes") }.contains("true or false"))
    }

    @Test func whatIsNotComputedIsRefusedByName() {
        for (name, value) in [
            ("rcps", ConfigurationValue.bool(true)), ("bias", .bool(true)), ("conv_bias", .bool(false)),
            ("rcps", .integer(1)), ("base_size", .integer(5)), ("expand", .integer(9)),
            ("pooling", .text("max")), ("pool_type", .text("attention")), ("poolMode", .text("cls")),
            ("activation", .text("gelu")), ("head_activation", .text("tanh")), ("hidden_act", .text("relu")),
            ("use_attention", .bool(true)), ("attn_layer_idx", .list([.integer(1)])),
            ("positional_encoding", .text("rotary")), ("layer_norm_first", .bool(true)),
            ("mamba_version", .integer(2)), ("post_norm", .bool(true)), ("conjoin_test", .bool(true)),
            ("residual_scale", .number(0.5)), ("gated_fusion", .bool(true)),
        ] {
            let problem = problem { $0.configuration[name] = value }
            #expect(problem.contains(name) && problem.hasPrefix("test.ckpt: "), "\(name): \(problem)")
            let nested = self.problem { $0.configuration["ssm_cfg"] = .table([name: value]) }
            #expect(nested != "no error" && nested.contains(name), "ssm_cfg.\(name): \(nested)")
        }
    }

    /// Settings of the published configuration that change no number, what is switched off, and how a run was made.
    @Test func harmlessSettingsAreNoMatter() {
        for (name, value) in [
            ("fused_add_norm", ConfigurationValue.bool(true)), ("residual_in_fp32", .bool(true)),
            ("rcps", .bool(false)), ("bias", .bool(false)), ("conv_bias", .bool(true)),
            ("use_fast_path", .bool(true)), ("initializer_cfg", .table(["initializer_range": .number(0.02)])),
            ("interact", .text("concat")), ("complement_map", .table(["0": .integer(1)])),
            ("vocab_size", .integer(12)), ("pooling", .text("mean")), ("activation", .text("silu")),
            ("head_act", .text("relu")), ("use_attention", .bool(false)), ("pos_enc", .bool(false)),
            ("pool_mask", .integer(0)), ("learning_rate", .number(5e-4)), ("batch_size", .integer(8)),
            ("gradient_clip_norm", .number(1)), ("layer_decay", .number(0.9)), ("seed", .integer(2)),
            ("head_dropout", .number(0.1)), ("max_epochs", .integer(3)), ("rc_aug", .bool(true)),
            ("transformers_version", .text("4.38.2")), ("_target_", .text("caduceus.CaduceusConfig")),
        ] {
            #expect(problem { $0.configuration[name] = value } == "no error", "\(name)")
        }
    }

    /// Tensors that the model has no place for name themselves, and the reason where it is known.
    @Test func unexpectedTensorsNameThemselves() {
        let weight = CheckpointTensor(shape: [2], floats: [1, 2])
        let mixer = "caduceus.backbone.layers.0.mixer"
        for (name, reason) in [
            ("\(mixer).mamba_fwd.in_proj.bias", "bias"), ("\(mixer).mamba_rev.out_proj.bias", "bias"),
            ("\(mixer).submodule.mamba_fwd.D", "reverse-complement"),
            ("\(mixer).mamba_fwd.norm.weight", "no place"), ("decoder.output_transform.weight", "no place"),
            ("caduceus.backbone.layers.2.mixer.mamba_fwd.D", "no place"), ("pToExpr.6.weight", "no place"),
            ("weight_generator.cnn_encoder.12.weight", "no place"), ("net.pToExpr.0.weight", "no place"),
        ] {
            let problem = problem { $0.tensors[name] = weight }
            #expect(problem.contains(name) && problem.contains(reason), "\(problem)")
        }
        let contradicted = problem {
            $0.tensors["\(mixer).mamba_fwd.in_proj.bias"] = weight
            $0.configuration["bias"] = .bool(false)
        }
        #expect(contradicted.contains("bias is false"))
        for name in [
            "caduceus.backbone.embeddings.word_embeddings.weight", "n_averaged", "loss.pos_weight",
            "train_metrics.total", "training.steps",
        ] {
            #expect(problem { $0.tensors[name] = weight } == "no error", "\(name)")
        }
    }

    /// Which tensors there are without a generator, and which with one, must be what the loss weight says.
    @Test func theGeneratorIsThereOrNot() {
        var plain = TinyModel.configuration
        plain.generator = nil
        #expect(problem(plain) { _ in } == "no error")
        let without = problem(plain) { $0.configuration["intervention_loss_weight"] = .number(1) }
        #expect(without.contains("intervention_loss_weight") && without.contains("cnn_encoder.0.weight"))
        let with = problem { $0.configuration["intervention_loss_weight"] = .integer(0) }
        #expect(with.contains("intervention_loss_weight") && with.contains("cnn_encoder.0.weight"))
    }
}
