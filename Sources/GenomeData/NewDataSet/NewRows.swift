/// The rows of a new data set's tables: a gene each, or every TSS of every gene.
struct NewRows {
    /// A row.
    struct Row {
        /// The gene, with the row's id and TSS.
        var gene: Gene
        /// The position, in the kept genes, of the gene that it is a promoter of.
        let origin: Int
        /// What was measured; NaN where nothing was, or a track is to be summed.
        let value: Float
    }

    /// By contig and TSS.
    let rows: [Row]
    /// What was found out.
    let decisions: [Decision]

    /// Chooses the starts of genes.
    init(
        _ request: NewDataSetRequest, _ genes: NewGenes, _ assembly: AssemblyCheck, isTable: Bool
    ) throws(GenomeDataError) {
        let kept = genes.kept
        guard request.start != nil || !isTable else {
            rows = kept.enumerated().map { Row(gene: $1.gene, origin: $0, value: $1.value) }
            decisions = [Decision("TSS", "as the table of genes has it (--tss chooses otherwise)")]
            return
        }
        var sites = try StartSites(
            request.start, kept.map(\.gene), request.signals, contacts: request.contacts, assembly)
        var rows: [Row] = []
        for (index, known) in kept.enumerated() {
            let starts = try sites.starts(of: known.gene)
            let values = Self.values(known, starts, sites.rule, genes.expression)
            for (start, value) in zip(starts, values) {
                var gene = known.gene
                gene.tss = start
                if sites.rule == .every {
                    gene.promoterOf = gene.id
                    gene.id = "\(gene.id)@\(start + 1)"
                }
                rows.append(Row(gene: gene, origin: index, value: value))
            }
        }
        let order = Dictionary(
            assembly.genome.contigs.enumerated().map { ($1.name, $0) },
            uniquingKeysWith: { first, _ in first })
        self.rows = rows.sorted {
            (order[$0.gene.contig] ?? 0, $0.gene.tss, $0.gene.id) < (
                order[$1.gene.contig] ?? 0, $1.gene.tss, $1.gene.id
            )
        }
        var decisions = sites.summary(genes: kept.count, rows: rows.count)
        if sites.rule == .every, let expression = genes.expression {
            decisions.append(
                Decision(
                    "TSS",
                    expression.byTranscript.isEmpty
                        ? "a gene's expression is shared equally among its starts, as the table has no more to tell; prism "
                            + "evaluate scores the genes' sums"
                        : "each start has the expression of the transcripts that begin there; prism evaluate scores the "
                            + "genes' sums too"))
        }
        self.decisions = decisions
    }

    /// What was measured at each start: the gene's value, or of several starts each one's transcripts', or equal shares.
    private static func values(
        _ known: NewGenes.Kept, _ starts: [Int], _ rule: StartSiteRule, _ expression: GeneExpression?
    ) -> [Float] {
        guard rule == .every, let expression else { return starts.map { _ in known.value } }
        guard !expression.byTranscript.isEmpty else {
            return starts.map { _ in known.value / Float(max(1, starts.count)) }
        }
        return starts.map { start in
            known.gene.transcripts.filter { $0.start(on: known.gene.strand) == start }.reduce(0) {
                sum, transcript in
                let stem = Gene.unversioned(transcript.id)
                return sum
                    + (expression.byTranscript[transcript.id] ?? stem.flatMap { expression.byTranscript[$0] }
                        ?? 0)
            }
        }
    }
}
