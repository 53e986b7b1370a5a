import GenomeData
import Wording

extension ExportTask {
    /// Writes a table under the header and its own notes.
    func write(_ table: ExportTable) throws -> ExportOutcome {
        let writer = try TextWriter(path: path)
        for line in header + table.notes { try writer.write("# \(ExplorerState.plain(line))\n") }
        try writer.write(row: table.columns.map(ExplorerState.plain))
        for row in table.rows {
            try checkCancelled()
            try writer.write(row: row.map(ExplorerState.plain))
        }
        try writer.commit()
        return .written(table.rows.count.counted("row"))
    }

    /// Writes a text that `body` makes; what it returns says what was written.
    func writeText(_ body: (TextWriter) throws -> String) throws -> ExportOutcome {
        let writer = try TextWriter(path: path)
        let words = try body(writer)
        try writer.commit()
        return .written(words)
    }

    /// The same of the other condition, whose rows it says they are; nil while none is open.
    var ofOther: ExportTask? {
        guard let other, let theirs = state.other?.state else { return nil }
        return ExportTask(
            state: theirs, dataSet: other, header: header + ["rows: of \(state.conditionNames.other)"],
            path: path, version: version, cancellation: cancellation)
    }

    /// The same of a signal of the other condition, over its place; nil where there are no data.
    func row(ofOtherSignal index: Int) throws -> BaseRow? {
        try checkCancelled()
        guard var row = try ofOther?.row(ofSignal: index) else { return nil }
        row.name = "\(state.conditionNames.other) \(row.name)"
        return row
    }

    /// A signal over the locus as its file holds it; contacts, whose values depend on the gene, transformed as they are
    /// drawn. Nil where there are no data.
    func row(ofSignal index: Int) throws -> BaseRow? {
        try checkCancelled()
        guard dataSet.signals.indices.contains(index), state.catalog.signals.indices.contains(index) else {
            return nil
        }
        let track = dataSet.signals[index]
        let signal = state.catalog.signals[index]
        var values = try track.values(in: state.locus.interval, gene: state.currentGene)
        if signal.isContacts { values = values.map { track.transform.apply($0) ?? .nan } }
        guard values.contains(where: \.isFinite) else { return nil }
        let subject = signal.isContacts ? " with the TSS of \(state.currentGene?.symbol ?? "?")" : ""
        var row = BaseRow(
            name: signal.name + subject, unit: signal.unit, contig: state.locus.contig,
            start: state.locus.start, values: values)
        if let color = state.rgb(ofSignal: index) { row.color = color }
        return row
    }
}
