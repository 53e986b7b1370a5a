import Checkpoints

extension ModelConfiguration {
    /// The settings under the release's field names, as a checkpoint's configuration holds them.
    public var settings: [String: ConfigurationValue] {
        var settings: [String: ConfigurationValue] = [
            "d_model": .integer(width), "n_layer": .integer(layers), "d_state": .integer(states),
            "d_conv": .integer(taps), "expand": .number(Double(inner) / Double(width)),
            "dt_rank": .integer(rank),
            "norm_epsilon": .number(Double(normEpsilon)), "base_size": .integer(4),
            "signal_size": .integer(signals),
            "rna_feat_dim": .integer(features), "useRNAFeat": .bool(features > 0),
            "center_len": .integer(centerLength),
            "intervention_loss_weight": .number(generator == nil ? 0 : 1),
            "bidirectional": .bool(directions != .forwardOnly), "rms_norm": .bool(norm == .rms),
        ]
        if directions != .forwardOnly {
            settings["bidirectional_strategy"] = .text(directions == .multiplied ? "ew_multiply" : "add")
            settings["bidirectional_weight_tie"] = .bool(tiesProjections)
        }
        if let generator {
            settings["n_context"] = .integer(generator.contexts)
            settings["cnn_dim"] = .integer(generator.channels[0])
            settings["weight_act"] = .text(generator.activation.rawValue)
            settings["gaussian_kernel_t"] = .number(generator.kernelSharpness)
        }
        return settings
    }
}
