/// The largest value of regions that lie over one another, from left to right.
struct RegionSkyline {
    /// A value that holds up to a base; further on in the list values are smaller and hold longer.
    private struct Step {
        let value: Float
        let end: Int

        /// NaN counts as less than any.
        var height: Float { value.isNaN ? -.infinity : value }
    }

    private var steps: [Step] = []
    private var at: Int

    /// Nothing yet, from `start` on.
    init(from start: Int) { at = start }

    /// A value that holds from here up to `end`.
    mutating func add(_ value: Float, until end: Int) {
        let step = Step(value: value, end: end)
        guard end > at, !steps.contains(where: { $0.height >= step.height && $0.end >= end }) else { return }
        steps.removeAll { $0.height <= step.height && $0.end <= end }
        let place = steps.firstIndex { $0.height < step.height } ?? steps.count
        steps.insert(step, at: place)
    }

    /// Goes on to `end` and gives what lies between: 0 where no region is.
    mutating func advance(to end: Int, _ body: (_ value: Float, _ bases: Range<Int>) -> Void) {
        while at < end {
            guard let top = steps.first else {
                body(0, at..<end)
                at = end
                return
            }
            let stop = min(top.end, end)
            if at < stop { body(top.value, at..<stop) }
            at = max(at, stop)
            if top.end <= at { steps.removeFirst() }
        }
        steps.removeAll { $0.end <= at }
    }
}
