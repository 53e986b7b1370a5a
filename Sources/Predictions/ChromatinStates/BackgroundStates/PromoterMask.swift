import GenomeData

/// Which bins lie around an annotated TSS.
struct PromoterMask: Sendable {
    private let bins: [String: [Range<Int>]]

    /// Bins that share a base with `[TSS − margin, TSS + margin]` of any gene, or of any transcript's 5′ end in the
    /// annotation.
    init(_ dataSet: DataSet, binSize: Int, margin: Int) throws(GenomeDataError) {
        let models = try dataSet.geneModels()
        var starts: [String: Set<Int>] = [:]
        for gene in dataSet.genes + models.genes {
            starts[gene.contig, default: []].insert(gene.tss)
            for case let bounds? in gene.transcripts.map(\.bounds) {
                starts[gene.contig, default: []].insert(
                    gene.strand == .reverse ? bounds.upperBound - 1 : bounds.lowerBound)
            }
        }
        let margin = max(0, margin)
        bins = starts.mapValues { starts in
            var ranges: [Range<Int>] = []
            for start in starts.sorted() {
                let (low, high) = (max(0, start - margin) / binSize, max(0, start + margin) / binSize + 1)
                if let last = ranges.last, last.upperBound >= low {
                    ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, high)
                } else {
                    ranges.append(low..<high)
                }
            }
            return ranges
        }
    }

    /// Makes the bins missing.
    func apply(to column: inout [Float], on contig: String) {
        for range in bins[contig] ?? [] {
            for bin in range.clamped(to: column.indices) { column[bin] = .nan }
        }
    }

    /// How many of a contig's `count` bins they are.
    func count(on contig: String, of count: Int) -> Int {
        (bins[contig] ?? []).reduce(0) { $0 + $1.clamped(to: 0..<count).count }
    }
}
