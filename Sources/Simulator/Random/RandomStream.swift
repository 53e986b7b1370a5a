import PrismModel

/// A reproducible stream of random numbers: xoshiro256** (Blackman and Vigna, 2021), seeded by SplitMix64.
///
/// Each mechanism of each domain draws from its own stream, named by seed and keys, so that a domain can be
/// simulated without those before it, and a change to one mechanism leaves the draws of the others alone.
struct RandomStream {
    /// What a stream is for: its first key.
    enum Purpose: UInt64 {
        case layout = 1
        case composition, repeats, coding, promoter, scatter
        case gaps, hotSpots, elements, activity, counts, waves
        case contacts, contactBias, expression, statistics
        case cellType, measurement
    }

    private var state: (UInt64, UInt64, UInt64, UInt64)

    /// The stream of `purpose` for `keys` (contig, domain, gene …) under `seed`.
    init(seed: UInt64, _ purpose: Purpose, _ keys: Int...) {
        var hash = Self.mixed(seed)
        for key in [purpose.rawValue] + keys.map({ UInt64(bitPattern: Int64($0)) }) {
            hash = Self.mixed(hash ^ key &* 0xD6E8_FEB8_6659_FD93)
        }
        var start = SplitMix64(seed: hash)
        state = (start.next(), start.next(), start.next(), start.next())
    }

    /// A stream in a given state of the generator, not all zero.
    init(state: (UInt64, UInt64, UInt64, UInt64)) { self.state = state }

    /// The next 64 random bits.
    mutating func next() -> UInt64 {
        let result = Self.rotate(state.1 &* 5, by: 7) &* 9
        let shifted = state.1 << 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= shifted
        state.3 = Self.rotate(state.3, by: 45)
        return result
    }

    private static func rotate(_ value: UInt64, by count: UInt64) -> UInt64 {
        (value << count) | (value >> (64 - count))
    }

    /// A number that differs in about half of its bits for each bit of `number`.
    private static func mixed(_ number: UInt64) -> UInt64 {
        var random = SplitMix64(seed: number)
        return random.next()
    }
}
