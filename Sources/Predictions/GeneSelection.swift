import GenomeData

/// Which genes of a data set are predicted.
public enum GeneSelection: Sendable, Equatable {
    /// All of them.
    case all
    /// These, by id or symbol.
    case named([String])
    /// Those whose TSS lies in an interval, 0-based half-open.
    case region(GenomicInterval)

    /// The positions of the genes in the data set, rising and each once.
    ///
    /// - Throws: where a name means no gene or several, or the genome does not have the region's contig.
    public func indices(in dataSet: DataSet) throws(GenomeDataError) -> [Int] {
        switch self {
        case .all: return Array(dataSet.genes.indices)
        case .named(let names):
            var indices: Set<Int> = []
            for name in names { indices.insert(try dataSet.index(ofGeneNamed: name)) }
            return indices.sorted()
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

extension GenomicInterval {
    /// An end beyond every contig's.
    static let endOfAnyContig = 1 << 40

    /// From "chr22:1-2,000,000" (1-based, closed, as browsers write it) or "chr22" (the whole contig); nil for
    /// anything else.
    public init?(locus: String) {
        guard let colon = locus.lastIndex(of: ":") else {
            guard !locus.isEmpty else { return nil }
            self.init(contig: locus, start: 0, end: Self.endOfAnyContig)
            return
        }
        let ends = locus[locus.index(after: colon)...].replacing(",", with: "")
            .split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let first = Int(ends[0]), let last = Int(ends[1]), first >= 1, first <= last,
            last <= Self.endOfAnyContig, colon > locus.startIndex
        else { return nil }
        self.init(contig: String(locus[..<colon]), start: first - 1, end: last)
    }
}
