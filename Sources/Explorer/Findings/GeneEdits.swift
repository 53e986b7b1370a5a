import GenomeData
import PrismModel

/// Changes to a gene's window, in the order they were made.
struct GeneEdits: Sendable, Equatable {
    /// Changes of the sequence that move bases, made before all else: the positions of other edits are those of the window
    /// that is encoded with them.
    private(set) var changes: [SequenceChange] = []
    /// Every other change, the last of which can be taken back.
    private(set) var made: [WindowEdit] = []
    /// What these come to.
    private(set) var canonical: [WindowEdit] = []

    /// More are too many to list or to undo.
    static let limit = 1000

    init() {}

    /// Alleles in a window of the genome, as `prism variants` encodes it: bases in others' places are edits like any other,
    /// and where an allele has more bases than REF, or fewer, the window is encoded anew.
    ///
    /// - Parameters:
    ///   - alleles: on the window's contig; no two clash.
    ///   - window: the bases that the model sees.
    ///   - bases: the window's own, as codes; empty where they are not known.
    init(alleles: [SequenceChange], in window: Range<Int>, over bases: [UInt8] = []) {
        guard alleles.allSatisfy({ $0.removed.count == $0.inserted.count }) else {
            changes = Array(alleles.prefix(Self.limit))
            return
        }
        for allele in alleles {
            for (place, code) in zip(allele.removed, allele.inserted) where window.contains(place) {
                make(.base(position: place - window.lowerBound, code: code), over: bases)
            }
        }
    }

    /// What edits come to in another window of the same bases, which begins so many positions before this one.
    ///
    /// - Parameters:
    ///   - offset: added to positions; edits that then lie outside are left out.
    ///   - length: the other window's.
    ///   - signal: the other model's position of one of this model's signals; nil where it does not take it.
    /// - Returns: the edits in their canonical form, behind the same changes that move bases.
    func moved(by offset: Int, inWindowOf length: Int, signal: (Int) -> Int?) -> GeneEdits {
        var moved = GeneEdits()
        moved.changes = changes
        moved.made = canonical.compactMap { edit in
            switch edit {
            case .base(let position, let code):
                return (0..<length).contains(position + offset)
                    ? .base(position: position + offset, code: code) : nil
            case .signal(let index, let positions, let replacement):
                let stretch = (positions.lowerBound + offset..<positions.upperBound + offset)
                    .clamped(to: 0..<length)
                guard !stretch.isEmpty, let own = signal(index) else { return nil }
                return .signal(own, positions: stretch, by: replacement)
            }
        }
        moved.canonical = moved.made
        return moved
    }

    var isEmpty: Bool { changes.isEmpty && made.isEmpty }

    mutating func make(_ edit: WindowEdit, over bases: [UInt8]) {
        guard made.count < Self.limit else { return }
        made.append(edit)
        canonical = WindowEdit.canonical(made, over: bases)
    }

    /// Takes the last change back; those that move bases were made first.
    mutating func undo(over bases: [UInt8]) {
        guard !made.isEmpty else {
            if !changes.isEmpty { changes.removeLast() }
            return
        }
        made.removeLast()
        canonical = WindowEdit.canonical(made, over: bases)
    }
}
