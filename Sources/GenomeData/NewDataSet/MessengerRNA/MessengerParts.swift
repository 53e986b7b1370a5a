/// A coding transcript, cut into what its features are made of. All ranges are 0-based half-open, sorted by position.
struct MessengerParts {
    /// Exons before the coding sequence, in the direction of transcription.
    let utr5: [Range<Int>]
    /// The coding parts as the annotation has them.
    let coding: [Range<Int>]
    /// Up to three bases of exons behind them: the stop codon, where the annotation leaves that out.
    let following: [Range<Int>]
    /// The exons behind those three bases.
    let utr3: [Range<Int>]
    /// Bases between the first and the last exon that are in none.
    let intronic: Int
    /// The first three coding bases.
    let firstCodon: [Range<Int>]
    /// The last three coding bases.
    let lastCodon: [Range<Int>]
    /// Exons with coding bases, without and with the three that follow.
    let codingExons: (without: Int, with: Int)

    /// Nil for a transcript that codes for nothing.
    init?(_ transcript: Transcript, on strand: Strand) {
        guard let first = transcript.coding.first, let last = transcript.coding.map(\.upperBound).max() else {
            return nil
        }
        let exons = transcript.exons.isEmpty ? transcript.coding : transcript.exons
        guard let start = exons.first?.lowerBound, let end = exons.map(\.upperBound).max() else { return nil }
        let isReverse = strand == .reverse
        let left = exons.compactMap { $0.part(from: .min, to: first.lowerBound) }
        let right = exons.compactMap { $0.part(from: last, to: .max) }
        coding = transcript.coding
        utr5 = isReverse ? right : left
        let behind = isReverse ? left : right
        (following, utr3) = behind.cut(after: 3, fromEnd: isReverse)
        intronic = max(0, end - start - exons.reduce(0) { $0 + $1.length })
        firstCodon = coding.cut(after: 3, fromEnd: isReverse).taken
        lastCodon = coding.cut(after: 3, fromEnd: !isReverse).taken
        let (whole, stop) = (coding, following)
        func holds(_ exon: Range<Int>, _ parts: [Range<Int>]) -> Bool { parts.contains { $0.overlaps(exon) } }
        codingExons = (
            exons.count { holds($0, whole) }, exons.count { holds($0, whole) || holds($0, stop) }
        )
    }
}

extension Range<Int> {
    /// The bases from `start` up to `end`; nil for none.
    fileprivate func part(from start: Int, to end: Int) -> Range<Int>? {
        let range = Range(from: Swift.max(lowerBound, start), to: Swift.min(upperBound, end))
        return range.isEmpty ? nil : range
    }
}

extension [Range<Int>] {
    /// The first so many bases, or the last, and the others.
    fileprivate func cut(after count: Int, fromEnd: Bool) -> (taken: [Range<Int>], rest: [Range<Int>]) {
        var (taken, rest): ([Range<Int>], [Range<Int>]) = ([], [])
        var wanted = count
        for range in fromEnd ? reversed() : self {
            let part = Swift.min(wanted, range.length)
            wanted -= part
            let edge = fromEnd ? range.upperBound - part : range.lowerBound + part
            let (own, other) =
                fromEnd
                ? (edge..<range.upperBound, range.lowerBound..<edge)
                : (range.lowerBound..<edge, edge..<range.upperBound)
            if !own.isEmpty { taken.append(own) }
            if !other.isEmpty { rest.append(other) }
        }
        return fromEnd ? (taken.reversed(), rest.reversed()) : (taken, rest)
    }
}
