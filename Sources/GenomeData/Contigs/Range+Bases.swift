/// Stretches of bases, cut and laid over one another: the one way of clamping. Nothing here traps, whatever the numbers
/// are; sums beyond the largest integer are that integer.
extension Range<Int> {
    /// The bases from `start` up to `end`; none, at `start`, where the end lies before it.
    public init(from start: Int, to end: Int) { self = start..<Swift.max(start, end) }

    /// So many bases from `start` on; none for a negative count.
    public init(from start: Int, count: Int) {
        self.init(from: start, to: start.plus(Swift.max(0, count)))
    }

    /// So many bases with `centre` in their middle: `[centre − count/2, centre − count/2 + count)`.
    public init(around centre: Int, count: Int) {
        let count = Swift.max(0, count)
        self.init(from: centre.plus(-(count / 2)), count: count)
    }

    /// So many bases from `start` on, moved inside `whole`, and cut to it where they are more than it has.
    public init(from start: Int, count: Int, inside whole: Range<Int>) {
        let length = Swift.min(Swift.max(0, count), whole.length)
        let last = whole.upperBound.plus(-length)
        self.init(from: Swift.min(Swift.max(start, whole.lowerBound), last), count: length)
    }

    /// How many bases there are.
    public var length: Int {
        let (length, overflow) = upperBound.subtractingReportingOverflow(lowerBound)
        return overflow ? .max : length
    }

    /// The bases shared with `whole`, counted from its first: where they stand in an array with an element for every
    /// base of `whole`. Empty where none is shared.
    public func places(in whole: Range<Int>) -> Range<Int> {
        let shared = clamped(to: whole)
        return Range(
            from: (whole.lowerBound..<shared.lowerBound).length,
            to: (whole.lowerBound..<shared.upperBound).length)
    }

    /// The `index`-th of `count` equal parts, from 0: the bases ⌊i·n/count⌋ up to ⌊(i+1)·n/count⌋ of the n, and one at
    /// least, so that with more parts than bases several parts are the same base. Empty for a part that does not exist.
    public func part(_ index: Int, of count: Int) -> Range<Int> {
        guard index >= 0, index < count else { return lowerBound..<lowerBound }
        let total = length
        func bound(_ part: Int) -> Int {
            // The quotient is no more than the length, so the division cannot overflow.
            lowerBound.plus(count.dividingFullWidth(part.multipliedFullWidth(by: total)).quotient)
        }
        let start = bound(index)
        return Range(from: start, to: Swift.max(start.plus(1), bound(index + 1)))
    }
}

extension Int {
    /// The sum, or the nearest integer there is.
    fileprivate func plus(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }
}
