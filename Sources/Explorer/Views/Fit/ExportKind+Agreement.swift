extension ExportKind {
    /// How well predictions agree with measurements, by split and contig.
    static let agreement = ExportKind(
        "agreement", .table,
        words: { state in
            let words = [
                state.fitView.isIntervened ? "intervened" : nil, state.fitView.isOfChange ? "change" : nil,
            ].compactMap(\.self).joined(separator: " ")
            return (words.isEmpty ? "" : words + ": ")
                + "agreement by split and contig"
        },
        isOfOne: { !$0.fitView.isOfChange },
        stem: { state in
            switch state.fitView.quantity {
            case .predicted: "agreement"
            case .intervened: "agreement-intervened"
            case .change: "agreement-change"
            case .intervenedChange: "agreement-intervened-change"
            }
        },
        obstacle: { state in
            let intervention = state.fitView.isIntervened ? state.interventionObstacle : nil
            if state.fitView.isOfChange { return state.changeObstacle ?? intervention }
            guard state.fitView.isIntervened else { return FitPanel.obstacle(state) }
            return intervention ?? (state.catalog.measuresExpression ? nil : FitPanel.obstacle(state))
        },
        needs: { needs, state in
            needs.needPredictions([.all], state)
            if state.fitView.isOfChange { needs.needOtherPredictions(state) }
            if state.fitView.isIntervened { needs.needInterventions(state) }
            if state.fitView.quantity == .intervenedChange, let other = state.other?.state {
                let survey = other.study.interventions
                needs.need("interventions of the other condition", survey.next, of: survey.genes)
            }
            needs.needMeasurements(state)
        }, write: { try $0.write(.agreement($0.state)) })
}
