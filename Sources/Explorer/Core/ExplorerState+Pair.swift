extension ExplorerState {
    /// Why the pinned gene cannot be shown beside the current one; nil if it can.
    var pairObstacle: String? {
        guard let pinned, let gene = catalog.gene(pinned.question.gene) else {
            return "nothing is pinned: p pins the current gene"
        }
        if let geneAbsence { return geneAbsence }
        return pinned.question.gene == self.gene
            ? "\(gene.symbol) is what is pinned: go to another gene" : nil
    }

    /// Why nothing of the other condition shows: the pinned gene has the current one's place; nil where it has not.
    var hiddenConditionObstacle: String? {
        guard showsPair, !isPinnedSide, Screen(self).pairing == .swapped else { return nil }
        return "the pinned gene shows, of \(conditionNames.own) alone"
    }

    /// Whether the pinned gene shows, beside the current one or in its place.
    var showsPair: Bool {
        if isPinnedSide { return true }
        return beside.isShown && pairObstacle == nil && views.view(view)?.layout.showsPinned == true
    }

    /// The state as if the pinned gene were the current one, signals switched as they are now; nil while it does not show.
    var pinnedSide: ExplorerState? {
        guard showsPair, !isPinnedSide, let pinned, let locus = pinnedLocus else { return nil }
        var side = self
        side.isPinnedSide = true
        // It follows the current gene.
        side.showsAloneOf = other == nil ? nil : conditionNames
        side.other = nil
        side.gene = pinned.question.gene
        side.locus = locus
        side.tracks = beside.tracks
        // A state of one fold is none of another's.
        if side.adjusted?.member != adjusted?.member { side.asIf = nil }
        side.pairPlace = PairPlace(locus: self.locus, tracks: tracks)
        // What is predicted now says the same.
        if pinned.question == side.questionAsIf || pinned.question == side.question(under: .all) {
            side.pinned = nil
        }
        return side
    }

    /// The genes that show, the current one first: one, or two that share the screen.
    var sides: [ExplorerState] {
        guard let other = pinnedSide else { return [self] }
        if Screen(self).pairing == .swapped { return [other] }
        var own = self
        own.pairPlace = PairPlace(locus: other.locus, tracks: other.tracks)
        return [own, other]
    }

    /// As long a stretch around the pinned gene's TSS as shows around the current one's, and as far from it.
    private var pinnedLocus: Locus? {
        guard let other = catalog.gene(pinned?.question.gene),
            let length = catalog.contigLengths[other.contig]
        else {
            return nil
        }
        let offset = currentGene.flatMap { isGeneInLocus ? $0.tss - locus.start : nil } ?? locus.length / 2
        var there = Locus(contig: other.contig, start: 0, end: locus.length, contigLength: length)
        there.pan(by: other.tss - offset)
        return there
    }
}
