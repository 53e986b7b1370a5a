import Canvas
import GenomeData

extension ExplorerState {
    /// Where the other condition's tracks lie for what shows; nil where none is open, or it has no such place.
    var otherPlace: OtherPlace? { other.flatMap { place(in: $0.state.catalog, $0.pairing) } }

    /// Where another condition's tracks lie for what shows here.
    func place(in theirs: Catalog, _ pairing: ConditionPairing) -> OtherPlace? {
        let around = isGeneInLocus ? currentGene : nil
        let genes = around.flatMap { own in
            gene.flatMap(pairing.theirs).flatMap(theirs.gene).map { (own: own, theirs: $0) }
        }
        return pairing.place(for: locus, around: genes, in: theirs)
    }

    /// That the other condition's tracks do not lie at the same bases as this one's: "GM12878 by its own TSS, mirrored"; nil
    /// where they do.
    var otherPlaceWords: String? {
        guard other != nil else { return nil }
        let name = conditionNames.other
        guard let place = otherPlace else { return "\(name) has no such place" }
        return place.isByTSS ? "\(name) by its own TSS" + (place.isMirrored ? ", mirrored" : "") : nil
    }

    /// The same whole, a sentence.
    var otherPlaceNote: String? {
        guard let other, let place = otherPlace, place.isByTSS, let theirs = other.state.currentGene else {
            return nil
        }
        let strand =
            place.isMirrored ? "; they are mirrored, as the gene lies on the other strand there" : ""
        return
            "the signals of \(conditionNames.other) are drawn around the TSS of \(theirs.symbol) at \(theirs.contig):"
            + NumberText.grouped(theirs.tss + 1) + strand
    }
}
