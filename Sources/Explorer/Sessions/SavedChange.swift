import GenomeData
import PrismModel

/// A change of a gene's sequence that moves bases.
struct SavedChange: Sendable, Equatable, Codable {
    /// The first reference base that is replaced, 0-based; of an insertion the base before which it stands.
    var start: Int
    /// The base after the last that is replaced.
    var end: Int
    /// What stands there instead, as `Base` codes it.
    var bases: [UInt8]

    init(_ change: SequenceChange) {
        (start, end, bases) = (change.removed.lowerBound, change.removed.upperBound, change.inserted)
    }

    /// The change; nil where it is none that a gene's window sees.
    private func change(seenBy window: Range<Int>) -> SequenceChange? {
        guard start >= 0, start <= end, bases.allSatisfy({ $0 <= Base.unknown }) else { return nil }
        let change = SequenceChange(removed: start..<end, inserted: bases)
        return change.touches(window) ? change : nil
    }

    /// The edits that saved changes come to; none where one does not fit the window any more, or two clash.
    static func edits(_ saved: [SavedChange], of gene: Int, in state: ExplorerState) -> GeneEdits {
        guard let found = state.catalog.gene(gene) else { return GeneEdits() }
        let window = Range(around: found.tss, count: state.catalog.window)
        let changes = saved.prefix(GeneEdits.limit).compactMap { $0.change(seenBy: window) }
        let clashes = changes.indices.contains { index in
            changes[..<index].contains(where: changes[index].clashes)
        }
        return clashes || changes.count != saved.count ? GeneEdits() : GeneEdits(alleles: changes, in: window)
    }
}
