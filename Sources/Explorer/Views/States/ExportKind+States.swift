import Wording

extension ExportKind {
    /// The listed genes with their learned states.
    static let states = ExportKind(
        "states", .table, words: { "states of " + $0.list.order.count.counted("listed gene") },
        stem: { _ in "states" },
        obstacle: { state in
            state.statesExportObstacle
                ?? (state.list.order.isEmpty ? "no gene passes the filter" : nil)
        },
        needs: { needs, state in
            needs.needStates(state)
            needs.needPredictions([.all], state)
            needs.needMeasurements(state)
        }, write: { try $0.write(ExportStates.genes($0.state)) })

    /// What the learned states look like.
    static let atlas = ExportKind(
        "atlas", .table, words: { _ in "the states' signals and expression" }, stem: { _ in "atlas" },
        obstacle: { $0.statesExportObstacle },
        needs: { needs, state in
            needs.needStates(state)
            needs.needPredictions([.all], state)
            needs.needMeasurements(state)
            needs.needAtlas(state)
        }, write: { try $0.write(ExportStates.atlas($0.state)) })
}
