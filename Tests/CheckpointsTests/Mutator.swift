import Foundation
import PrismModel

/// Seeded damage to files: every run makes the same mutations.
///
/// `PRISM_MUTATION_FACTOR=100` makes so many times more, `PRISM_MUTATION_SEED=7` others.
struct Mutator {
    private var random: SplitMix64

    static let rounds =
        ProcessInfo.processInfo.environment["PRISM_MUTATION_FACTOR"]
        .flatMap { UInt16($0) }.map { max(1, Int($0)) } ?? 1
    private static let other =
        ProcessInfo.processInfo.environment["PRISM_MUTATION_SEED"].flatMap { UInt64($0) } ?? 0

    init(seed: UInt64) {
        random = SplitMix64(seed: seed &+ Self.other &* 1_000_003)
    }

    /// A number below `count`, which must be above 0.
    mutating func below(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }

    /// The file with one to three mutations, all of them within `target` where that is still inside the file.
    mutating func mutated(_ original: [UInt8], in target: Range<Int>) -> [UInt8] {
        var bytes = original
        for _ in 0...below(3) {
            let range = target.clamped(to: 0..<bytes.count)
            guard !range.isEmpty else { return bytes }
            let place = range.lowerBound + below(range.count)
            let span = place..<min(bytes.count, place + 1 + below(16))
            switch below(9) {
            case 0: bytes[place] ^= 1 << UInt8(below(8))
            case 1: bytes[place] = UInt8(below(256))
            case 2: bytes[place] = [0, 1, 0x7F, 0x80, 0xFF, 0x28, 0x2E, 0x52][below(8)]
            case 3: bytes.removeSubrange(place...)
            case 4: bytes.removeSubrange(span)
            case 5: bytes.insert(contentsOf: Array(bytes[span]), at: place)
            case 6: bytes.replaceSubrange(span, with: repeatElement(0, count: span.count))
            case 7:  // a length that lies
                for (offset, byte) in lie().prefix(bytes.count - place).enumerated() {
                    bytes[place + offset] = byte
                }
            default:  // a splice from elsewhere in the file
                let source = below(bytes.count)
                let copied = bytes[source..<min(bytes.count, source + span.count)]
                for (offset, byte) in copied.prefix(bytes.count - place).enumerated() {
                    bytes[place + offset] = byte
                }
            }
        }
        return bytes
    }

    /// A number that a length field might wrongly hold, in one, two, four or eight bytes.
    private mutating func lie() -> [UInt8] {
        let values: [UInt64] = [0, 1, 255, 65535, 1 << 31, 0xFFFF_FFFF, 1 << 62, .max, UInt64(below(4096))]
        return Array(values[below(values.count)].littleEndianBytes.prefix([1, 2, 4, 8][below(4)]))
    }
}
