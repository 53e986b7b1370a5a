import CBigWig
import Testing

@testable import Simulator

/// Fowler, Noll and Vo's hash, 1a, 64 bits.
struct Fnv {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    }
}
