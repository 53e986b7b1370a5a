import Testing

@testable import PrismModel

struct LeastSquaresTests {
    private static let causes: [[Double]] = (0..<12).map { row in
        var random = SplitMix64(seed: UInt64(row))
        return (0..<3).map { _ in random.unit() }
    }

    @Test func findsTheCoefficients() throws {
        let values = Self.causes.map { 4 - 2 * $0[0] + 0.5 * $0[1] + 3 * $0[2] }
        let found = try #require(
            LeastSquares(values, on: Self.causes).coefficients(values.map { _ in 1 }))
        for (value, expected) in zip(found, [-2, 0.5, 3]) { #expect(abs(value - expected) < 1e-9) }
    }

    /// A row that counts twice is two rows.
    @Test func countsAreRepeats() throws {
        let values = Self.causes.indices.map { Double(($0 * 7) % 5) }
        let counts = Self.causes.indices.map { $0 % 3 }
        let repeated = counts.enumerated().flatMap { [Int](repeating: $0, count: $1) }
        let found = try #require(LeastSquares(values, on: Self.causes).coefficients(counts))
        let expected = try #require(
            LeastSquares(repeated.map { values[$0] }, on: repeated.map { Self.causes[$0] })
                .coefficients(repeated.map { _ in 1 }))
        for (a, b) in zip(found, expected) { #expect(abs(a - b) < 1e-9) }
    }

    @Test func causesThatCannotBeTold() {
        let doubled = Self.causes.map { [$0[0], 2 * $0[0], $0[2]] }
        let values = Self.causes.map { $0[1] }
        let ones = values.map { _ in 1 }
        #expect(LeastSquares(values, on: doubled).coefficients(ones) == nil)
        #expect(LeastSquares(values, on: Self.causes.map { [$0[0], 1, $0[2]] }).coefficients(ones) == nil)
        #expect(LeastSquares(values, on: Self.causes).coefficients(values.map { _ in 0 }) == nil)
        #expect(LeastSquares(values, on: Self.causes).coefficients([1]) == nil)
        #expect(LeastSquares([], on: []).coefficients([]) == nil)
    }
}
