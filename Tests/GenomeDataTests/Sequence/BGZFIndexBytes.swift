import Testing

@testable import GenomeData

/// A block index as `bgzip -r` writes it.
enum BGZFIndexBytes {
    static func entries(_ entries: [(packed: Int, unpacked: Int)]) -> [UInt8] {
        let numbers = [entries.count] + entries.flatMap { [$0.packed, $0.unpacked] }
        return numbers.flatMap { number in withUnsafeBytes(of: UInt64(number).littleEndian) { Array($0) } }
    }
}
