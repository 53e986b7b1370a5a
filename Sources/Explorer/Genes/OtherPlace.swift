import GenomeData

/// Where the other condition's tracks lie for what shows of this one.
struct OtherPlace: Sendable, Equatable {
    /// What is read: as many bases as show, within its contig.
    let locus: Locus
    /// Whether it lies as far from the gene's TSS there as what shows does here; if not, it is the same place of one genome.
    let isByTSS: Bool
    /// Whether it runs the other way, as the gene lies on the other strand there.
    let isMirrored: Bool
    /// How many bases before its beginning what shows begins, where the contig has ended.
    private let shift: Int

    /// The same place of a contig.
    init(_ locus: Locus) { (self.locus, isByTSS, isMirrored, shift) = (locus, false, false, 0) }

    /// The place as far from a gene's TSS as another one is from its counterpart's, read along the genes' strands where they
    /// differ. Nil where the contig has fewer bases than show.
    init?(_ shown: Locus, around own: Gene, as theirs: Gene, contigLength: Int) {
        guard contigLength >= shown.length else { return nil }
        isMirrored = own.strand != theirs.strand && own.strand != .unknown && theirs.strand != .unknown
        let wanted =
            isMirrored
            ? theirs.tss - (shown.end - 1 - own.tss) : theirs.tss - (own.tss - shown.start)
        locus = Locus(
            contig: theirs.contig, start: wanted, end: wanted + shown.length, contigLength: contigLength)
        shift = wanted - locus.start
        isByTSS = true
    }

    /// Where a stretch of `locus` lies under what shows, read as that is: beyond its ends too.
    func range(of range: Range<Int>, under shown: Locus) -> Range<Int> {
        let start = locus.start + shift
        let (from, to) = (range.lowerBound - start, range.upperBound - start)
        return isMirrored ? shown.end - to..<shown.end - from : shown.start + from..<shown.start + to
    }

    /// Of columns over `locus` those that stand under what shows, from left to right; nil where the contig has ended.
    func arranged(_ columns: [Int?]) -> [Int?] {
        let steps = (Double(shift) * Double(columns.count) / Double(max(1, locus.length))).rounded()
        let moved = columns.indices.map { column -> Int? in
            let place = column + Int(steps)
            return columns.indices.contains(place) ? columns[place] : nil
        }
        return isMirrored ? moved.reversed() : moved
    }
}

extension ConditionPairing {
    /// The other's place for what shows around a gene: the same bases of a contig of the same length; in another assembly as
    /// far from the gene's TSS.
    ///
    /// - Parameters:
    ///   - shown: what shows.
    ///   - genes: the gene that shows, and the other's counterpart; nil where none shows, or it has none.
    ///   - theirs: the other's catalog.
    /// - Returns: the place; nil where it has none.
    func place(for shown: Locus, around genes: (own: Gene, theirs: Gene)?, in theirs: Catalog) -> OtherPlace?
    {
        if places.isAlike(shown.contig), let contig = places.contigs[shown.contig],
            let length = theirs.contigLengths[contig]
        {
            return OtherPlace(
                Locus(contig: contig, start: shown.start, end: shown.end, contigLength: length))
        }
        guard let genes, let length = theirs.contigLengths[genes.theirs.contig] else { return nil }
        return OtherPlace(shown, around: genes.own, as: genes.theirs, contigLength: length)
    }
}
