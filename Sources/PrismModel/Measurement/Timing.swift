/// Wall-clock times of repeated work.
enum Timing {
    /// The median of `repeats` runs after one warm-up, in milliseconds.
    static func median(repeats: Int, _ body: () throws(PrismError) -> Void) throws(PrismError) -> Double {
        try body()
        var times: [Double] = []
        for _ in 0..<repeats { times.append(try milliseconds(body)) }
        return times.sorted()[repeats / 2]
    }

    /// One run, in milliseconds.
    static func milliseconds(_ body: () throws(PrismError) -> Void) throws(PrismError) -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        try body()
        return (clock.now - start) / .milliseconds(1)
    }
}
