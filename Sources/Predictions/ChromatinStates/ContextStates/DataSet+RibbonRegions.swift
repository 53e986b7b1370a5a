import GenomeData

extension DataSet {
    /// What a ribbon is painted over: whole contigs, or their surroundings of TSSs, in the genome's order.
    ///
    /// - Parameters:
    ///   - contigs: in any spelling; nil for all on which genes lie.
    ///   - flank: bases on either side of a TSS; nil for whole contigs.
    ///   - step: regions are widened to multiples of it, and joined where they then touch.
    /// - Returns: the regions, 0-based half-open, apart from each other.
    /// - Throws: for a contig that the genome does not have.
    public func ribbonRegions(
        contigs: [String]?, flank: Int?, step: Int
    ) throws(GenomeDataError) -> [GenomicInterval] {
        let names = ContigNames(genome.contigs)
        var wanted = Set(genes.map(\.contig))
        if let contigs {
            wanted = []
            for contig in contigs {
                guard let match = names.match(contig) else {
                    throw GenomeDataError(
                        file: manifest.genome, place: contig,
                        problem: "no such contig; the genome has "
                            + genome.contigs.prefix(5).map(\.name).joined(separator: ", "))
                }
                wanted.insert(match.name)
            }
        }
        var regions: [GenomicInterval] = []
        for contig in genome.contigs where wanted.contains(contig.name) {
            guard let flank else {
                regions.append(GenomicInterval(contig: contig.name, start: 0, end: contig.length))
                continue
            }
            let step = max(1, step)
            let whole = GenomicInterval(contig: contig.name, start: 0, end: contig.length)
            for gene in annotation.genes(withTSSIn: whole) {
                let near = Range(around: gene.tss, count: 2 * min(max(0, flank), contig.length))
                let cut = near.clamped(to: whole.range)
                let start = cut.lowerBound / step * step
                let end = Range(from: cut.upperBound / step * step, count: step).clamped(to: whole.range)
                    .upperBound
                if let last = regions.last, last.contig == contig.name, last.end >= start {
                    regions[regions.count - 1].end = max(last.end, end)
                } else {
                    regions.append(GenomicInterval(contig: contig.name, start: start, end: end))
                }
            }
        }
        return regions
    }
}
