/// A gene on a contig.
///
/// Positions are 0-based; ranges half-open.
struct PlacedGene: Sendable {
    /// Number across all contigs, from 0, in genome order.
    let index: Int
    /// The first transcribed base.
    let tss: Int
    /// True on the + strand.
    let isForward: Bool
    /// Structure in the direction of transcription.
    let transcript: Transcript
    /// Whether the promoter lies in a CpG island.
    let hasIsland: Bool
    /// The gene that shares the promoter, transcribed the other way.
    let partner: Int?

    /// First to last transcribed base.
    var body: Range<Int> {
        isForward ? tss..<(tss + transcript.span) : (tss - transcript.span + 1)..<(tss + 1)
    }

    /// The base `offset` bases after the TSS in the direction of transcription (before it when negative).
    func position(_ offset: Int) -> Int { isForward ? tss + offset : tss - offset }

    /// The stretch from `first` to before `last`, both offsets from the TSS in the direction of
    /// transcription.
    func range(_ first: Int, _ last: Int) -> Range<Int> {
        isForward ? (tss + first)..<(tss + last) : (tss - last + 1)..<(tss - first + 1)
    }

    /// Exons in order of transcription, as offsets from the TSS.
    var exonOffsets: [Range<Int>] {
        var result: [Range<Int>] = []
        var start = 0
        for (index, length) in transcript.exons.enumerated() {
            result.append(start..<(start + length))
            start += length + (index < transcript.introns.count ? transcript.introns[index] : 0)
        }
        return result
    }

    /// The offset from the TSS of a base of the mRNA.
    func offset(ofMature base: Int) -> Int {
        var left = base
        for exon in exonOffsets {
            if left < exon.count { return exon.lowerBound + left }
            left -= exon.count
        }
        return transcript.span
    }

    /// From the start codon to the end of the stop codon, on the contig.
    var coding: Range<Int> {
        let first = offset(ofMature: transcript.utr5)
        let last = offset(ofMature: transcript.utr5 + transcript.coding - 1)
        return range(first, last + 1)
    }

    /// Exons on the contig, ascending.
    var exons: [Range<Int>] {
        let placed = exonOffsets.map { range($0.lowerBound, $0.upperBound) }
        return isForward ? placed : placed.reversed()
    }

    /// Exonic stretches of 5′UTR, coding sequence and 3′UTR, on the contig.
    var regions: [[Range<Int>]] {
        let exons = exons
        let coding = coding
        let before = body.lowerBound..<coding.lowerBound
        let after = coding.upperBound..<body.upperBound
        return [isForward ? before : after, coding, isForward ? after : before].map { region in
            exons.map { $0.clamped(to: region) }.filter { !$0.isEmpty }
        }
    }

    /// Exons that hold coding bases.
    var codingExonCount: Int {
        let coding = coding
        return exons.count { $0.overlaps(coding) }
    }
}
