/// One figure about a simulated data set, with the range in which it lies under default parameters.
public struct Statistic: Sendable, Equatable, Codable {
    /// A stable name for scripts.
    public let key: String
    /// What the figure is, with its unit.
    public let title: String
    /// `nil` when it cannot be computed, for instance a correlation over one gene.
    public let value: Double?
    /// The least expected value; `nil` when parameters are not the defaults or genes are too few to judge.
    public let low: Double?
    /// The greatest expected value.
    public let high: Double?

    init(_ key: String, _ title: String, _ value: Double, expected: ClosedRange<Double>?) {
        self.key = key
        self.title = title
        self.value = value.isFinite ? value : nil
        low = expected?.lowerBound
        high = expected?.upperBound
    }

    /// Whether the value lies in its range; `nil` when no range is stated or there is no value.
    public var isAsExpected: Bool? {
        guard let value, let low, let high else { return nil }
        return low <= value && value <= high
    }
}
