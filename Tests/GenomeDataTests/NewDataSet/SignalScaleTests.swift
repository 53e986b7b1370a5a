import Testing

@testable import GenomeData

/// The unit and transform chosen for signals of several kinds.
@Suite struct SignalScaleTests {
    /// Numbers that spread like counts: most small, few large.
    private func spread(_ middle: Float) -> [Float] {
        (0..<1_000).map { index in
            index < 300 ? 0 : middle * Float.pow10(Float(index - 650) / 350)
        }
    }

    @Test(arguments: [
        (Float(10), Float(1)), (1, 1), (0.5, 1), (0.02, 1_000), (0.004, 10_000), (1e-5, 1e6), (300, 1),
        (1e6, 1e-5),
    ])
    func `values of any size keep their differences under the logarithm`(middle: Float, scale: Float) throws {
        let chosen = try #require(SignalScale(spread(middle)))
        #expect(chosen.transform == .log10p1 && chosen.scale == scale, "\(chosen)")
        let inputs = spread(middle).compactMap { chosen.transform.apply($0 * chosen.scale) }.sorted()
        // Neither nearly all 0, nor ruled by a few.
        #expect(inputs[700] > 0.1 && inputs[999] < 10 * inputs[700], "\(inputs[700]) \(inputs[999])")
    }

    @Test func `shares and log ratios are no counts`() throws {
        let shares = (0..<500).map { 0.4 + Float($0) / 1_000 }
        #expect(try #require(SignalScale(shares)).transform == .none)
        let ratios = try #require(SignalScale((0..<500).map { Float($0) / 100 - 2 }))
        #expect(ratios.transform == .none && ratios.scale == 1)
        let small = try #require(SignalScale((0..<500).map { (Float($0) - 250) / 100_000 }))
        #expect(small.transform == .none && small.scale == 1_000)
    }

    @Test func nothing() {
        #expect(SignalScale([]) == nil && SignalScale([0, 0]) == nil)
    }

    @Test func twoDigits() {
        #expect(
            SignalScale.rounded(333.3) == 330 && SignalScale.rounded(0.01234) == 0.012
                && SignalScale.rounded(0) == 0)
        #expect(SignalScale.text(1_000) == "1000" && SignalScale.geometricMean([10, 1_000]) == 100)
    }
}

extension Float {
    /// 10 to this power, by repeated roots: enough for a test.
    fileprivate static func pow10(_ power: Float) -> Float {
        var (result, rest, factor) = (Float(1), abs(power), Float(10))
        while rest >= 1 { (result, rest) = (result * 10, rest - 1) }
        for _ in 0..<20 {
            factor = factor.squareRoot()
            rest *= 2
            if rest >= 1 { (result, rest) = (result * factor, rest - 1) }
        }
        return power < 0 ? 1 / result : result
    }
}
