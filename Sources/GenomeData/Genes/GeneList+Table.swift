extension GeneList {
    /// Reads a gene table, positions 0-based half-open.
    ///
    /// Needed: `gene_id` (or the first column), `chrom`, `tss`, `strand`. Used where there: `symbol`, `aliases`
    /// (comma-separated; also called `alias`, `gene_synonym` or `synonyms`),
    /// `promoter_of` (the gene, where every TSS has a row), `gene_start` and `gene_end`, `tx_start` and `tx_end`, `transcript_id`, and as in UCSC's tables
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
