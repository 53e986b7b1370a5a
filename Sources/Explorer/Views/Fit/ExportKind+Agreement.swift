extension ExportKind {
    /// How well predictions agree with measurements, by split and contig.
    static let agreement = ExportKind(
        "agreement", .table,
        words: { state in
            (state.fitView.isIntervened ? "intervened: " : state.fitView.isOfChange ? "change: " : "")
                + "agreement by split and contig"
        },
        stem: { state in
            switch state.fitView.quantity {
            case .predicted: "agreement"
            case .intervened: "agreement-intervened"
            case .change: "agreement-change"
            }
        },
        obstacle: { state in
            state.fitView.isOfChange
                ? state.changeObstacle
                : state.fitView.isIntervened
                    ? state.interventionObstacle
                        ?? (state.catalog.measuresExpression ? nil : FitPanel.obstacle(state))
                    : FitPanel.obstacle(state)
        },
        needs: { needs, state in
            needs.needPredictions([.all], state)
            if state.fitView.isOfChange { needs.needOtherPredictions(state) }
            if state.fitView.isIntervened { needs.needInterventions(state) }
            needs.needMeasurements(state)
        }, write: { try $0.write(.agreement($0.state)) })
}
