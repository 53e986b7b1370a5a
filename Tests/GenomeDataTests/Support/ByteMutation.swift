import Foundation
import PrismModel
import Testing

@testable import GenomeData

/// Damages a binary file: flipped bits, extreme numbers in places of counts and offsets, cuts, moved pieces.
struct ByteMutation {
    private var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// `original` with one to four changes, half of them within the first `front` bytes.
    mutating func applied(to original: [UInt8], front: Int) -> [UInt8] {
        var bytes = original
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let isInFront = Bool.random(using: &random)
            let at = Int.random(in: 0..<(isInFront ? min(front, bytes.count) : bytes.count), using: &random)
            change(&bytes, at: at)
        }
        return bytes
    }

    private mutating func change(_ bytes: inout [UInt8], at: Int) {
        switch Int.random(in: 0..<16, using: &random) {
        case 0..<5: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 5..<8: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 8: bytes[at] = 255
        case 9: bytes[at] = 0
        case 10..<13:
            // A number of 2, 4 or 8 bytes at an extreme.
            let width = [2, 4, 8].randomElement(using: &random) ?? 4
            let fill: UInt8 = Bool.random(using: &random) ? 0xFF : 0
            for index in at..<min(at + width, bytes.count) { bytes[index] = fill }
            if Bool.random(using: &random), at + width <= bytes.count { bytes[at + width - 1] = 0x7F }
        case 13: bytes.removeSubrange(at...)
        case 14:
            let length = min(bytes.count - at, Int.random(in: 1...32, using: &random))
            bytes.insert(contentsOf: bytes[at..<at + length], at: at)
        default:
            let length = min(bytes.count - at, Int.random(in: 1...32, using: &random))
            let from = Int.random(in: 0...(bytes.count - length), using: &random)
            for index in 0..<length { bytes[at + index] = bytes[from + index] }
        }
    }
}

/// Checks a reader against damaged files.
///
/// A trap ends the whole test process; a hang, or memory without bounds, shows as a mutation that takes seconds of a
/// processor's time, which other tests do not add to. What is left to count is how many mutations were noticed.
/// `PRISM_MUTATION_FACTOR=100` makes a long run of it and `PRISM_MUTATION_SEED=7` another one, which tells how many
/// mutations there were, how many were refused, and how long the slowest took.
///
/// - Returns: the share of mutations that `read` refused with an error.
func refusals(
    of original: [UInt8], mutations: Int, seed: UInt64, front: Int = 512,
    read: (any ByteSource) throws(GenomeDataError) -> Void
) -> Double {
    let factor = TextMutation.factor
    var mutation = ByteMutation(seed: TextMutation.seed(seed))
    var refused = 0
    var slowest: UInt64 = 0
    for _ in 0..<(mutations * factor) {
        let damaged = mutation.applied(to: original, front: front)
        let start = nanosecondsOfThread()
        do throws(GenomeDataError) {
            try read(MemorySource(name: "damaged", bytes: damaged))
        } catch {
            refused += 1
        }
        slowest = max(slowest, nanosecondsOfThread() - start)
    }
    #expect(slowest < 5_000_000_000)
    if factor > 1 {
        print(
            "MUTATIONS \(Testing.Test.current?.name ?? ""): \(mutations * factor), refused \(refused), "
                + "slowest \(slowest / 1_000_000) ms")
    }
    return Double(refused) / Double(mutations * factor)
}

/// The time that a processor has spent on this thread.
private func nanosecondsOfThread() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
