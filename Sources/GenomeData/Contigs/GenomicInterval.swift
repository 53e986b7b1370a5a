/// A stretch of a contig: 0-based, half-open, as in BED.
public struct GenomicInterval: Sendable, Hashable {
    /// The contig's name, as the data set spells it.
    public var contig: String
    /// The first base, 0-based.
    public var start: Int
    /// One past the last base.
    public var end: Int

    /// The bases `start ..< end` of `contig`.
    public init(contig: String, start: Int, end: Int) {
        self.contig = contig
        self.start = start
        self.end = end
    }

    /// The bases of `range` of `contig`.
    public init(contig: String, _ range: Range<Int>) {
        self.init(contig: contig, start: range.lowerBound, end: range.upperBound)
    }

    /// `[centre − length/2, centre − length/2 + length)` of `contig`, which may reach beyond its ends.
    public init(around centre: Int, on contig: String, length: Int) {
        self.init(contig: contig, Range(around: centre, count: length))
    }

    /// The bases; none where the end lies before the start.
    public var range: Range<Int> { Range(from: start, to: end) }

    /// The number of bases.
    public var length: Int { range.length }
}
