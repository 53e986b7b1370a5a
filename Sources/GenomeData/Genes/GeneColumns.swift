/// Where a gene table keeps what.
struct GeneColumns {
    let id: Int
    let contig: Int
    let tss: Int
    let strand: Int
    let symbol: Int?
    let aliases: Int?
    let transcript: Int?
    let promoterOf: Int?
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
        promoterOf = try reader.optionalColumn("promoter_of")
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
        var gene = Gene(
            id: name, symbol: symbol, aliases: GeneAliases.besides(name, symbol, aliases),
            contig: try row.name(contig), tss: try row.position(tss), strand: strand,
            bounds: ownBounds ?? transcriptBounds ?? transcripts.first?.bounds, transcripts: transcripts)
        if let promoterOf, !row.isMissing(promoterOf) { gene.promoterOf = try row.name(promoterOf) }
        return gene
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
