extension ExportKind {
    /// What every other base does to the current gene's prediction.
    static let mutants = ExportKind(
        "mutants", .table, words: { "\($0.currentGene?.symbol ?? "?"): change with every other base" },
        stem: { "\($0.currentGene?.symbol ?? "gene")-mutants" },
        obstacle: { state in
            if let obstacle = state.model.obstacle { return obstacle }
            guard let question = state.scan?.question ?? state.questionAsIf else {
                return "no gene is chosen"
            }
            return state.obstacle(question)
                ?? state.inputFailureText
        },
        needs: { needs, state in
            let map = state.scan?.map
            needs.need("positions", map?.done ?? 0, of: map?.length ?? state.catalog.window)
        },
        begin: { state in
            state.mutate.wanted = state.scan?.question ?? state.questionAsIf
            state.mutate.isStopped = false
        }, write: { try $0.write(ExportMutants.table($0.state)) })
}
