/// A contig with changes made: reference bases and others in the order in which they follow each other, and which
/// reference base each belongs to.
struct ChangedSequence {
    /// Bases side by side.
    struct Piece: Equatable {
        /// The reference bases that these are, or stand for; of inserted ones the base that they follow.
        var reference: Range<Int>
        /// Codes of `Base` that stand instead of the reference's; nil for the reference's own.
        var codes: [UInt8]?
        /// Whether they have been inserted: all follow the one base of `reference`.
        var isInserted = false

        var count: Int { codes?.count ?? reference.count }

        /// The first or the last so many bases.
        func first(_ count: Int) -> Piece { part(0..<Swift.min(count, self.count)) }
        func last(_ count: Int) -> Piece { part(Swift.max(0, self.count - count)..<self.count) }

        private func part(_ range: Range<Int>) -> Piece {
            var part = self
            if !isInserted {
                part.reference = Range(from: reference.lowerBound + range.lowerBound, count: range.count)
            }
            part.codes = codes.map { Array($0[range]) }
            return part
        }
    }

    /// Farther than any contig reaches, and near enough that sums are safe.
    private static let far = 1 << 50

    /// In order, from far before the contig to far behind it.
    private let pieces: [Piece]

    /// A contig with changes that do not clash, in any order.
    init(_ changes: [SequenceChange]) {
        var pieces: [Piece] = []
        var next = -Self.far
        let sorted = changes.sorted {
            ($0.removed.lowerBound, $0.removed.upperBound) < ($1.removed.lowerBound, $1.removed.upperBound)
        }
        for change in sorted {
            let (start, paired) = (change.removed.lowerBound, change.paired)
            pieces.append(Piece(reference: Range(from: next, to: start)))
            pieces.append(
                Piece(reference: Range(from: start, count: paired), codes: Array(change.inserted[..<paired])))
            pieces.append(
                Piece(
                    reference: Range(from: start + paired - 1, count: 1),
                    codes: Array(change.inserted[paired...]), isInserted: true))
            next = change.removed.upperBound
        }
        pieces.append(Piece(reference: Range(from: next, to: Self.far)))
        self.pieces = pieces.filter { $0.count > 0 }
    }

    /// The pieces of a window of `length` bases around a reference base, which stays `length / 2` bases behind the window's
    /// start; where it is taken away, the next one that is left takes its place.
    func window(around centre: Int, length: Int) -> [Piece] {
        var left: [Piece] = []
        var right: [Piece] = []
        for piece in pieces {
            if piece.isInserted {
                if piece.reference.lowerBound < centre { left.append(piece) } else { right.append(piece) }
            } else {
                let before = piece.reference.clamped(to: -Self.far..<centre).count
                if before > 0 { left.append(piece.first(before)) }
                if before < piece.count { right.append(piece.last(piece.count - before)) }
            }
        }
        var (missing, before, after) = (length / 2, [Piece](), [Piece]())
        for piece in left.reversed() where missing > 0 {
            let part = piece.last(missing)
            before.append(part)
            missing -= part.count
        }
        missing = length - length / 2
        for piece in right where missing > 0 {
            let part = piece.first(missing)
            after.append(part)
            missing -= part.count
        }
        return before.reversed() + after
    }
}
