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

    /// Whether the pinned gene shows, beside the current one or in its place.
    var showsPair: Bool {
        if isPinnedSide { return true }
        // The other condition follows the one that is browsed, whether it has the genes or not.
        if isOtherCondition { return beside.isShown }
        return beside.isShown && pairObstacle == nil && views.view(view)?.layout.showsPinned == true
    }

    /// The state as if the pinned gene were the current one, signals switched as they are now, in both conditions; nil while it does
    /// not show.
    var pinnedSide: ExplorerState? {
        guard showsPair, !isPinnedSide, let locus = pinnedLocus else { return nil }
        var side = self
        side.isPinnedSide = true
        side.gene = pinned?.question.gene
        side.lacksGene = side.gene == nil
        side.locus = locus
        side.tracks = beside.tracks
        side.pairPlace = PairPlace(locus: self.locus, tracks: tracks)
        if let theirs = other?.state { side.other?.state = theirs.pinnedSide ?? theirs }
        // A state of one fold is none of another's.
        if side.adjusted?.member != adjusted?.member { side.asIf = nil }
        // What is predicted now says the same.
        if let pinned, pinned.question == side.questionAsIf || pinned.question == side.question(under: .all) {
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
        if let theirs = other.other?.state {
            own.other?.state.pairPlace = PairPlace(locus: theirs.locus, tracks: theirs.tracks)
        }
        return [own, other]
    }

    /// As long a stretch around the pinned gene's TSS as shows around the current one's, and as far from it.
    private var pinnedLocus: Locus? {
        if isOtherCondition { return beside.locus ?? locus }
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

    /// Shows the gene that is pinned in the condition that is browsed, as far as this one has it, where that one's lies.
    mutating func followPin(of own: ExplorerState, _ pairing: ConditionPairing) {
        guard own.pinned != nil else {
            (pinned, beside) = (nil, PinnedGene())
            return
        }
        let side = own.pinnedSide
        pinned = own.pinned.flatMap { pairing.theirs($0.question.gene) }.map {
            Pinned(question: Question(gene: $0, mask: .all), forecast: nil)
        }
        beside.isShown = side != nil
        beside.locus = side.flatMap { $0.place(in: catalog, pairing)?.locus }
    }
}
