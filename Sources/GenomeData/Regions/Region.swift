/// A region of a contig: a peak, an element, a feature.
public struct Region: Sendable, Equatable {
    /// The first base, 0-based.
    public let start: Int
    /// One past the last base; the same as `start` for a place between two bases.
    public let end: Int
    /// The name; nil where the file has none.
    public let name: String?
    /// The value of the column chosen; NaN where there is none.
    public let value: Float

    /// A region of these bases.
    public init(start: Int, end: Int, name: String? = nil, value: Float = .nan) {
        self.start = start
        self.end = end
        self.name = name
        self.value = value
    }

    /// The bases.
    public var range: Range<Int> { Range(from: start, to: end) }

    /// Whether bases of `range` are the region's, or a place between two of them.
    func touches(_ range: Range<Int>) -> Bool {
        start == end ? range.contains(start) : start < range.upperBound && end > range.lowerBound
    }
}
