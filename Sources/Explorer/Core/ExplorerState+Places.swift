import Canvas
import GenomeData
import PrismModel

extension ExplorerState {
    /// Gene or contig and place, for messages.
    var placeText: String { (currentGene.map { $0.symbol + "  " } ?? "") + locus.text }

    var place: Place { Place(gene: gene, locus: locus) }

    /// Makes a gene the current one and puts its TSS in the middle, as far in as before.
    mutating func show(gene index: Int) {
        guard let found = catalog.gene(index) else { return }
        // Where there is room for one gene alone, the one that was gone to shows.
        if beside.isShown, Screen(self).possiblePairing == .swapped { beside.isShown = false }
        gene = index
        list.select(index)
        let length = locus.length
        locus = Locus(
            contig: found.contig, start: 0, end: length,
            contigLength: catalog.contigLengths[found.contig] ?? found.tss + 1)
        locus.centre(on: found.tss, length: length)
    }

    /// As `show(gene:)`, with the place that is left noted in the history.
    mutating func jump(to index: Int) {
        history.leave(place)
        show(gene: index)
    }

    mutating func restore(_ place: Place) {
        gene = place.gene
        list.select(place.gene)
        locus = place.locus
    }

    /// The model's window with a margin of a quarter at both sides.
    mutating func fitWindow() {
        guard let current = currentGene else { return }
        locus.centre(on: current.tss, length: catalog.window + catalog.window / 2)
    }

    /// The whole gene with a little room, and never less than the model's window.
    mutating func fitGene() {
        guard let current = currentGene else { return }
        let drawn = geneModels?.annotation.counterpart(of: current) ?? current
        let extent = drawn.contig == current.contig ? drawn.extent : current.extent
        let low = min(extent.lowerBound, current.tss - catalog.window / 2)
        let high = max(extent.upperBound, current.tss + catalog.window / 2)
        let margin = (high - low) / 20
        locus = Locus(
            contig: current.contig, start: low - margin, end: high + margin,
            contigLength: catalog.contigLengths[current.contig] ?? high)
    }

    /// Makes a line of the list the current gene; lines beyond the ends are the ends.
    mutating func select(line: Int) {
        guard !list.order.isEmpty else { return }
        show(gene: list.order[min(max(line, 0), list.order.count - 1)])
    }

    /// The next gene along the contig, or the one before, from where the screen's middle is.
    mutating func step(alongContig direction: Int) {
        let genes = catalog.annotation.genes(on: locus.contig)
        let here = currentGene.flatMap { $0.contig == locus.contig ? gene : nil }
        let target: Int?
        if let here {
            target = here + direction
        } else {
            target =
                direction > 0
                ? genes.firstIndex { $0.tss > locus.centre } : genes.lastIndex { $0.tss < locus.centre }
        }
        guard let target, genes.indices.contains(target) else {
            let which = direction > 0 ? "after" : "before"
            message = Message(text: "no gene \(which) this one on \(locus.contig)", kind: .info)
            return
        }
        jump(to: target)
    }

    /// Whether some of the current gene is on the screen.
    var isGeneInLocus: Bool {
        guard let gene = currentGene, gene.contig == locus.contig else { return false }
        return gene.extent.overlaps(locus.start..<locus.end)
    }

    /// The gene whose TSS is nearest to the middle of the locus; nil where the contig has none.
    var nearestGene: Int? { catalog.annotation.nearestGene(to: locus.centre, on: locus.contig) }

    /// Makes the gene nearest to the middle the current one; the locus stays where it is as long as it shows some of it.
    mutating func takeNearestGene() {
        guard let nearest = nearestGene else { return }
        history.leave(place)
        let here = locus
        show(gene: nearest)
        locus = here
        if !isGeneInLocus { show(gene: nearest) }
    }

    /// Marks a gene or takes its mark away; a list of the marked genes follows.
    mutating func toggleMark(_ gene: Int) {
        changeMarks { $0.toggleMark(gene) }
    }

    /// Takes every mark away; a list of the marked genes becomes the list of all.
    mutating func unmarkAll() {
        changeMarks { $0.unmarkAll() }
    }

    private mutating func changeMarks(_ change: (inout GeneList) -> Void) {
        let isListed = list.chosen == list.markedSubset
        change(&list)
        guard isListed else { return }
        list.chosen = list.marked.isEmpty ? nil : list.markedSubset
        relist()
    }

    /// Keeps the selected line in view and rests within bounds, whatever happened.
    mutating func tidy() {
        focus = min(max(focus, 0), max(0, catalog.signals.count - 1))
        if pinned == nil, pinAsked == nil { beside = PinnedGene() }
        tidyAsIf()
        // Other features were switched off than those that the effects which sort the list start from.
        if list.sortedUnder != sortMask { relist() }
        if study.painted != stateSet {
            study.painted = stateSet
            paintStates()
        }
        // A view may list other genes, so the list comes last.
        for view in views.views { view.tidy(&self) }
        let visible = Screen(self).listLines
        let selected = list.selected ?? list.first
        list.first = Table.first(
            list.first, showing: selected, of: list.order.count, visible: visible)
    }

    /// Sorts and filters the list, and compares predictions with measurements, anew.
    mutating func recount() {
        fit =
            surveys[.all].map {
                Fit($0, measured: measured, split: split, isHeldOut: isHeldOut, contig: contig(of:))
            } ?? Fit()
        if study.interventions.next > 0 { countIntervened() }
        fitCount &+= 1
        if other != nil { recountChanges() }
        relist()
    }

    /// Compares predictions under the intervention with measurements anew.
    mutating func countIntervened() {
        fitOfIntervened = Fit(
            study.interventions, measured: measured, split: split, isHeldOut: isHeldOut, contig: contig(of:))
        fitCount &+= 1
    }

    /// Sorts and filters the list anew.
    mutating func relist() {
        // The other condition's genes are listed nowhere.
        guard !isOtherCondition else { return }
        let changes = changes(by: list.sort)
        list.rebuild(
            catalog, names: geneNames, measured: measured,
            predicted: surveys[sortMask?.withSignalsOn ?? .all],
            without: sortMask.flatMap { surveys[$0] }, intervened: study.interventions,
            changes: changes, current: gene)
        list.sortedUnder = sortMask
        if list.selected == nil { list.first = 0 }
    }
}
