import CBigWig
import Testing

@testable import Simulator

/// A bigWig through libBigWig.
final class Track {
    private let file: UnsafeMutablePointer<bigWigFile_t>

    init(_ path: String) throws {
        file = try path.withCString { name in
            try #require(bwOpen(UnsafeMutablePointer(mutating: name), nil, "r"))
        }
    }

    deinit { bwClose(file) }

    var sum: Double { file.pointee.hdr.pointee.sumData }

    /// Sum over TSS ± 500 bp, no data counting 0.
    ///
    /// Bins of 10 bp count whole when they begin inside.
    func sum(_ contig: String, _ tss: Int) -> Double {
        let first = (tss - 500 + 9) / 10 * 10
        guard let found = bwGetValues(file, contig, UInt32(first), UInt32(first + 1_000), 1) else {
            return .nan
        }
        defer { bwDestroyOverlappingIntervals(found) }
        return (0..<Int(found.pointee.l)).reduce(0) { sum, index in
            let value = found.pointee.value[index]
            return value.isNaN ? sum : sum + Double(value)
        }
    }
}
