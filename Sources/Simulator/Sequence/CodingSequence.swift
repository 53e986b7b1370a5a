/// Exons that read as genes do: ATG, codons without a stop, a stop, and GT…AG at the ends of introns.
enum CodingSequence {
    private static let start: [UInt8] = [0, 3, 2]
    private static let stops: [[UInt8]] = [[3, 0, 0], [3, 0, 2], [3, 2, 0]]
    /// GC of coding sequence varies between genes.
    private static let meanGC = 0.52
    private static let deviationGC = 0.06

    /// Writes the coding bases and splice sites of `gene` into the codes of a domain that starts at `origin`.
    static func write(
        _ gene: PlacedGene, into codes: inout [UInt8], origin: Int, _ stream: inout RandomStream
    ) {
        let bases = draw(length: gene.transcript.coding, &stream)
        var mature = -gene.transcript.utr5
        for exon in gene.exonOffsets {
            for offset in exon {
                if bases.indices.contains(mature) {
                    set(gene, offset, bases[mature], &codes, origin)
                }
                mature += 1
            }
        }
        for (before, after) in zip(gene.exonOffsets, gene.exonOffsets.dropFirst()) {
            set(gene, before.upperBound, 2, &codes, origin)
            set(gene, before.upperBound + 1, 3, &codes, origin)
            set(gene, after.lowerBound - 2, 0, &codes, origin)
            set(gene, after.lowerBound - 1, 2, &codes, origin)
        }
    }

    /// `base` is on the transcribed strand's sense side; a − gene stores its complement.
    private static func set(
        _ gene: PlacedGene, _ offset: Int, _ base: UInt8, _ codes: inout [UInt8], _ origin: Int
    ) {
        let position = gene.position(offset) - origin
        guard codes.indices.contains(position) else { return }
        codes[position] = gene.isForward ? base : DNA.complement(base)
    }

    private static func draw(length: Int, _ stream: inout RandomStream) -> [UInt8] {
        let gc = min(0.7, max(0.35, stream.normal(meanGC, deviationGC)))
        var bases = start
        bases.reserveCapacity(length)
        while bases.count < length - 3 {
            let codon = (0..<3).map { _ in base(gc, &stream) }
            if !stops.contains(codon) { bases += codon }
        }
        return bases + stops[stream.integer(in: 0..<stops.count)]
    }

    private static func base(_ gc: Double, _ stream: inout RandomStream) -> UInt8 {
        let second = stream.chance(0.5)
        return stream.chance(gc) ? (second ? 1 : 2) : (second ? 0 : 3)
    }
}
