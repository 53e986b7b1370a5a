import GenomeData
import PrismModel

/// The bases around a gene's TSS, in the direction of transcription.
struct PromoterBases: Sendable, Equatable {
    /// One code a base.
    private(set) var bases: [UInt8]
    /// The first base's place, from the TSS on.
    private let first: Int

    /// The bases of a gene at `places` from its TSS on, half-open; those beyond the contig's ends are unknown.
    ///
    /// - Throws: where the genome cannot be read there.
    init(of gene: Gene, at places: Range<Int>, in genome: FASTAFile) throws(GenomeDataError) {
        first = places.lowerBound
        let isForward = gene.strand != .reverse
        let range =
            isForward
            ? gene.tss + places.lowerBound..<gene.tss + places.upperBound
            : gene.tss + 1 - places.upperBound..<gene.tss + 1 - places.lowerBound
        let read = try genome.bases(in: GenomicInterval(contig: gene.contig, range))
        bases = isForward ? read : Base.reverseComplement(read)
    }

    /// Bases from a place on.
    init(_ bases: [UInt8], from first: Int) { (self.bases, self.first) = (bases, first) }

    /// Whether it has some bases, the first of them at one of `starts`.
    func has(_ word: [UInt8], startingIn starts: Range<Int>) -> Bool {
        let last = bases.count - word.count
        guard last >= 0 else { return false }
        let offsets = (starts.lowerBound - first..<starts.upperBound - first).clamped(to: 0..<last + 1)
        return offsets.contains { offset in word.indices.allSatisfy { bases[offset + $0] == word[$0] } }
    }

    /// Puts a word in at one of the places where it may start, drawn at random, and on either strand where it counts there; not
    /// where the place lies outside.
    mutating func plant(_ word: PromoterWord, _ random: inout SplitMix64) {
        let offset = word.starts.lowerBound - first + Int(random.unit() * Double(word.starts.count))
        let isTurned = random.unit() < 0.5 && word.eitherStrand
        guard offset >= 0, offset + word.bases.count <= bases.count else { return }
        bases.replaceSubrange(
            offset..<offset + word.bases.count,
            with: isTurned ? Base.reverseComplement(word.bases) : word.bases)
    }

    /// The number that stands for each stretch of `length` bases, by its first base: two bits a base, the first uppermost, -1 where a
    /// base is unknown.
    func codes(length: Int) -> [Int32] {
        guard length > 0, length <= 15, bases.count >= length else { return [] }
        var codes = [Int32](repeating: -1, count: bases.count - length + 1)
        let mask = Int32(1) << (2 * Int32(length)) - 1
        var code: Int32 = 0
        var known = 0
        for (index, base) in bases.enumerated() {
            known = base < Base.unknown ? known + 1 : 0
            code = (code << 2 | Int32(base & 3)) & mask
            if known >= length { codes[index - length + 1] = code }
        }
        return codes
    }
}
