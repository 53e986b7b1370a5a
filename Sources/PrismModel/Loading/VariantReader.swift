import Checkpoints

/// Tells by tensors and settings together which of the forms that the engine computes a checkpoint has.
///
/// The names are those of Caduceus, whose bidirectional Mamba the published model is made of. Settings that are absent
/// are told by the tensors; where both speak, they must agree.
struct VariantReader {
    let shapes: ShapeReader
    let settings: SettingReader
    let layers: Int

    /// What becomes of the two directions: `bidirectional`, `bidirectional_strategy`.
    func directions() throws(PrismError) -> ModelConfiguration.Directions {
        let reverse = tensors.keys.filter { $0.contains(".mixer.mamba_rev.") }.min()
        let stated = try settings.flag("bidirectional")
        if let reverse {
            try settings.expect(stated != false, "bidirectional", "false, but there is the tensor \(reverse)")
        } else {
            let expected = ParameterName.layer(0).reverse.decayLog
            try settings.expect(stated != true, "bidirectional", "true, but there is no tensor \(expected)")
            return .forwardOnly
        }
        switch settings.settings["bidirectional_strategy"] {
        case nil, .null?, .text("add")?: return .added
        case .text("ew_multiply")?: return .multiplied
        case let other?: throw settings.wrong("bidirectional_strategy", "add or ew_multiply", other)
        }
    }

    /// Whether two directions share their projections: `bidirectional_weight_tie`. True where there is one direction.
    func tiesProjections() throws(PrismError) -> Bool {
        let stated = try settings.flag("bidirectional_weight_tie")
        for index in 0..<layers {
            let layer = ParameterName.layer(index)
            for (first, second) in [
                (layer.forward.inProjection, layer.reverse.inProjection),
                (layer.forward.outProjection, layer.reverse.outProjection),
            ] {
                guard let one = tensors[first], let other = tensors[second], one != other else { continue }
                try settings.expect(
                    stated != true, "bidirectional_weight_tie", "true, but \(second) differs from \(first)")
                return false
            }
        }
        let isAlone = try directions() == .forwardOnly
        return isAlone || stated ?? true
    }

    /// The norm: `rms_norm`.
    func norm() throws(PrismError) -> ModelConfiguration.Norm {
        let names = (0..<layers).map { ParameterName.layer($0).normBias } + [ParameterName.finalNormBias]
        let bias = names.first { tensors[$0] != nil }
        let stated = try settings.flag("rms_norm")
        if let bias {
            try settings.expect(stated != true, "rms_norm", "true, but there is \(bias), a bias of LayerNorm")
            return .layer
        }
        try settings.expect(stated != false, "rms_norm", "false, but there is no tensor \(names[0])")
        return .rms
    }

    private var tensors: [String: CheckpointTensor] { shapes.checkpoint.tensors }
}
