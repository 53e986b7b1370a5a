/// Where each gene's rows stand in a contact table.
struct ContactIndex: Sendable {
    /// A gene's rows.
    private struct Run: Sendable {
        let id: String
        /// The line of the first row, and the byte of the unpacked text where it starts.
        let line: Int
        let start: Int
        var rows: Int
    }

    /// The genes, in the table's order, each with a run of rows; what stands in two runs is an error once it is needed.
    let keys: GeneKeys

    private let runs: [Run]
    /// The profiles themselves, in the order of `runs`, where the file cannot be entered in the middle.
    private let profiles: [Result<ContactProfile, GenomeDataError>]?

    /// Reads the table through.
    init(_ rows: ContactRows) throws(GenomeDataError) {
        let keepsRows = !rows.lines.isSeekable
        var scan = Scan()
        var profiles: [Result<ContactProfile, GenomeDataError>] = []
        var builder: ProfileBuilder?
        var current: [UInt8] = []
        var total = 0
        while let row = try rows.next() {
            total += 1
            if scan.runs.isEmpty || !row.gene.holdsSameBytes(as: current[...]) {
                if let builder { profiles.append(builder.profile(rows.lines.file)) }
                builder = keepsRows ? ProfileBuilder() : nil
                current = Array(row.gene)
                try scan.startRun(rows.name(row.gene, column: "gene_id"), row, rows.lines)
            }
            scan.runs[scan.runs.count - 1].rows += 1
            guard scan.runs[scan.runs.count - 1].rows <= ContactTable.mostRowsOfGene else {
                throw rows.lines.error("more than \(ContactTable.mostRowsOfGene) rows for one gene")
            }
            if keepsRows {
                guard total <= ContactTable.mostRowsInMemory else {
                    throw rows.lines.error(
                        "more than \(ContactTable.mostRowsInMemory) rows of plain gzip, which must be kept in "
                            + "memory; pack the table with bgzip instead")
                }
                builder?.add(row, from: rows)
            }
        }
        if let builder { profiles.append(builder.profile(rows.lines.file)) }
        self.profiles = keepsRows ? profiles : nil
        runs = scan.runs
        keys = GeneKeys(
            file: rows.lines.file, keys: runs.map(\.id), repeats: scan.repeats, notes: rows.leftOut.notes)
    }

    /// The runs, while they are found.
    private struct Scan {
        var runs: [Run] = []
        var repeats: [String: GenomeDataError] = [:]
        private var lineByID: [String: Int] = [:]

        mutating func startRun(
            _ id: String, _ row: ContactRows.Row, _ lines: LineReader
        ) throws(GenomeDataError) {
            if let earlier = lineByID[id] {
                if repeats[id] == nil {
                    repeats[id] = lines.error(
                        "the rows of gene \(id) do not stand together: they also start on line \(earlier); "
                            + "sort the table by gene_id")
                }
            } else {
                lineByID[id] = row.line
            }
            guard runs.count < GeneList.mostGenes else {
                throw repeats.values.first ?? lines.error("more than \(GeneList.mostGenes) genes")
            }
            runs.append(Run(id: id, line: row.line, start: row.start, rows: 0))
        }
    }

    /// The bins of a run.
    func profile(_ run: Int, from rows: ContactRows) throws(GenomeDataError) -> ContactProfile {
        if let profiles { return try profiles[run].get() }
        let wanted = runs[run]
        try rows.lines.seek(to: wanted.start, line: wanted.line)
        var builder = ProfileBuilder()
        for _ in 0..<wanted.rows {
            guard let row = try rows.next(), row.gene.elementsEqual(wanted.id.utf8) else {
                throw rows.lines.error("the table has changed while it was open")
            }
            builder.add(row, from: rows)
        }
        return try builder.profile(rows.lines.file).get()
    }
}
