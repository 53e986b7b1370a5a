import GenomeData

/// How many bases of each bin of a contig are exonic, intronic and intergenic, and how many TSSs lie in it.
struct GenomePlaces {
    /// What a base can be.
    enum Place: Int, CaseIterable {
        case exon, intron, intergenic
    }

    /// Bins × places, in bases.
    private(set) var bases: [Int32]
    /// TSSs by bin.
    private(set) var starts: [Int32]

    /// Counts the bases of one contig. Where genes overlap, exonic goes before intronic; genes of which no exon is known
    /// are intronic.
    init(_ genes: ArraySlice<Gene>, length: Int, binSize: Int) {
        let count = (length + binSize - 1) / binSize
        let places = Place.allCases.count
        bases = [Int32](repeating: 0, count: count * places)
        starts = [Int32](repeating: 0, count: count)
        let exons = Self.union(genes.flatMap { $0.transcripts.flatMap(\.exons) }, within: length)
        let bodies = Self.union(genes.map(\.extent) + exons, within: length)
        add(exons, .exon, binSize)
        add(bodies, .intron, binSize)
        for bin in 0..<count {
            let (exon, body) = (bases[bin * places], bases[bin * places + 1])
            bases[bin * places + 1] = body - exon
            bases[bin * places + 2] = Int32(min(binSize, length - bin * binSize)) - body
        }
        for gene in genes where gene.tss >= 0 && gene.tss < length { starts[gene.tss / binSize] += 1 }
    }

    private mutating func add(_ ranges: [Range<Int>], _ place: Place, _ binSize: Int) {
        for range in ranges {
            var start = range.lowerBound
            while start < range.upperBound {
                let bin = start / binSize
                let end = min(range.upperBound, (bin + 1) * binSize)
                bases[bin * Place.allCases.count + place.rawValue] += Int32(end - start)
                start = end
            }
        }
    }

    private static func union(_ ranges: [Range<Int>], within length: Int) -> [Range<Int>] {
        var joined: [Range<Int>] = []
        let cut = ranges.map { $0.clamped(to: 0..<length) }.filter { !$0.isEmpty }
        for range in cut.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, range.lowerBound <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        return joined
    }
}
