import Foundation
import Testing

@testable import PrismModel

struct ContextWeightsTests {
    @Test func vectorsAndCosines() {
        // Channel-major: channel 0 holds (3, 4), channel 1 holds (4, −3).
        let weights = ContextWeights([3, 4, 4, -3], contexts: 2)
        #expect(weights.vector(0) == [3, 4] && weights.vector(1) == [4, -3])
        #expect(abs(weights.cosine(0, 1)) < 1e-12)
        #expect(abs(weights.cosine(0, 0) - 1) < 1e-8)
    }

    /// Orthogonal contexts: log(2 + 2 exp(−2t)); parallel ones: log 4.
    @Test func uniformity() {
        let apart = ContextWeights([1, 0, 0, 1], contexts: 2).uniformity(sharpness: 2)
        #expect(abs(apart - log(2 + 2 * exp(-4))) < 1e-6)
        let together = ContextWeights([1, 1, 1, 1], contexts: 2).uniformity(sharpness: 2)
        #expect(abs(together - log(4)) < 1e-6)
        #expect(apart < together)
    }
}
