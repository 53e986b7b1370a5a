import GenomeData

/// Which stretch of the genome each of some genes has to itself: the bases of its window that lie nearer to its TSS than to
/// another one's, and on the contig.
///
/// Windows of neighbours overlap, and a track has one value per base.
struct NearestWindows {
    private let parts: [Range<Int>]

    /// The stretches of genes sorted by contig and TSS; of two as near to a base the left one has none of it.
    init(_ genes: [Gene], length: Int, contigLengths: [String: Int]) {
        parts = genes.indices.map { index in
            let gene = genes[index]
            var part = Range(around: gene.tss, count: length)
                .clamped(to: 0..<max(0, contigLengths[gene.contig] ?? 0))
            if index > 0, genes[index - 1].contig == gene.contig {
                part = Range(
                    from: max(part.lowerBound, Self.middle(genes[index - 1], gene)), to: part.upperBound)
            }
            if index + 1 < genes.count, genes[index + 1].contig == gene.contig {
                part = Range(
                    from: part.lowerBound, to: min(part.upperBound, Self.middle(gene, genes[index + 1])))
            }
            return part
        }
    }

    /// The stretch of the gene at an index; empty where others have all of it.
    subscript(index: Int) -> Range<Int> { parts[index] }

    /// The first base that belongs to the right one of two.
    private static func middle(_ left: Gene, _ right: Gene) -> Int { (left.tss + right.tss + 1) / 2 }
}
