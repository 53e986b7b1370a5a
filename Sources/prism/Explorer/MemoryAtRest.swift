import Canvas

/// When free memory is given back: once nobody pressed a key for a moment, and not often, as it takes some milliseconds.
///
/// Surveys and clusterings of thousands of genes leave free pages between blocks that stay in use; a fifth of what the
/// process holds with 20,000 genes. What is being computed goes on meanwhile.
struct MemoryAtRest {
    private static let moment = Duration.milliseconds(500)
    private static let leastInterval = Duration.seconds(2)

    private var isDue = false
    private var lastInput = ContinuousClock.now
    private var next = ContinuousClock.now + leastInterval

    /// Until when to wait for something to happen while nothing is computed; nil: as long as it takes.
    var deadline: ContinuousClock.Instant? { isDue ? max(lastInput + Self.moment, next) : nil }

    /// Looks at what happened, and gives memory back where it is time.
    mutating func look(at events: [Event], isBusy: Bool) {
        let now = ContinuousClock.now
        if events.contains(where: \.isInput) { lastInput = now }
        if isBusy || events != [.deadline] { isDue = true }
        guard isDue, now >= next, now >= lastInput + Self.moment else { return }
        Allocation.trims()
        isDue = false
        next = now + Self.leastInterval
    }
}

extension Event {
    /// Whether a person made it.
    fileprivate var isInput: Bool {
        switch self {
        case .key, .mouse, .paste: true
        default: false
        }
    }
}
