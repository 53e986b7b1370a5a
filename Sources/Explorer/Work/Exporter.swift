import Canvas
import Dispatch
import GenomeData
import Wording

/// Writes exports on its own thread, whole or not at all.
final class Exporter: Sendable {
    private let dataSet: DataSet
    private let version: String
    private let queue = DispatchQueue(label: "prism.export", qos: .userInitiated)

    init(_ dataSet: DataSet, version: String) {
        self.dataSet = dataSet
        self.version = version
    }

    func write(_ export: Export, into mailbox: Mailbox) {
        queue.async { [self] in
            let outcome: ExportOutcome
            do {
                outcome = try write(export)
            } catch {
                outcome = .failed(Problem(error))
            }
            mailbox.post(.exported(Arrival.ExportArrival(path: export.path, outcome: outcome)))
        }
    }

    /// Waits until what was begun is written.
    func finish() { queue.sync {} }

    private func write(_ export: Export) throws -> ExportOutcome {
        let path = UserPath.expanded(export.path)
        let paths = export.kind.format == "bigWig" ? [path, ExportRows.aboutPath(path)] : [path]
        if paths.contains(where: UserPath.exists), !export.replaces { return .exists(export.kind) }
        let state = export.state
        let header = state.provenance(export.kind.title(in: state), version: version)
        switch export.kind {
        case .genes: return try write(.genes(state), header, path)
        case .masks: return try write(.masks(state), header, path)
        case .effects: return try write(.effects(state), header, path)
        case .agreement: return try write(.agreement(state), header, path)
        case .states: return try write(ExportStates.genes(state), header, path)
        case .atlas: return try write(ExportStates.atlas(state), header, path)
        case .ribbon:
            let writer = try TextWriter(path: path)
            let count = try ExportStates.bed9(state, header: header, to: writer)
            try writer.commit()
            return .written(count.counted("stretch", "stretches"))
        case .mutants: return try write(ExportAttribution.mutants(state), header, path)
        case .attribution:
            let rows = ExportAttribution.rows(state)
            let writer = try TextWriter(path: path)
            let about = header + ExportAttribution.about(state) + ["positions: 0-based half-open"]
            try ExportRows.bedGraph(rows, header: about, to: writer)
            try writer.commit()
            return .written(rows.count.counted("row"))
        case .attributionTotal:
            guard let row = ExportAttribution.total(state),
                let length = state.catalog.contigLengths[row.contig]
            else { return .failed(Problem("the window does not lie on the contig")) }
            try ExportRows.bigWig(row, header: header, contigLength: length, to: path)
            return .written(
                "\(row.values.count.counted("base")), \(row.unit); what made it beside it, in .txt")
        case .geneIntervals:
            let writer = try TextWriter(path: path)
            try ExportRows.bed9(state, header: header, to: writer)
            try writer.commit()
            return .written(state.list.order.count.counted("gene"))
        case .tracks:
            let rows = try state.catalog.signals.indices.compactMap { try row($0, state) }
            guard !rows.isEmpty else { return .failed(Problem("no signal has data here")) }
            let writer = try TextWriter(path: path)
            try ExportRows.bedGraph(rows, header: header + ["positions: 0-based half-open"], to: writer)
            try writer.commit()
            return .written("\(rows.count.counted("signal")) over \(state.locus.length) b")
        case .focusedTrack:
            guard let row = try row(state.focus, state) else {
                return .failed(Problem("\(state.focusedName) has no data here"))
            }
            let length = state.catalog.contigLengths[row.contig] ?? state.locus.end
            try ExportRows.bigWig(row, header: header, contigLength: length, to: path)
            return .written(
                "\(row.name), \(row.unit), over \(state.locus.length) b; what made it beside it, in .txt")
        case .picture:
            let writer = try TextWriter(path: path)
            try writer.write(state.picture(version: version).document)
            try writer.commit()
            return .written("\(state.columns) × \(state.rows) cells")
        }
    }

    private func write(_ table: ExportTable, _ header: [String], _ path: String) throws -> ExportOutcome {
        let writer = try TextWriter(path: path)
        for line in header + table.notes { try writer.write("# \(State.plain(line))\n") }
        try writer.write(row: table.columns.map(State.plain))
        for row in table.rows { try writer.write(row: row.map(State.plain)) }
        try writer.commit()
        return .written(table.rows.count.counted("row"))
    }

    /// A signal over the locus as its file holds it; contacts, whose values depend on the gene, transformed as they
    /// are drawn. Nil where there are no data.
    private func row(_ index: Int, _ state: State) throws -> BaseRow? {
        guard dataSet.signals.indices.contains(index) else { return nil }
        let track = dataSet.signals[index]
        let signal = state.catalog.signals[index]
        var values = try track.values(in: state.locus.interval, gene: state.currentGene)
        if signal.isContacts { values = values.map { track.transform.apply($0) ?? .nan } }
        guard values.contains(where: \.isFinite) else { return nil }
        let subject = signal.isContacts ? " with the TSS of \(state.currentGene?.symbol ?? "?")" : ""
        var row = BaseRow(
            name: signal.name + subject, unit: signal.unit, contig: state.locus.contig,
            start: state.locus.start, values: values)
        let style = state.look.style(
            Role(state.catalog.role(ofSignal: index)), or: Role("series.\(index % 6 + 1)"))
        if let color = style.foreground.approximateRGB { row.color = color }
        return row
    }
}
