import Foundation
import Testing

@testable import Simulator

@Suite struct RandomTests {
    @Test func exponentialAndLogarithmAgreeWithTheLibrary() {
        var stream = RandomStream(seed: 1, .statistics)
        for _ in 0..<20_000 {
            let x = stream.uniform(-300, 300)
            #expect(abs(PortableMath.exp(x) / Foundation.exp(x) - 1) < 1e-14)
            let y = PortableMath.exp(x)
            #expect(abs(PortableMath.log(y) - x) <= 4e-16 * max(1, abs(x)) + 1e-15)
            let z = stream.uniform(0.5, 2)
            #expect(abs(PortableMath.log(z) - Foundation.log(z)) < 3e-16)
        }
        #expect(PortableMath.exp(0) == 1 && PortableMath.log(1) == 0)
        #expect(PortableMath.exp(-1e9) == 0 && PortableMath.exp(1e9) == .infinity)
        #expect(PortableMath.log(0) == -.infinity && PortableMath.log(-1).isNaN)
        #expect(PortableMath.exp(.nan).isNaN && PortableMath.log(.infinity) == .infinity)
    }

    /// The first outputs of xoshiro256** from the state 1, 2, 3, 4, as its authors' code gives them.
    @Test func generatorIsXoshiro() {
        var stream = RandomStream(state: (1, 2, 3, 4))
        let expected: [UInt64] = [
            11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
            607_988_272_756_665_600,
        ]
        #expect(expected.map { _ in stream.next() } == expected)
    }

    @Test func streamsDifferByEveryKey() {
        var first: Set<UInt64> = []
        for seed in 0..<5 as Range<UInt64> {
            for purpose in [RandomStream.Purpose.layout, .counts] {
                for key in 0..<20 {
                    for other in 0..<20 {
                        var stream = RandomStream(seed: seed, purpose, key, other)
                        first.insert(stream.next())
                    }
                }
            }
        }
        #expect(first.count == 5 * 2 * 20 * 20)
        var again = RandomStream(seed: 3, .counts, 7, 1)
        #expect(first.contains(again.next()))
    }

    @Test func momentsOfTheDistributions() {
        var stream = RandomStream(seed: 4, .statistics)
        let count = 20_000
        func moments(_ draw: () -> Double) -> Moments { Moments((0..<count).map { _ in draw() }) }
        let normal = moments { stream.normal(2, 3) }
        #expect(abs(normal.mean - 2) < 0.1 && abs(normal.deviation - 3) < 0.1)
        #expect(abs(moments { stream.exponential(5) }.mean - 5) < 0.2)
        let poisson = moments { Double(stream.poisson(3)) }
        #expect(abs(poisson.mean - 3) < 0.06 && abs(poisson.variance - 3) < 0.15)
        for (mean, size) in [(0.2, 0.5), (4, 0.5), (40, 12)] {
            let drawn = moments { Double(stream.negativeBinomial(mean: mean, size: size)) }
            let variance = mean + mean * mean / size
            #expect(abs(drawn.mean - mean) < 5 * (variance / Double(count)).squareRoot())
            #expect(abs(drawn.variance / variance - 1) < 0.15)
        }
        #expect(stream.negativeBinomial(mean: 0, size: 1) == 0)
        let choices = (0..<count).map { _ in stream.choice([1, 0, 3]) }
        #expect(!choices.contains(1) && abs(Double(choices.count { $0 == 2 }) / Double(count) - 0.75) < 0.02)
        #expect((0..<1_000).allSatisfy { _ in (5..<8).contains(stream.integer(in: 5..<8)) })
    }

    @Test func fixedPointText() {
        #expect(1.005.fixed(0) == "1" && 2.5.fixed(0) == "3" && (-0.04).fixed(1) == "0.0")
        #expect((-1.25).fixed(1) == "-1.3" && 0.0625.fixed(4) == "0.0625" && 12.fixed(2) == "12.00")
        #expect(Double.nan.fixed(2) == "nan" && (-Double.infinity).fixed(2) == "-inf")
        #expect(1e300.fixed(2) == 1e300.description)
    }
}
