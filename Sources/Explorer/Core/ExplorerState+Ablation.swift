import PrismModel

extension ExplorerState {
    /// The current gene's ablation, as far as it is known.
    var ablation: Ablation {
        let count = min(modelSignals, Ablation.mostSignals)
        var values: [ModalityMask: Double] = [:]
        for mask in ModalityMask.combinations(signals: count) {
            values[mask] = question(under: mask).flatMap(answer)?.observed.mean
        }
        return Ablation(signals: count, values: values)
    }
}
