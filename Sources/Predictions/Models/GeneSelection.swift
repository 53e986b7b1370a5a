import GenomeData

/// Which genes of a data set are predicted.
public enum GeneSelection: Sendable, Equatable {
    /// All genes.
    case all
    /// The genes of these ids or symbols.
    case named([String])
    /// The genes whose TSS lies in an interval, 0-based half-open.
    case region(GenomicInterval)

    /// The positions of the genes in the data set, rising and each once.
    ///
    /// - Throws: where a name means no gene or several, or the genome does not have the region's contig.
    public func indices(in dataSet: DataSet) throws(GenomeDataError) -> [Int] {
        switch self {
        case .all: return Array(dataSet.genes.indices)
        case .named(let names): return try dataSet.genes(named: names).all()
        case .region(let interval): return try dataSet.indices(ofGenesIn: interval)
        }
    }

    /// What was selected, for a header.
    var words: String {
        switch self {
        case .all: "all"
        case .named: "by name"
        case .region(let interval) where interval.end == GenomicInterval.endOfAnyContig:
            "TSS on \(interval.contig)"
        case .region(let interval): "TSS in \(interval.contig):\(interval.start + 1)-\(interval.end)"
        }
    }
}
