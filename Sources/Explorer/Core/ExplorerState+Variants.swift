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
                + gene.fromTSS(to: change).sentence
        }
        let start = change.removed.lowerBound
        guard let gene = catalog.gene(catalog.annotation.nearestGene(to: start, on: contig)) else {
            return "\(text) lies outside every window: there is no gene on \(contig)"
        }
        return "\(text) lies outside every window: the nearest gene is \(gene.symbol), "
            + gene.fromTSS(to: change).sentence
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
        let told = [
            "\(question.text), \(found.fromTSS(to: first).sentence) (\(found.symbol))",
            isOther ? "its other edits were taken back" : nil,
            question.others.isEmpty ? nil : "not made: " + question.others.joined(separator: ", "),
        ].compactMap(\.self)
        // The footer is one line: what finds no room there stands under the edits.
        let texts = [question.stated?.text, question.stated?.short].map {
            (told + [$0].compactMap(\.self)).joined(separator: "; ")
        }
        message = Message(
            text: texts.first { $0.columnWidth <= columns - 2 } ?? texts[texts.count - 1],
            kind: question.stated?.isForeign == true ? .warning : .info)
        tidy()
    }
}
