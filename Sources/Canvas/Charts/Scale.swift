/// The values that the two ends of an axis stand for.
public struct Scale: Sendable, Hashable {
    /// The value at the bottom or the left; finite.
    public let low: Double
    /// The value at the top or the right; finite, greater than `low`.
    public let high: Double

    /// A scale between two values in either order.
    ///
    /// Equal or unusable ends are moved apart: a scale is never empty.
    public init(_ first: Double, _ second: Double) {
        let a = first.isFinite ? first : 0
        let b = second.isFinite ? second : a + 1
        low = Swift.min(a, b)
        let high = Swift.max(a, b)
        if high > low {
            self.high = high
        } else {
            let apart = low + Swift.max(1, low.magnitude * 1e-9)
            self.high = apart.isFinite && apart > low ? apart : Double.greatestFiniteMagnitude
        }
    }

    /// The scale that just holds the finite ones among some values; 0…1 when there is none.
    ///
    /// - `includingZero`: whether it also holds 0, as bars need.
    public static func fitting(_ values: some Sequence<Double>, includingZero: Bool = true) -> Scale {
        var low = includingZero ? 0 : Double.infinity
        var high = includingZero ? 0 : -Double.infinity
        for value in values where value.isFinite {
            low = Swift.min(low, value)
            high = Swift.max(high, value)
        }
        return low <= high && !(low == 0 && high == 0) ? Scale(low, high) : Scale(0, 1)
    }

    /// A scale around 0 that reaches equally far on both sides.
    public static func symmetric(_ values: some Sequence<Double>) -> Scale {
        var reach = 0.0
        for value in values where value.isFinite { reach = Swift.max(reach, value.magnitude) }
        return reach > 0 ? Scale(-reach, reach) : Scale(-1, 1)
    }

    /// The smallest scale that holds both.
    public func union(_ other: Scale) -> Scale {
        Scale(Swift.min(low, other.low), Swift.max(high, other.high))
    }

    /// This scale widened to round numbers.
    public func rounded(ticks: Int = 4) -> Scale {
        let step = Ticks.step(for: high / 2 - low / 2, count: Swift.max(1, ticks)) * 2
        let lower = (low / step).rounded(.down) * step
        let upper = (high / step).rounded(.up) * step
        return lower.isFinite && upper.isFinite ? Scale(lower, upper) : self
    }

    /// Where a value lies, 0 at `low` and 1 at `high`, beyond these outside; infinite for infinite values; nil
    /// for NaN.
    public func share(of value: Double) -> Double? {
        guard !value.isNaN else { return nil }
        let width = high - low
        // The widest scales are wider than any number: halved, they are not.
        return width.isFinite ? (value - low) / width : (value / 2 - low / 2) / (high / 2 - low / 2)
    }

    /// `share(of:)` cut to 0…1.
    public func clampedShare(of value: Double) -> Double? {
        share(of: value).map { Swift.min(Swift.max($0, 0), 1) }
    }

    /// How many of `steps` equal steps a value fills, 0…`steps`; nil for NaN.
    ///
    /// A value above `low` fills at least one, so that little is told from nothing.
    func steps(_ value: Double, of steps: Int) -> Int? {
        guard let share = clampedShare(of: value) else { return nil }
        let filled = Int((share * Double(steps)).rounded())
        return share > 0 ? Swift.max(1, filled) : 0
    }
}
