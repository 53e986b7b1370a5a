import Checkpoints
import Wording

extension SettingReader {
    /// Settings of forms that are not computed, and unknown ones that by their names shape the computation.
    func refuseOtherComputations() throws(PrismError) {
        try refuse("rcps", if: true, "reverse-complement parameter sharing is not computed")
        try refuse("bias", if: true, "in_proj and out_proj with a bias are not computed")
        try refuse("conv_bias", if: false, "a convolution without its bias is not computed")
        try agree("base_size", 4)
        for (name, value) in settings.sorted(by: { $0.key < $1.key }) where shapesComputation(name, value) {
            throw .checkpoint(
                file: file, place: name.printable(limit: 100),
                problem: "\(value.json.printable(limit: 100)) asks for a computation that is not known here")
        }
    }

    private func refuse(_ name: String, if refused: Bool, _ reason: String) throws(PrismError) {
        try expect(flag(name) != refused, name, "\(refused): \(reason)")
    }

    /// Whether an unknown setting is on and speaks of a part of the model.
    private func shapesComputation(_ name: String, _ value: ConfigurationValue) -> Bool {
        guard !HyperParameters.names.contains(name), !Self.withoutEffect.contains(name), !value.isOff
        else { return false }
        let words = Self.words(of: name)
        guard words.isDisjoint(with: Self.wordsOfTraining) else { return false }
        if !words.isDisjoint(with: ["pool", "pooling"]) {
            return !value.isOne(of: ["mean", "avg", "average"])
        }
        if !words.isDisjoint(with: ["activation", "act"]) {
            let isHead = !words.isDisjoint(with: ["head", "expr", "mlp", "cnn", "generator"])
            return !value.isOne(of: isHead ? ["relu"] : ["silu", "swish"])
        }
        return !words.isDisjoint(with: Self.wordsOfModels)
    }

    /// The words of a name, in lower case: `poolMode` and `pool_mode` have the same.
    private static func words(of name: String) -> Set<String> {
        var words = [""]
        var before: Character = "_"
        for character in name {
            if !character.isLetter || character.isUppercase && !before.isUppercase { words.append("") }
            if character.isLetter { words[words.count - 1] += character.lowercased() }
            before = character
        }
        return Set(words.filter { !$0.isEmpty })
    }

    /// Settings of the published configuration, of Caduceus and of Mamba that change no number here: how sums are
    /// rounded or fused, how weights begin, and what the published model takes and does not read.
    private static let withoutEffect: Set<String> = [
        "fused_add_norm", "residual_in_fp32", "use_fast_path", "dt_init", "initializer_cfg", "layer_idx",
        "bias", "d_inner", "vocab_size", "pad_vocab_size_multiple", "complement_map", "interact", "encoder",
        "gen_n_layer", "enc_n_layer", "down_n_layer", "merge_peak_mask", "pretrained_model_name",
        "pretrained_model", "pretrained_mamba", "tie_word_embeddings", "tie_embeddings",
        "_attn_implementation", "attn_implementation",
    ]

    /// Words that name parts of models of this kind and what is done in them.
    private static let wordsOfModels: Set<String> = [
        "norm", "layernorm", "rmsnorm", "batchnorm", "groupnorm", "prenorm", "postnorm", "bias",
        "bidirectional", "unidirectional", "direction", "directions", "reverse", "rc", "rcps", "complement",
        "conjoin", "equivariant", "equivariance", "symmetric", "conv", "convolution", "kernel", "stride",
        "dilation", "gate", "gated", "gating", "attention", "attn", "transformer", "mlp", "ffn", "residual",
        "skip", "head", "heads", "headdim", "ngroups", "embedding", "embeddings", "embed", "positional",
        "pos",
        "rotary", "rope", "mixer", "layer", "layers", "scan", "ssm", "mamba", "combine", "fusion", "fuse",
        "aggregation", "aggregate", "readout", "nonlinearity", "downsample", "upsample", "expert", "experts",
    ]

    /// Words that name how a model is trained, kept or watched: a setting with one of them changes no prediction.
    private static let wordsOfTraining: Set<String> = [
        "lr", "rate", "decay", "grad", "gradient", "clip", "optimizer", "optimiser", "optim", "scheduler",
        "schedule", "warmup", "loss", "seed", "epoch", "epochs", "step", "steps", "log", "dropout",
        "drop", "init", "initializer", "path", "dir", "file", "folder", "checkpoint", "checkpointing",
        "device", "devices", "precision", "dtype", "callback", "callbacks", "metric", "metrics", "monitor",
        "validation", "freeze", "frozen", "aug", "augment", "augmentation",
    ]
}

extension ConfigurationValue {
    /// Whether a setting of this value asks for nothing: null, false, zero, no text or the text "none", an empty list or
    /// table.
    fileprivate var isOff: Bool {
        switch self {
        case .null, .bool(false), .integer(0), .number(0): true
        case .bool, .integer, .number: false
        case .text(let text): ["", "none", "null", "false", "off"].contains(text.lowercased())
        case .list(let values): values.isEmpty
        case .table(let values): values.isEmpty
        }
    }

    fileprivate func isOne(of words: Set<String>) -> Bool {
        if case .text(let text) = self { words.contains(text.lowercased()) } else { false }
    }
}
