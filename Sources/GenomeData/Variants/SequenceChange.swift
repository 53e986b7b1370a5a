import PrismModel

/// Some bases of a contig replaced by others, more or fewer: without the bases at either end that stay the same.
public struct SequenceChange: Sendable, Hashable {
    /// The reference bases that are replaced, 0-based; empty, before this base, for an insertion.
    public let removed: Range<Int>
    /// What stands there instead, as codes of `Base`; empty for a deletion.
    public let inserted: [UInt8]

    /// A replacement as it is.
    public init(removed: Range<Int>, inserted: [UInt8]) {
        self.removed = removed
        self.inserted = inserted
    }

    /// The change from one allele to another at a position, 0-based; nil where they are the same.
    ///
    /// Common bases are taken off the front first, then off the end.
    public init?(at position: Int, from reference: String, to alternative: String) {
        let (old, new) = (Array(reference.utf8), Array(alternative.utf8))
        guard old != new else { return nil }
        let front = zip(old, new).prefix { $0 == $1 }.count
        let back = zip(old[front...].reversed(), new[front...].reversed()).prefix { $0 == $1 }.count
        removed = Range(from: position + front, to: position + old.count - back)
        inserted = new[front..<(new.count - back)].map(Base.code(of:))
    }

    /// Whether a window sees it: it replaces a base inside, or inserts some between two that are.
    public func touches(_ window: Range<Int>) -> Bool {
        removed.isEmpty
            ? window.lowerBound < removed.lowerBound && removed.lowerBound < window.upperBound
            : removed.overlaps(window)
    }

    /// How many replaced bases have one in their place: as many as there are of both.
    var paired: Int { Swift.min(removed.count, inserted.count) }

    /// Whether two changes cannot both be made.
    public func clashes(with other: SequenceChange) -> Bool {
        if removed.isEmpty, other.removed.isEmpty { return removed.lowerBound == other.removed.lowerBound }
        if removed.isEmpty { return other.holdsInside(removed.lowerBound) }
        if other.removed.isEmpty { return holdsInside(other.removed.lowerBound) }
        return removed.overlaps(other.removed)
    }

    /// Whether a place between two bases is between two that are replaced.
    private func holdsInside(_ place: Int) -> Bool {
        removed.lowerBound < place && place < removed.upperBound
    }
}
