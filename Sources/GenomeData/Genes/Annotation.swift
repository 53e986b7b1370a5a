/// The genes of a data set, sorted by position, found by name or by interval.
public struct Annotation: Sendable {
    /// All genes: by contig in the order of `contigs`, then by TSS, then by id.
    public let genes: [Gene]
    /// The contigs that have genes, in the order asked for or else of first appearance.
    public let contigs: [String]
    /// What was unusual about the source and how it was taken, for reports.
    public let notes: [String]

    let ids: VersionedIDs
    let indicesBySymbol: [String: [Int]]
    /// By symbol and by id, in lower case.
    let indicesByFoldedName: [String: [Int]]
    /// By other names, in lower case.
    let indicesByAlias: [String: [Int]]
    private let maps: [String: ContigMap]

    /// Sorts and indexes genes, whose ids must differ: of several with one id, the one on the contig that comes first
    /// counts, and of several there the first in `genes`.
    ///
    /// Assemblies list their chromosomes before the alternative contigs that hold copies of their genes.
    ///
    /// - Parameters:
    ///   - genes: in any order.
    ///   - contigOrder: the contigs that come first, in this order; others follow as they appear.
    ///   - notes: remarks of the reader.
    public init(genes: [Gene], contigOrder: [String] = [], notes: [String] = []) {
        var rank: [String: Int] = [:]
        for contig in contigOrder + genes.map(\.contig) where rank[contig] == nil {
            rank[contig] = rank.count
        }
        var chosen: [String: Int] = Dictionary(minimumCapacity: genes.count)
        for (index, gene) in genes.enumerated() {
            guard let known = chosen[gene.id] else {
                chosen[gene.id] = index
                continue
            }
            if rank[gene.contig] ?? 0 < rank[genes[known].contig] ?? 0 { chosen[gene.id] = index }
        }
        let sorted = genes.indices.filter { chosen.count == genes.count || chosen[genes[$0].id] == $0 }
            .map { (rank: rank[genes[$0].contig] ?? 0, index: $0) }
            .sorted { one, other in
                let (left, right) = (genes[one.index], genes[other.index])
                return (one.rank, left.tss, left.id) < (other.rank, right.tss, right.id)
            }
            .map { genes[$0.index] }
        self.genes = sorted
        self.notes = notes
        ids = VersionedIDs(sorted.map(\.id))
        indicesBySymbol = Dictionary(grouping: sorted.indices) { sorted[$0].symbol }
        var folded: [String: [Int]] = Dictionary(minimumCapacity: sorted.count)
        for (index, gene) in sorted.enumerated() {
            folded[gene.symbol.lowercased(), default: []].append(index)
            if gene.id != gene.symbol { folded[gene.id.lowercased(), default: []].append(index) }
        }
        indicesByFoldedName = folded
        var aliases: [String: [Int]] = [:]
        for (index, gene) in sorted.enumerated() {
            for alias in Set(gene.aliases.map { $0.lowercased() }) {
                aliases[alias, default: []].append(index)
            }
        }
        indicesByAlias = aliases
        var contigs: [String] = []
        var maps: [String: ContigMap] = [:]
        var start = 0
        while start < sorted.count {
            let contig = sorted[start].contig
            let end = sorted[start...].firstIndex { $0.contig != contig } ?? sorted.count
            contigs.append(contig)
            maps[contig] = ContigMap(genes: sorted, range: start..<end)
            start = end
        }
        self.contigs = contigs
        self.maps = maps
    }

    /// The gene with this id.
    public func gene(id: String) -> Gene? {
        ids.index(of: id).map { genes[$0] }
    }

    /// The position in `genes` of the gene with this id.
    public func index(ofID id: String) -> Int? { ids.index(of: id) }

    /// The genes of a contig, sorted by TSS; none where the contig has none.
    public func genes(on contig: String) -> ArraySlice<Gene> {
        guard let map = maps[contig] else { return [] }
        return genes[map.range]
    }

    /// The genes whose TSS lies in the interval, sorted by TSS.
    ///
    /// - Complexity: O(log n).
    public func genes(withTSSIn interval: GenomicInterval) -> ArraySlice<Gene> {
        guard let map = maps[interval.contig] else { return [] }
        let start = genes.partition(in: map.range) { $0.tss >= interval.start }
        let end = genes.partition(in: map.range) { $0.tss >= interval.end }
        return genes[start..<max(start, end)]
    }

    /// The genes whose `extent` shares a base with the interval, sorted by where they start.
    ///
    /// - Complexity: O(log n) and the genes from the first to the last that overlaps.
    public func genes(overlapping interval: GenomicInterval) -> [Gene] {
        guard interval.start < interval.end, let map = maps[interval.contig] else { return [] }
        return map.overlapping(interval.start..<interval.end).map { genes[$0] }
    }
}

extension Array {
    /// The first index in `range` whose element belongs to the second part, by bisection; its end if none does.
    func partition(in range: Range<Int>, belongsToSecond: (Element) -> Bool) -> Int {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = low + (high - low) / 2
            if belongsToSecond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
