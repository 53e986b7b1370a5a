import Canvas
import Wording

extension ExportKind {
    /// Longer stretches would take gigabytes base by base.
    static let mostBases = 5_000_000

    /// Every track over the locus, base by base.
    static let tracks = ExportKind(
        "tracks", .bedGraph,
        words: { "every signal\($0.otherSignals == nil ? "" : " of both conditions") over \($0.locus.text)" },
        isOfOne: { $0.otherSignals == nil }, stem: { $0.placeStem },
        obstacle: tracksObstacle, write: writeTracks)

    /// The focused track over the locus, base by base.
    static let focusedTrack = ExportKind(
        "focused-track", .bigWig, words: { "\($0.focusedName) over \($0.locus.text)" },
        stem: { "\($0.focusedName)-\($0.placeStem)" }, obstacle: tracksObstacle,
        write: { task in
            let state = task.state
            guard let row = try task.row(ofSignal: state.focus) else {
                return .failed(Problem("\(state.focusedName) has no data here"))
            }
            let length = state.catalog.contigLengths[row.contig] ?? state.locus.end
            try ExportRows.bigWig(
                row, header: task.header, contigLength: length, to: task.path, task.cancellation)
            return .written(
                "\(row.name), \(row.unit), over \(state.locus.length.counted("base")); what made it beside it, in .txt"
            )
        })

    /// The learned states along the locus.
    static let ribbon = ExportKind(
        "ribbon", .intervals, words: { "learned states over \($0.locus.text)" },
        stem: { "states-\($0.placeStem)" },
        obstacle: { $0.statesExportObstacle ?? ExportStates.ribbonObstacle($0) },
        needs: { needs, state in
            needs.needStates(state)
            let tiles = state.ribbonTiles
            needs.need("stretches", tiles.count { state.study.ribbons[$0] != nil }, of: tiles.count)
        },
        write: { task in
            try task.writeText { writer in
                try ExportStates.bed9(task.state, header: task.header, to: writer)
                    .counted("stretch", "stretches")
            }
        })

    private static let tracksObstacle: @Sendable (ExplorerState) -> String? = { state in
        if state.catalog.signals.isEmpty { return "the data set has no signals" }
        return state.locus.length > mostBases
            ? "zoom in: at most \(NumberText.bases(mostBases))" : nil
    }

    /// Every signal that has data over the locus; the file names the others.
    private static let writeTracks: @Sendable (ExportTask) throws -> ExportOutcome = { task in
        let signals = task.state.catalog.signals
        let rows = try signals.indices.map { try task.row(ofSignal: $0) }
        let others = task.state.otherSignals?.state.catalog.signals.indices ?? 0..<0
        let known = (rows + (try others.map { try task.row(ofOtherSignal: $0) })).compactMap(\.self)
        guard !known.isEmpty else { return .failed(Problem("no signal has data here")) }
        let silent = signals.indices.filter { rows[$0] == nil }.map { signals[$0].name }
        let lacks = silent.isEmpty ? [] : ["no data here: " + silent.joined(separator: ", ")]
        return try task.writeText { writer in
            try ExportRows.bedGraph(
                known, header: task.header + lacks + ["positions: 0-based half-open"], to: writer,
                task.cancellation)
            let words = "\(known.count.counted("signal")) over \(task.state.locus.length.counted("base"))"
            return ([words] + lacks).joined(separator: "; ")
        }
    }
}

extension ExplorerState {
    /// The locus in a file's name.
    var placeStem: String { "\(locus.contig)-\(locus.start + 1)-\(locus.end)" }

    /// The name of the signal that has the focus.
    var focusedName: String {
        catalog.signals.indices.contains(focus) ? catalog.signals[focus].name : "?"
    }
}
