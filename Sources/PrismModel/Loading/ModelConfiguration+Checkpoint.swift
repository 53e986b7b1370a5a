import Checkpoints

extension ModelConfiguration {
    /// Reads sizes from the tensors' shapes and settings from the configuration beside them.
    ///
    /// Where both speak of the same thing they must agree, and what asks for another computation than this engine makes
    /// is refused. `file` is named in errors. Throws `PrismError.checkpoint`.
    public init(_ checkpoint: Checkpoint, file: String) throws(PrismError) {
        let shapes = ShapeReader(checkpoint: checkpoint, file: file)
        let settings = try SettingReader(checkpoint.configuration, file: file)
        try settings.refuseOtherComputations()
        try shapes.refuseOtherComputations(settings)

        let sequence = try shapes.shape(ParameterName.sequenceWeight, rank: 2)
        width = sequence[0]
        guard sequence[1] == 4 else {
            throw .checkpoint(
                file: file, place: ParameterName.sequenceWeight,
                problem: "expected 4 input letters, found \(sequence[1])")
        }
        signals = try shapes.shape(ParameterName.signalWeight, rank: 2)[1]

        var count = 0
        while checkpoint.tensors[ParameterName.layer(count).norm] != nil { count += 1 }
        layers = count
        let first = ParameterName.layer(0)
        let decay = try shapes.shape(first.forward.decayLog, rank: 2)
        inner = decay[0]
        states = decay[1]
        rank = try shapes.shape(first.forward.deltaWeight, rank: 2)[1]
        taps = try shapes.shape(first.forward.convolutionWeight, rank: 3)[2]
        features = try shapes.shape(ParameterName.headWeights[0], rank: 2)[1] - width
        centerLength = try settings.integer("center_len")
        // Not every released configuration writes this one down; the architecture fixes it.
        normEpsilon = Float(try settings.optionalNumber("norm_epsilon") ?? 1e-5)
        generator = try Generator(shapes, settings, width: width)
        absence = try Absence(shapes, signals: signals)
        let variant = VariantReader(shapes: shapes, settings: settings, layers: layers)
        directions = try variant.directions()
        tiesProjections = try variant.tiesProjections()
        norm = try variant.norm()
        try check(settings)
        try checkPlausible(file: file)
    }

    /// Where a setting speaks of a size that the tensors show, both must agree.
    private func check(_ settings: SettingReader) throws(PrismError) {
        try settings.agree("d_model", width)
        try settings.agree("n_layer", layers)
        try settings.agree("d_inner", inner)
        if let expand = settings.settings["expand"]?.doubleValue {
            try settings.expect(
                abs(expand * Double(width) - Double(inner)) < 1, "expand",
                "\(expand), but the tensors show an inner width of \(inner) for a model width of \(width)")
        }
        try settings.agree("d_state", states)
        try settings.agree("d_conv", taps)
        try settings.agree("dt_rank", rank)
        try settings.agree("signal_size", signals)
        if case .bool(false)? = settings.settings["useRNAFeat"] {
            try settings.expect(features == 0, "useRNAFeat", "false, but the head takes \(features) features")
        } else {
            try settings.agree("rna_feat_dim", features)
        }
    }

    /// Sizes that a matrix product or a buffer could not take are refused before anything is allocated.
    private func checkPlausible(file: String) throws(PrismError) {
        let limit = 1 << 16
        let named = [
            ("model width", width, 1), ("layers", layers, 1), ("inner width", inner, 1),
            ("states", states, 1),
            ("rank of Δ", rank, 1), ("convolution taps", taps, 1), ("signals", signals, 1),
            ("features", features, 0), ("center_len", centerLength, 0),
        ]
        for (name, value, least) in named
        where value < least || value > (name == "center_len" ? 1 << 30 : limit) {
            throw .checkpoint(file: file, place: name, problem: "\(value) is not a usable size")
        }
        guard normEpsilon > 0, normEpsilon.isFinite else {
            throw .checkpoint(
                file: file, place: "norm_epsilon", problem: "\(normEpsilon) is not a positive number")
        }
    }
}

extension ModelConfiguration.Absence {
    /// Nil where the checkpoint holds none.
    fileprivate init?(_ shapes: ShapeReader, signals: Int) throws(PrismError) {
        let name = ParameterName.Absence.head
        guard shapes.checkpoint.tensors.keys.contains(where: ParameterName.Absence.all.contains) else {
            return nil
        }
        let rows = try shapes.shape(name, rank: 2)[0]
        guard rows >= signals, rows - signals <= 64 else {
            throw .checkpoint(
                file: shapes.file, place: name,
                problem:
                    "expected a row for each of \(signals) signals and of at most 64 groups of features, "
                    + "found \(rows)")
        }
        featureGroups = rows - signals
    }
}

extension ModelConfiguration.Generator {
    /// Nil where the checkpoint holds no generator.
    fileprivate init?(_ shapes: ShapeReader, _ settings: SettingReader, width: Int) throws(PrismError) {
        let first = ParameterName.generator[0].weight
        let isThere = shapes.checkpoint.tensors[first] != nil
        if let weight = settings.settings["intervention_loss_weight"]?.doubleValue {
            try settings.expect(
                (weight != 0) == isThere, "intervention_loss_weight",
                "\(weight), but \(isThere ? "there is the" : "there is no") tensor \(first)")
        }
        guard isThere else { return nil }
        channels = []
        taps = []
        for block in ParameterName.generator {
            let shape = try shapes.shape(block.weight, rank: 3)
            channels.append(shape[0])
            taps.append(shape[2])
            guard shape[2] % 2 == 1 else {
                throw .checkpoint(
                    file: shapes.file, place: block.weight,
                    problem: "expected an odd number of taps, found \(shape[2])")
            }
        }
        let outputs = try shapes.shape(ParameterName.projectorWeight, rank: 2)[0]
        guard outputs >= width, outputs % width == 0 else {
            throw .checkpoint(
                file: shapes.file, place: ParameterName.projectorWeight,
                problem: "\(outputs) outputs are not a multiple of the model width \(width)")
        }
        contexts = outputs / width
        let name = try settings.text("weight_act")
        guard let known = ModelConfiguration.WeightActivation(rawValue: name) else {
            throw .checkpoint(
                file: shapes.file, place: "weight_act", problem: "expected sigmoid or softmax, found \(name)")
        }
        activation = known
        kernelSharpness = try settings.optionalNumber("gaussian_kernel_t") ?? 2
        try settings.agree("n_context", contexts)
        try settings.agree("cnn_dim", channels[0])
    }
}
