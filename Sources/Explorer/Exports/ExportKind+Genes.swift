import Wording

extension ExportKind {
    /// The listed genes with their measurements and predictions, and the effects of signals that were looked at.
    static let genes = ExportKind(
        "genes", .table,
        words: { state in
            let drops = state.surveyedDrops.flatMap { state.names(offIn: $0) }
            return state.list.order.count.counted("listed gene") + ": measured, predicted"
                + (state.other == nil ? "" : " in both conditions, changes")
                + (drops.isEmpty ? "" : ", effects of " + drops.joined(separator: ", "))
        },
        isOfOne: { _ in false }, stem: genesStem, obstacle: withoutGenes,
        needs: { needs, state in
            needs.needPredictions([.all] + state.surveyedDrops, state)
            needs.needMeasurements(state)
            needs.needOtherPredictions(state)
        }, write: { try $0.write(.genes($0.state)) })

    /// The marked genes, whatever is listed, as the listed ones.
    static let markedGenes = ExportKind(
        "marked-genes", .table,
        words: { state in
            state.list.marked.count.counted("marked gene") + ": measured, predicted"
                + (state.other == nil ? "" : " in both conditions, changes")
        },
        isOfOne: { _ in false }, stem: { _ in "genes-marked" },
        obstacle: { $0.list.marked.isEmpty ? "no gene is marked" : nil },
        needs: { needs, state in
            needs.needPredictions([.all] + state.surveyedDrops, state)
            needs.needMeasurements(state)
            needs.needOtherPredictions(state)
        },
        write: { task in
            var state = task.state
            state.list.filter = ""
            state.list.chosen = state.list.markedSubset
            state.relist()
            return try task.write(.genes(state))
        })

    /// The listed genes as intervals.
    static let geneIntervals = ExportKind(
        "gene-intervals", .intervals,
        words: { $0.list.order.count.counted("listed gene") + " as intervals" }, stem: genesStem,
        obstacle: withoutGenes,
        needs: { needs, state in
            needs.needPredictions([.all], state)
            needs.needMeasurements(state)
        },
        write: { task in
            try task.writeText { writer in
                try ExportRows.bed9(task.state, header: task.header, to: writer)
                return task.state.list.order.count.counted("gene")
            }
        })

    /// The current gene's predictions under every mask.
    static let masks = ExportKind(
        "masks", .table,
        words: { state in
            "\(state.currentGene?.symbol ?? "?"): predictions under every mask"
                + (state.modelSignals <= Ablation.mostSignals ? "" : " of a single signal")
        },
        stem: { "\($0.currentGene?.symbol ?? "gene")-masks" },
        obstacle: { $0.inputObstacle },
        needs: { $0.needForecasts($1) }, write: { try $0.write(.masks($0.state)) })

    /// The screen as a picture.
    static let picture = ExportKind(
        "picture", .picture, words: { _ in "this screen" }, isOfOne: { _ in false },
        stem: { "\($0.currentGene?.symbol ?? "gene")-\($0.view)" },
        write: { task in
            try task.writeText { writer in
                try writer.write(task.state.picture(version: task.version).document)
                return "\(task.state.columns) × \(task.state.rows.counted("cell"))"
            }
        })

    private static let genesStem: @Sendable (ExplorerState) -> String = { state in
        state.list.chosen == nil && state.list.filter.isEmpty ? "genes" : "genes-chosen"
    }

    private static let withoutGenes: @Sendable (ExplorerState) -> String? = { state in
        state.list.order.isEmpty ? "no gene passes the filter" : nil
    }
}
