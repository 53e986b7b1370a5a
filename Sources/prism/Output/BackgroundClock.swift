/// Wall time by part of the work.
final class BackgroundClock {
    /// Seconds so far.
    private(set) var seconds: [String: Double] = [:]
    private let clock = ContinuousClock()

    /// Runs a part and adds its time.
    func measure<Value>(_ part: String, _ body: () throws -> Value) rethrows -> Value {
        let start = clock.now
        defer { seconds[part, default: 0] += (clock.now - start) / .seconds(1) }
        return try body()
    }
}
