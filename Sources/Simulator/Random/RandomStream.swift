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
    }

    private var state: (UInt64, UInt64, UInt64, UInt64)

    /// The stream of `purpose` for `keys` (contig, domain, gene …) under `seed`.
    init(seed: UInt64, _ purpose: Purpose, _ keys: Int...) {
        var mixer = seed
        var hash = Self.splitMix(&mixer)
        Self.absorb(purpose.rawValue, into: &hash)
        for key in keys { Self.absorb(UInt64(bitPattern: Int64(key)), into: &hash) }
        state = (
            Self.splitMix(&hash), Self.splitMix(&hash), Self.splitMix(&hash), Self.splitMix(&hash)
        )
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

    private static func absorb(_ key: UInt64, into hash: inout UInt64) {
        hash ^= key &* 0xD6E8_FEB8_6659_FD93
        hash = splitMix(&hash)
    }

    private static func rotate(_ value: UInt64, by count: UInt64) -> UInt64 {
        (value << count) | (value >> (64 - count))
    }

    /// One step of SplitMix64 (Steele, Lea and Flood, 2014).
    private static func splitMix(_ state: inout UInt64) -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
