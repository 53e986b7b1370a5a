import Checkpoints

extension ParameterName {
    /// Whether a tensor may lie beside those of a layout and changes nothing that the model computes.
    ///
    /// The reverse direction's name of a tied projection; the background states that a model is adjusted for; counters;
    /// embeddings of letters, which a model that is given its inputs embedded does not read; what a training loop keeps of its own (losses, metrics, a state to resume).
    static func isBeside(_ name: String, _ layout: ParameterLayout) -> Bool {
        let twin = name.replacing(".mamba_rev.", with: ".mamba_fwd.")
        if twin != name, name.hasSuffix("in_proj.weight") || name.hasSuffix("out_proj.weight") {
            return layout[twin] != nil
        }
        if generator.contains(where: { $0.batchesTracked == name }) {
            return layout[generator[0].weight] != nil
        }
        if Checkpoint.backgroundStates.contains(name) {
            return layout[Background.effects] != nil || layout[Background.columns] != nil
        }
        if name == "n_averaged" || name.hasPrefix("caduceus.backbone.embeddings.") { return true }
        let top = name.prefix { $0 != "." }.lowercased()
        return ["training", "criterion"].contains(top) || top.contains("loss") || top.contains("metric")
    }
}
