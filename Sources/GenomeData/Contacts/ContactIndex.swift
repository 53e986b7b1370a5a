/// Where each gene's rows stand in a contact table.
struct ContactIndex: Sendable {
    /// A gene's rows.
    struct Run: Sendable {
        let id: String
        /// The line of the first row, and the byte of the unpacked text where it starts.
        let line: Int
        let start: Int
        var rows: Int
    }

    /// The genes, in the table's order.
    var ids: [String] { runs.map(\.id) }

    private var runs: [Run] = []
    private var runByID: [String: Int] = [:]
    private var runByUnversioned: [String: Int] = [:]
    /// The profiles themselves, in the order of `runs`, where the file cannot be entered in the middle.
    private var profiles: [ContactProfile]?

    /// Reads the table through.
    init(_ rows: ContactRows) throws(GenomeDataError) {
        let keepsRows = !rows.lines.isSeekable
        var profiles: [ContactProfile] = []
        var builder: ProfileBuilder?
        var current: [UInt8] = []
        var total = 0
        while let row = try rows.next() {
            total += 1
            if runs.isEmpty || !row.gene.holdsSameBytes(as: current[...]) {
                if let builder { profiles.append(try builder.profile(rows.lines.file)) }
                builder = keepsRows ? ProfileBuilder() : nil
                current = Array(row.gene)
                try startRun(rows.name(row.gene, column: "gene_id"), rows.lines)
            }
            runs[runs.count - 1].rows += 1
            guard runs[runs.count - 1].rows <= ContactTable.mostRowsOfGene else {
                throw rows.lines.error("more than \(ContactTable.mostRowsOfGene) rows for one gene")
            }
            if keepsRows {
                guard total <= ContactTable.mostRowsInMemory else {
                    throw rows.lines.error(
                        "more than \(ContactTable.mostRowsInMemory) rows of plain gzip, which must be kept in "
                            + "memory; pack the table with bgzip instead")
                }
                try builder?.add(row, from: rows)
            }
        }
        if let builder { profiles.append(try builder.profile(rows.lines.file)) }
        if keepsRows { self.profiles = profiles }
        for (index, run) in runs.enumerated() {
            if let bare = Gene.unversioned(run.id), runByUnversioned[bare] == nil {
                runByUnversioned[bare] = index
            }
        }
    }

    private mutating func startRun(_ id: String, _ lines: LineReader) throws(GenomeDataError) {
        if let earlier = runByID[id] {
            throw lines.error(
                "the rows of gene \(id) do not stand together: they also start on line \(runs[earlier].line); "
                    + "sort the table by gene_id")
        }
        guard runs.count < GeneList.mostGenes else {
            throw lines.error("more than \(GeneList.mostGenes) genes")
        }
        runByID[id] = runs.count
        runs.append(Run(id: id, line: lines.lineNumber, start: lines.lineStart, rows: 0))
    }

    /// The rows of a gene, found by its id, with or without the version on either side.
    func run(of id: String) -> Int? {
        if let exact = runByID[id] { return exact }
        let bare = Gene.unversioned(id) ?? id
        return runByID[bare] ?? runByUnversioned[bare]
    }

    /// The bins of a run.
    func profile(_ run: Int, from rows: ContactRows) throws(GenomeDataError) -> ContactProfile {
        if let profiles { return profiles[run] }
        let wanted = runs[run]
        try rows.lines.seek(to: wanted.start, line: wanted.line)
        var builder = ProfileBuilder()
        for _ in 0..<wanted.rows {
            guard let row = try rows.next(), row.gene.elementsEqual(wanted.id.utf8) else {
                throw rows.lines.error("the table has changed while it was open")
            }
            try builder.add(row, from: rows)
        }
        return try builder.profile(rows.lines.file)
    }
}

/// Puts one gene's rows together.
private struct ProfileBuilder {
    private var contig: [UInt8] = []
    private var contigName = ""
    private var bins: [ContactBin] = []
    private var line = 0

    mutating func add(_ row: ContactRows.Row, from rows: ContactRows) throws(GenomeDataError) {
        let bytes = rows.contig(row)
        if bins.isEmpty {
            contig = Array(bytes)
            contigName = try rows.name(bytes, column: "chrom")
            line = rows.lines.lineNumber
        } else if !bytes.holdsSameBytes(as: contig[...]) {
            throw rows.lines.error("column chrom: differs from the gene's first row, \(contigName)")
        }
        bins.append(try rows.bin(row))
    }

    func profile(_ file: String) throws(GenomeDataError) -> ContactProfile {
        let isSorted = zip(bins, bins.dropFirst()).allSatisfy { $0.start <= $1.start }
        let sorted = isSorted ? bins : bins.sorted { $0.start < $1.start }
        for (left, right) in zip(sorted, sorted.dropFirst()) where left.end > right.start {
            throw GenomeDataError(
                file: file, place: "from line \(line)",
                problem: "two bins of a gene share bases from \(right.start) on")
        }
        return ContactProfile(contig: contigName, bins: sorted)
    }
}
