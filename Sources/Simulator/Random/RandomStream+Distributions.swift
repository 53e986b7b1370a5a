extension RandomStream {
    /// Uniform on [0, 1), 53 bits.
    mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// Uniform on [low, high).
    mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * uniform() }

    /// Uniform on the integers of `range`; its lower bound when empty.
    mutating func integer(in range: Range<Int>) -> Int {
        range.lowerBound + min(max(0, range.count - 1), Int(uniform() * Double(range.count)))
    }

    /// True with the given probability.
    mutating func chance(_ probability: Double) -> Bool { uniform() < probability }

    /// The index of an entry of `weights`, with probability proportional to it.
    mutating func choice(_ weights: [Double]) -> Int {
        var left = uniform() * weights.reduce(0, +)
        for (index, weight) in weights.enumerated() {
            left -= weight
            if left < 0 { return index }
        }
        return weights.count - 1
    }

    /// Normal, by Marsaglia's polar method.
    mutating func normal(_ mean: Double = 0, _ deviation: Double = 1) -> Double {
        while true {
            let u = 2 * uniform() - 1
            let v = 2 * uniform() - 1
            let s = u * u + v * v
            if s > 0, s < 1 {
                return mean + deviation * u * (-2 * PortableMath.log(s) / s).squareRoot()
            }
        }
    }

    /// Log-normal with the given median, and `deviation` of the natural logarithm.
    mutating func logNormal(median: Double, _ deviation: Double) -> Double {
        median * PortableMath.exp(normal(0, deviation))
    }

    /// Exponential with the given mean.
    mutating func exponential(_ mean: Double) -> Double { -mean * PortableMath.log(1 - uniform()) }

    /// Poisson by multiplication of uniforms: for means up to a few dozen.
    mutating func poisson(_ mean: Double) -> Int {
        let floor = PortableMath.exp(-mean)
        var product = uniform()
        var count = 0
        while product > floor {
            product *= uniform()
            count += 1
        }
        return count
    }

    /// Negative binomial with variance `mean + mean²/size`, by inversion: time grows with the result, which
    /// is at most 100 means and 1,000.
    mutating func negativeBinomial(mean: Double, size: Double) -> Int {
        guard mean > 0 else { return 0 }
        let success = mean / (mean + size)
        var probability = PortableMath.exp(size * PortableMath.log(1 - success))
        var left = uniform() - probability
        var count = 0
        let limit = 100 * mean + 1_000
        while left > 0, Double(count) < limit {
            probability *= success * (Double(count) + size) / Double(count + 1)
            left -= probability
            count += 1
        }
        return count
    }
}
