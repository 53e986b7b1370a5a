extension GeneList {
    /// Reads a gene table, positions 0-based half-open.
    ///
    /// Needed: `gene_id` (or the first column), `chrom`, `tss`, `strand`. Used where there: `symbol`, `aliases`
    /// (comma-separated; also called `alias`, `gene_synonym` or `synonyms`), `gene_start` and `gene_end`, `tx_start` and `tx_end`, `transcript_id`, and as in UCSC's tables
    /// `exon_starts`, `exon_ends` (comma-separated), `cds_start`, `cds_end`.
    init(table path: String) throws(GenomeDataError) {
        let reader = try TableReader(path: path)
        let columns = try GeneColumns(reader)
        var genes: [Gene] = []
        // The line of each id, by contig.
        var lines: [String: [String: Int]] = [:]
        var clashing: Set<String> = []
        var repeats = RepeatedGenes()
        var leftOut = LeftOut()
        while let row = try reader.next() {
            guard !row.isBlank(columns.id) else {
                leftOut.add("row", lacking: "a gene's id", line: row.line)
                continue
            }
            let gene = try columns.gene(row)
            if let earlier = lines[gene.id]?[gene.contig] {
                guard clashing.insert(gene.contig).inserted else { continue }
                let problem = "gene \(gene.id) is already on line \(earlier)"
                clashes.append((gene.contig, row.error(problem, column: columns.id)))
                continue
            }
            if lines[gene.id] != nil { repeats.add(gene.id, line: row.line) }
            lines[gene.id, default: [:]][gene.contig] = row.line
            genes.append(gene)
            guard genes.count <= Self.mostGenes else {
                throw row.error("more than \(Self.mostGenes) genes", column: columns.id)
            }
        }
        guard !genes.isEmpty else {
            throw GenomeDataError(file: path, place: nil, problem: "holds no genes, only a header")
        }
        self.genes = genes
        notes = repeats.notes + leftOut.notes + ExcelDate.notes(in: genes.map(\.symbol))
    }
}

/// Where a gene table keeps what.
private struct GeneColumns {
    let id: Int
    let contig: Int
    let tss: Int
    let strand: Int
    let symbol: Int?
    let aliases: Int?
    let transcript: Int?
    let geneBounds: (start: Int, end: Int)?
    let transcriptBounds: (start: Int, end: Int)?
    let exons: (start: Int, end: Int)?
    let coding: (start: Int, end: Int)?

    init(_ reader: TableReader) throws(GenomeDataError) {
        id = try reader.geneColumn()
        let spelling = ["chr", "contig"].first { reader.columns.contains($0) }
        contig = try reader.column(reader.columns.contains("chrom") ? "chrom" : spelling ?? "chrom")
        tss = try reader.column("tss")
        strand = try reader.column("strand")
        symbol = try reader.optionalColumn(anyOf: ["symbol", "gene_name"])
        aliases = try reader.optionalColumn(anyOf: ["aliases", "alias", "gene_synonym", "synonyms"])
        transcript = try reader.optionalColumn("transcript_id")
        geneBounds = try Self.pair(reader, "gene_start", "gene_end")
        transcriptBounds = try Self.pair(reader, "tx_start", "tx_end")
        exons = try Self.pair(reader, "exon_starts", "exon_ends")
        coding = try Self.pair(reader, "cds_start", "cds_end")
    }

    private static func pair(
        _ reader: TableReader, _ start: String, _ end: String
    ) throws(GenomeDataError) -> (start: Int, end: Int)? {
        guard reader.columns.contains(start) || reader.columns.contains(end) else { return nil }
        return (try reader.column(start), try reader.column(end))
    }

    func gene(_ row: TableRow) throws(GenomeDataError) -> Gene {
        let name = try row.name(id)
        guard let strand = Strand(spelling: try row.text(strand).trimmingSpaces()) else {
            throw row.error("expected + or - (or . where it is not known)", column: self.strand)
        }
        let exonRanges = try exonRanges(row)
        let codingBounds = try range(row, coding)
        let codingRanges =
            codingBounds.map { bounds in exonRanges.map { $0.clamped(to: bounds) }.filter { !$0.isEmpty } }
            ?? []
        var transcripts: [Transcript] = []
        if !exonRanges.isEmpty {
            var id = name
            if let column = transcript, !row.isMissing(column) { id = try row.name(column) }
            transcripts = [Transcript(id: id, exons: exonRanges, coding: codingRanges)]
        }
        let ownBounds = try range(row, geneBounds)
        let transcriptBounds = try range(row, transcriptBounds)
        var symbol = name
        if let column = self.symbol, !row.isMissing(column) { symbol = try row.name(column) }
        var aliases: [String] = []
        if let column = self.aliases, !row.isMissing(column) {
            aliases = GeneAliases.separate(try row.text(column))
        }
        return Gene(
            id: name, symbol: symbol, aliases: GeneAliases.besides(name, symbol, aliases),
            contig: try row.name(contig), tss: try row.position(tss), strand: strand,
            bounds: ownBounds ?? transcriptBounds ?? transcripts.first?.bounds, transcripts: transcripts)
    }

    private func range(
        _ row: TableRow, _ columns: (start: Int, end: Int)?
    ) throws(GenomeDataError) -> Range<Int>? {
        guard let columns, !(row.isMissing(columns.start) && row.isMissing(columns.end)) else { return nil }
        let start = try row.position(columns.start)
        let end = try row.position(columns.end)
        guard start <= end else { throw row.error("ends before it starts, at \(start)", column: columns.end) }
        return start == end ? nil : start..<end
    }

    private func exonRanges(_ row: TableRow) throws(GenomeDataError) -> [Range<Int>] {
        guard let exons else { return [] }
        let starts = try row.positions(exons.start)
        let ends = try row.positions(exons.end)
        guard starts.count == ends.count else {
            throw row.error("\(ends.count) ends for \(starts.count) starts", column: exons.end)
        }
        var ranges: [Range<Int>] = []
        for (start, end) in zip(starts, ends) {
            guard start < end else {
                throw row.error("an exon ends at or before its start, \(start)", column: exons.end)
            }
            ranges.append(start..<end)
        }
        return ranges
    }
}
