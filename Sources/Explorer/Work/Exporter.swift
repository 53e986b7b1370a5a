import Canvas
import Dispatch
import GenomeData
import PrismModel
import Synchronization

/// Writes exports on its own thread, whole or not at all.
final class Exporter: Sendable {
    private let dataSet: DataSet
    private let version: String
    private let queue = DispatchQueue(label: "prism.export", qos: .userInitiated)
    private let cancellation = Cancellation()
    /// Paths of what was asked for and is neither written nor refused.
    private let open = Mutex<[String]>([])

    init(_ dataSet: DataSet, version: String) {
        self.dataSet = dataSet
        self.version = version
    }

    func write(_ export: Export, into mailbox: Mailbox) {
        open.withLock { $0.append(export.path) }
        queue.async { [self] in
            let outcome: ExportOutcome
            do {
                outcome = try write(export)
            } catch PrismError.cancelled {
                return
            } catch {
                outcome = .failed(Problem(error))
            }
            open.withLock { open in open.firstIndex(of: export.path).map { _ = open.remove(at: $0) } }
            mailbox.post(.exported(Arrival.ExportArrival(path: export.path, outcome: outcome)))
        }
    }

    /// Waits a while for what was begun; what takes longer is given up, and nothing of it stays.
    ///
    /// Returns the paths of what was given up.
    func finish(patience seconds: Double) -> [String] {
        let end = DispatchSemaphore(value: 0)
        queue.async { end.signal() }
        if end.wait(timeout: .now() + seconds) == .timedOut {
            cancellation.cancel()
            // A file that does not answer is not waited for: nothing was begun before its values were read.
            _ = end.wait(timeout: .now() + 0.3)
        }
        return open.withLock { $0 }
    }

    private func write(_ export: Export) throws -> ExportOutcome {
        if cancellation.isCancelled { throw PrismError.cancelled }
        let path = UserPath.expanded(export.path)
        if UserPath.exists(path), !export.replaces { return .exists(export.kind) }
        let state = export.state
        let needs = ExportNeeds(export.kind, in: state)
        let lacks = needs.isEmpty ? [] : ["incomplete: " + needs.text]
        let header = state.provenance(export.kind.title(in: state), version: version) + lacks
        let outcome = try write(export.kind, state, header, path)
        guard case .written(let words) = outcome, let note = lacks.first else { return outcome }
        return .written("\(words); \(note)")
    }

    private func write(
        _ kind: ExportKind, _ state: State, _ header: [String], _ path: String
    ) throws -> ExportOutcome {
        switch kind {
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
            return .written(NumberText.count(count, "stretch", plural: "stretches"))
        case .mutants: return try write(ExportAttribution.mutants(state), header, path)
        case .attribution:
            let rows = ExportAttribution.rows(state)
            let writer = try TextWriter(path: path)
            let about = header + ExportAttribution.about(state) + ["positions: 0-based half-open"]
            try ExportRows.bedGraph(rows, header: about, to: writer, cancellation)
            try writer.commit()
            return .written(NumberText.count(rows.count, "track"))
        case .attributionTotal:
            guard let row = ExportAttribution.total(state),
                let length = state.catalog.contigLengths[row.contig]
            else { return .failed(Problem("the window does not lie on the contig")) }
            try ExportRows.bigWig(row, contigLength: length, to: path, cancellation)
            return .written("\(NumberText.count(row.values.count, "base")), \(row.unit)")
        case .geneIntervals:
            let writer = try TextWriter(path: path)
            try ExportRows.bed9(state, header: header, to: writer)
            try writer.commit()
            return .written(NumberText.count(state.list.order.count, "gene"))
        case .tracks: return try writeTracks(state, header, path)
        case .focusedTrack:
            guard let row = try row(state.focus, state) else {
                return .failed(Problem("\(state.focusedName) has no data here"))
            }
            let length = state.catalog.contigLengths[row.contig] ?? state.locus.end
            try ExportRows.bigWig(row, contigLength: length, to: path, cancellation)
            return .written("\(row.name), \(row.unit), over \(state.locus.length) b")
        case .picture: return try writePicture(state, header, path)
        }
    }

    private func writePicture(_ state: State, _ header: [String], _ path: String) throws -> ExportOutcome {
        var image = SVGImage(Grid(state), theme: state.look.theme, title: "prism: \(state.catalog.name)")
        image.about = header.joined(separator: "\n")
        let writer = try TextWriter(path: path)
        try writer.write(image.document)
        try writer.commit()
        return .written("\(state.columns) × \(NumberText.count(state.rows, "cell"))")
    }

    /// Every signal that has data over the locus; the file names the others.
    private func writeTracks(_ state: State, _ header: [String], _ path: String) throws -> ExportOutcome {
        let signals = state.catalog.signals
        let rows = try signals.indices.map { try row($0, state) }
        let known = rows.compactMap(\.self)
        guard !known.isEmpty else { return .failed(Problem("no signal has data here")) }
        let silent = signals.indices.filter { rows[$0] == nil }.map { signals[$0].name }
        let lacks = silent.isEmpty ? [] : ["no data here: " + silent.joined(separator: ", ")]
        let writer = try TextWriter(path: path)
        try ExportRows.bedGraph(
            known, header: header + lacks + ["positions: 0-based half-open"], to: writer, cancellation)
        try writer.commit()
        let words = "\(NumberText.count(known.count, "signal")) over \(state.locus.length) b"
        return .written(([words] + lacks).joined(separator: "; "))
    }

    private func write(_ table: ExportTable, _ header: [String], _ path: String) throws -> ExportOutcome {
        let writer = try TextWriter(path: path)
        for line in header + table.notes { try writer.write("# \(State.plain(line))\n") }
        try writer.write(row: table.columns.map(State.plain))
        for row in table.rows {
            if cancellation.isCancelled { throw PrismError.cancelled }
            try writer.write(row: row.map(State.plain))
        }
        try writer.commit()
        return .written(NumberText.count(table.rows.count, "row"))
    }

    /// A signal over the locus as its file holds it; contacts, whose values depend on the gene, transformed as they
    /// are drawn. Nil where there are no data.
    private func row(_ index: Int, _ state: State) throws -> BaseRow? {
        if cancellation.isCancelled { throw PrismError.cancelled }
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
