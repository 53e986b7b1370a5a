import Wording

extension ExportKind {
    /// The heat map's signal around the TSS of the listed genes.
    static let profiles = ExportKind(
        "profiles", .table,
        words: { "\($0.heatSignalName) around the TSS of \($0.heatPlaces.count.counted("gene"))" },
        isOfOne: { $0.otherSignals == nil || $0.heatSignal.own == nil || $0.heatSignal.other == nil },
        stem: { "\($0.heatSignalName)-around-TSS" },
        obstacle: { state in
            if state.heatSignals.isEmpty { return "the data set has no signals" }
            return state.heatPlaces.isEmpty ? "no gene passes the filter" : nil
        },
        needs: { needs, state in
            let genes = state.list.order
            if state.profileQuery != nil {
                needs.need("genes", state.shownProfiles?.known(among: genes) ?? 0, of: genes.count)
            }
            guard state.otherProfileQuery != nil else { return }
            let theirs = state.listedByOther
            needs.need(
                "genes of the other condition", state.otherProfiles?.known(among: theirs) ?? 0,
                of: theirs.count)
        },
        write: { task in
            try task.writeText { writer in
                let rows = try ProfileTable.write(
                    task.state, [task.state.shownPair].compactMap(\.self), header: task.header,
                    to: writer,
                    task.cancellation)
                return rows.counted("row")
            }
        })
}

extension ExplorerState {
    /// The name of the signal that the heat map shows.
    fileprivate var heatSignalName: String { name(of: heatSignal) }
}
