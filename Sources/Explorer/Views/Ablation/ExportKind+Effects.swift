extension ExportKind {
    /// What masks do to all genes.
    static let effects = ExportKind(
        "effects", .table,
        words: { state in
            (state.effects[state.featureMask]?.kind.title ?? "all genes") + ": what each mask"
                + (state.modelSignals <= Ablation.mostSignals ? "" : " of a single signal") + " changes"
        },
        stem: { _ in "effects" }, obstacle: { $0.model.obstacle },
        needs: { needs, state in
            let masks = Ablation.exported(signals: state.modelSignals, over: state.featureMask)
            needs.needPredictions(masks, state)
            needs.needMeasurements(state)
        }, write: { try $0.write(.effects($0.state)) })
}
