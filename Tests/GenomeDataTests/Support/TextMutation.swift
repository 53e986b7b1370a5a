import Foundation
import PrismModel

/// Damages a text as files get damaged, and as people and programs damage them.
struct TextMutation {
    private var random: SplitMix64

    /// Pieces that mean something to one format or another.
    private static let pieces: [String] = [
        "\t", "\t\t", ",", "\"", "\"\"", "\n", "\r\n", "\r", "\0", "\u{FEFF}", " ", "#", "##", ";", "=", "[",
        "]",
        "[[", "{", "}", ".", "-", "+", "-1", "0", "9223372036854775807", "99999999999999999999", "1e999",
        "NaN",
        "inf", "-inf", "NA", "chr22", "22", "é", "\u{1B}[31m", "'''", "\"\"\"", "\\u0000", "%00", "%",
        "Parent=",
        "gene_id", "true", "0x", "1979-05-27", "a.b.c", "a = [[", "\\",
    ]

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// `PRISM_MUTATION_FACTOR=100` makes a long run of the tests that ask for it.
    static let factor = ProcessInfo.processInfo.environment["PRISM_MUTATION_FACTOR"].flatMap { Int($0) } ?? 1

    /// A test's seed; `PRISM_MUTATION_SEED=7` makes another of it.
    static func seed(_ seed: UInt64) -> UInt64 {
        let other = ProcessInfo.processInfo.environment["PRISM_MUTATION_SEED"].flatMap { UInt64($0) } ?? 0
        return seed &+ other &* 0x9E37_79B9
    }

    /// `text` with one to four changes.
    mutating func applied(to text: [UInt8]) -> [UInt8] {
        var bytes = text
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            change(&bytes)
        }
        return bytes
    }

    private mutating func change(_ bytes: inout [UInt8]) {
        let at = Int.random(in: 0...bytes.count, using: &random)
        let length = min(bytes.count - at, Int.random(in: 1...20, using: &random))
        switch Int.random(in: 0..<7, using: &random) {
        case 0 where at < bytes.count: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: bytes.removeSubrange(at..<at + length)
        case 2: bytes.removeSubrange(at...)
        case 3: bytes.insert(contentsOf: bytes[at..<at + length], at: at)
        case 4 where at < bytes.count: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 5:
            bytes.replaceSubrange(
                at..<at + length, with: Self.pieces.randomElement(using: &random)?.utf8 ?? "".utf8)
        default: bytes.insert(contentsOf: Self.pieces.randomElement(using: &random)?.utf8 ?? "".utf8, at: at)
        }
    }
}
