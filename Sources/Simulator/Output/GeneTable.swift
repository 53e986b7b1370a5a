/// Rows of the tables that real data have too.
enum GeneTable {
    /// Columns of `genes.tsv`.
    ///
    /// Positions are 0-based half-open; lists end each item with a comma; `cds` holds start and stop codon.
    static let columns = [
        "gene_id", "symbol", "chrom", "tss", "strand", "tx_start", "tx_end", "cds_start", "cds_end",
        "exon_count", "exon_starts", "exon_ends",
    ]

    static func row(_ gene: SimulatedGene, contig: String) -> [String] {
        let placed = gene.gene
        let exons = placed.exons
        let coding = placed.coding
        return [
            gene.id, gene.symbol, contig, String(placed.tss), placed.isForward ? "+" : "-",
            String(placed.body.lowerBound), String(placed.body.upperBound), String(coding.lowerBound),
            String(coding.upperBound), String(exons.count),
            exons.map { "\($0.lowerBound)," }.joined(), exons.map { "\($0.upperBound)," }.joined(),
        ]
    }

    /// A row of `features.tsv`; `density` is each whole track's fragments per base.
    static func features(_ gene: SimulatedGene, density: [Double]) -> [String] {
        let lengths = gene.features.lengths.map { $0.fixed(4) }
        let gc = gene.gc.map { $0.fixed(4) }
        return [gene.id] + lengths + gc + [
            gene.features.exonDensity.fixed(4), promoterActivity(gene, density).fixed(4),
        ]
    }

    /// √(H3K27ac RPM × DNase RPM) in TSS ± 500 bp, RPM being fragments per million of a track over the human genome's length as
    /// dense as the simulated one: the same number however many genes are simulated.
    private static func promoterActivity(_ gene: SimulatedGene, _ density: [Double]) -> Double {
        let product = [Mark.h3k27ac, .dnase].reduce(1.0) { product, mark in
            let whole = density[mark.rawValue] * humanGenomeLength
            return product * (whole > 0 ? gene.fragments[mark.rawValue] * 1_000_000 / whole : 0)
        }
        return product.squareRoot()
    }

    /// Bases, hg38 without its alternative sequences.
    static let humanGenomeLength = 3_088_269_832.0
}
