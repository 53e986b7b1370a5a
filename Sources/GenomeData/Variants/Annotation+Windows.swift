extension Annotation {
    /// The genes whose windows of `length` bases see a change.
    ///
    /// - Parameters:
    ///   - change: on a contig, as the annotation spells it.
    ///   - contig: that contig.
    ///   - length: of a window; the TSS is its middle.
    /// - Returns: positions in `genes`, by TSS.
    public func genes(seeing change: SequenceChange, on contig: String, length: Int) -> [Int] {
        let around = GenomicInterval(
            contig: contig, start: change.removed.lowerBound - length - 1,
            end: change.removed.upperBound + length + 1)
        return genes(withTSSIn: around).indices.filter {
            change.touches(Range(around: genes[$0].tss, count: length))
        }
    }

    /// The position in `genes` of the gene whose TSS is nearest to a base; nil where the contig has none.
    public func nearestGene(to position: Int, on contig: String) -> Int? {
        genes(on: contig).indices.min {
            (genes[$0].tss - position).magnitude < (genes[$1].tss - position).magnitude
        }
    }
}

extension Gene {
    /// From the TSS to a base, in bases along the gene: negative upstream, whatever the strand.
    public func distance(to position: Int) -> Int { strand == .reverse ? tss - position : position - tss }

    /// From the TSS to the first base that a change replaces (of an insertion the base before which it stands), along the gene.
    public func distance(to change: SequenceChange) -> Int { distance(to: change.removed.lowerBound) }
}
