import Foundation

/// Round numbers along an axis.
public enum Ticks {
    /// The smallest of 1, 2, 5 × 10ⁿ that cuts `span` into at most `count` parts.
    ///
    /// 1 where that makes no sense.
    public static func step(for span: Double, count: Int) -> Double {
        guard span.isFinite, span > 0, count > 0 else { return 1 }
        let rough = span / Double(count)
        guard rough > 0 else { return 1 }
        let power = pow(10, log10(rough).rounded(.down))
        guard power > 0, power.isFinite else { return rough }
        for factor in [1.0, 2, 5, 10] where factor * power >= rough * (1 - 1e-9) { return factor * power }
        return rough
    }

    /// The multiples of a round step within a scale, lowest first, at most `count + 1`.
    ///
    /// - `count`: how many parts to cut into at most.
    /// - `origin`: what the multiples are counted from.
    public static func nice(in scale: Scale, count: Int, origin: Double = 0) -> [Double] {
        guard count > 0 else { return [] }
        return multiples(of: step(for: scale.high - scale.low, count: count), in: scale, origin: origin)
    }

    /// As `nice`, on whole numbers: positions along a contig.
    ///
    /// With `origin` −1 the ticks are round for people who count from 1 while positions count from 0.
    public static func positions(in scale: Scale, count: Int, origin: Double = -1) -> [Double] {
        guard count > 0 else { return [] }
        let step = Swift.max(1, step(for: scale.high - scale.low, count: count))
        return multiples(of: step, in: scale, origin: origin)
    }

    /// Decimals that tell the multiples of a step apart.
    public static func decimals(for step: Double) -> Int {
        guard step.isFinite, step > 0 else { return 0 }
        return Swift.min(Swift.max(0, Int((-log10(step) - 1e-9).rounded(.up))), 9)
    }

    private static func multiples(of step: Double, in scale: Scale, origin: Double) -> [Double] {
        let first = ((scale.low - origin) / step - 1e-9).rounded(.up)
        let last = ((scale.high - origin) / step + 1e-9).rounded(.down)
        // Beyond 2⁵³ neighbouring multiples are the same number.
        guard first.magnitude < 9e15, last.magnitude < 9e15, last >= first, last - first < 1000 else {
            return []
        }
        return (Int(first)...Int(last)).map { origin + Double($0) * step }
    }
}
