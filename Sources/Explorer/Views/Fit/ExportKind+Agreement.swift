extension ExportKind {
    /// How well predictions agree with measurements, by split and contig.
    static let agreement = ExportKind(
        "agreement", .table, words: { _ in "agreement by split and contig" }, stem: { _ in "agreement" },
        obstacle: { FitPanel.obstacle($0) },
        needs: { needs, state in
            needs.needPredictions([.all], state)
            needs.needMeasurements(state)
        }, write: { try $0.write(.agreement($0.state)) })
}
