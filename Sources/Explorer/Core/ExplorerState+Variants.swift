import Canvas
import GenomeData
import Wording

extension ExplorerState {
    /// The genes whose windows hold all of some variants, the nearest TSS first; of a question about one gene that gene, if
    /// its window does.
    func genes(for question: VariantQuestion) -> [Int] {
        let changes = question.changes
        guard let contig = question.variants.first?.contig, let first = changes.first,
            changes.count == question.variants.count
        else { return [] }
        let seeing = catalog.annotation.genes(seeing: first, on: contig, length: catalog.window).filter {
            gene in
            let window = Range(around: catalog.genes[gene].tss, count: catalog.window)
            return changes.allSatisfy { $0.touches(window) } && (question.gene ?? gene) == gene
        }
        func distance(_ gene: Int) -> UInt { catalog.genes[gene].distance(to: first).magnitude }
        return seeing.sorted { (distance($0), $0) < (distance($1), $1) }
    }

    /// Why no window holds some variants.
    func absence(of question: VariantQuestion) -> String {
        let text = question.text
        guard let change = question.changes.first, let contig = question.variants.first?.contig else {
            return "\(text) changes no base"
        }
        if let gene = catalog.gene(question.gene) {
            return "\(text) lies outside the window of \(gene.symbol), "
                + distanceText(gene.distance(to: change), of: gene)
        }
        let start = change.removed.lowerBound
        guard let gene = catalog.gene(catalog.annotation.nearestGene(to: start, on: contig)) else {
            return "\(text) lies outside every window: there is no gene on \(contig)"
        }
        return "\(text) lies outside every window: the nearest gene is \(gene.symbol), "
            + distanceText(gene.distance(to: change), of: gene)
    }

    /// "1,204 b downstream of its TSS".
    func distanceText(_ distance: Int, of gene: Gene) -> String {
        if distance == 0 { return "at its TSS" }
        let side = distance < 0 ? "upstream" : "downstream"
        return "\(Int(clamping: distance.magnitude).grouped) b \(side) of its TSS"
    }

    /// Goes to a gene whose window holds some variants and shows them made, instead of edits that it had.
    mutating func open(_ question: VariantQuestion, in index: Int) {
        guard let found = catalog.gene(index), let first = question.changes.first else { return }
        jump(to: index)
        let window = Range(around: found.tss, count: catalog.window)
        let before = edits[index]
        let made = GeneEdits(
            alleles: question.changes, in: window, over: hasInput ? referenceWindow?.bases ?? [] : [])
        edits[index] = made.isEmpty ? nil : made
        own[StatedEffects.self].note(question.stated, of: made, in: index)
        let places = made.changes.places(around: found.tss, length: catalog.window)
        let start = first.removed.lowerBound
        let position =
            made.changes.isEmpty ? start - window.lowerBound : places.firstIndex { $0 >= start } ?? 0
        for view in views.views where view.openEdits(at: position, in: &self) { break }
        let isOther = before.map { $0 != made } ?? false
        message = Message(
            text: "\(question.text), \(distanceText(found.distance(to: first), of: found)) (\(found.symbol))"
                + (isOther ? "; its other edits were taken back" : "")
                + (question.others.isEmpty
                    ? "" : "; not made: " + question.others.joined(separator: ", "))
                + (question.stated.map { "; " + $0 } ?? ""),
            kind: question.stated == nil ? .info : .warning)
        tidy()
    }
}
