extension ExportKind {
    /// The current gene between two conditions: every choice of the other one's signals, and their Shapley values.
    static let transplants = ExportKind(
        "transplants", .table,
        words: { state in
            "\(state.currentGene?.symbol ?? "?") with each choice of \(state.conditionNames.other)'s signals"
        },
        isOfOne: { _ in false },
        stem: { "\($0.currentGene?.symbol ?? "gene")-transplants" }, obstacle: { $0.sharesObstacle },
        needs: { needs, state in
            let known = state.transplantShares.values.count
            needs.need("transplants", known, of: TransplantShares.masks(state.transplantable).count)
        }, write: { try $0.write(.transplants($0.state)) })
}
