extension SignalTrack {
    /// The signal around a gene's TSS, read along the gene's strand.
    ///
    /// - Parameters:
    ///   - gene: the gene; one of unknown strand is read along the + strand.
    ///   - flank: bases to each side, 1 at least. The TSS itself is the first base of the second half, on both strands.
    ///   - bins: equal parts of the 2 × `flank` bases.
    /// - Returns: each part's mean over the bases with data, scaled; of contacts, those with the TSS, transformed. NaN
    ///   where a part has no data, as beyond the contig's ends.
    /// - Throws: when the file is damaged or cannot be read.
    public func profile(around gene: Gene, flank: Int, bins: Int) throws(GenomeDataError) -> [Float] {
        let flank = Swift.max(1, flank)
        let isReverse = gene.strand == .reverse
        let bases = Range(around: isReverse ? gene.tss + 1 : gene.tss, count: 2 * flank)
        var values = try values(in: GenomicInterval(contig: gene.contig, bases), gene: gene)
        if contacts != nil { values = values.map { transform.apply($0) ?? .nan } }
        if isReverse { values.reverse() }
        return (0..<Swift.max(0, bins)).map { bin in
            var (sum, count) = (0.0, 0)
            for value in values[values.indices.part(bin, of: bins).clamped(to: values.indices)]
            where value.isFinite {
                sum += Double(value)
                count += 1
            }
            return count > 0 ? Float(sum / Double(count)) : .nan
        }
    }
}
