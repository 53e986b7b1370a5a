import Checkpoints

/// What a checkpoint may ask for that this engine does not compute: refused by name, so that no number is wrong in
/// silence.
extension ShapeReader {
    /// Tensors of forms that are not computed. A setting that denies them is named beside.
    func refuseOtherComputations(_ settings: SettingReader) throws(PrismError) {
        for name in checkpoint.tensors.keys.sorted() where name.hasPrefix("caduceus.") {
            let parts = name.split(separator: ".")
            if parts.contains("submodule") {
                throw refusal(
                    name, "reverse-complement parameter sharing is not computed",
                    try settings.flag("rcps") == false ? "rcps is false" : nil)
            }
            if parts.suffix(2) == ["in_proj", "bias"] || parts.suffix(2) == ["out_proj", "bias"] {
                throw refusal(
                    name, "projections with a bias are not computed",
                    try settings.flag("bias") == false ? "bias is false" : nil)
            }
        }
    }

    private func refusal(_ name: String, _ reason: String, _ contradiction: String?) -> PrismError {
        .checkpoint(
            file: file, place: name, problem: reason + (contradiction.map { ", and \($0)" } ?? ""))
    }
}
