/// When free memory is given back: once nothing happened for a moment, and not often, as it takes some milliseconds.
///
/// Surveys and clusterings of thousands of genes leave free pages between blocks that stay in use; a fifth of what the
/// process holds with 20,000 genes.
struct MemoryAtRest {
    private static let moment = Duration.milliseconds(500)
    private static let leastInterval = Duration.seconds(10)

    private var isDue = false
    private var next = ContinuousClock.now + leastInterval

    /// Until when to wait for something to happen; nil: as long as it takes.
    func deadline(after now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        isDue ? max(now + Self.moment, next) : nil
    }

    /// Something happened, or is being computed.
    mutating func disturb() { isDue = true }

    /// Nothing happened up to the deadline.
    mutating func rest() {
        guard isDue, ContinuousClock.now >= next else { return }
        Allocation.trims()
        isDue = false
        next = .now + Self.leastInterval
    }
}
