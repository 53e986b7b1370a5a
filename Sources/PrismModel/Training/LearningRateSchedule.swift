#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The learning rate by step: linear warm-up, then a cosine down to the final rate, which stays.
public struct LearningRateSchedule: Sendable, Equatable, Codable {
    /// The rate at step 0.
    public var start = 1e-5
    /// The rate at the end of the warm-up.
    public var peak = 5e-4
    /// The rate from `steps` on.
    public var final = 1e-4
    /// Steps of the warm-up.
    public var warmupSteps: Int
    /// Steps in all.
    public var steps: Int

    /// The released recipe over `steps` steps: a tenth of them warm-up.
    public init(steps: Int) {
        self.steps = max(1, steps)
        warmupSteps = self.steps / 10
    }

    /// The rate of the update after `step` finished ones.
    public func rate(step: Int) -> Double {
        if step < warmupSteps { return start + (peak - start) * Double(step) / Double(warmupSteps) }
        let progress = min(1, Double(step - warmupSteps) / Double(max(1, steps - warmupSteps)))
        return final + (peak - final) * (1 + cos(.pi * progress)) / 2
    }
}
