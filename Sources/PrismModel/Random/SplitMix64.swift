#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A small generator of random numbers, the same on every machine: SplitMix64 (Steele, Lea, Flood 2014).
public struct SplitMix64: RandomNumberGenerator, Sendable, Equatable {
    private var state: UInt64

    /// The sequence of a seed.
    public init(seed: UInt64) { state = seed }

    /// One of many unrelated sequences of a seed.
    ///
    /// Seeds that differ by a multiple of the generator's increment would walk the same sequence, so seed and stream
    /// are hashed together.
    public init(seed: UInt64, stream: UInt64) {
        var first = SplitMix64(seed: seed)
        var second = SplitMix64(seed: first.next() ^ stream)
        state = second.next()
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number in [0, 1), of 53 random bits.
    public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// The numbers from 0 to below `count` in random order.
    public mutating func permutation(of count: Int) -> [Int] {
        var order = Array(0..<max(0, count))
        // Fisher–Yates, written out: the standard library does not promise to shuffle alike in every version.
        for index in stride(from: order.count - 1, to: 0, by: -1) {
            order.swapAt(index, Int(unit() * Double(index + 1)))
        }
        return order
    }

    /// A number from the standard normal distribution (Box & Muller 1958); one of each pair is used.
    public mutating func normal() -> Double {
        let radius = (-2 * log(1 - unit())).squareRoot()
        return radius * cos(2 * .pi * unit())
    }
}
