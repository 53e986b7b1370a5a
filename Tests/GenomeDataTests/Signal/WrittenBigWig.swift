import CBigWig
import Foundation
import Testing

/// libBigWig as an independent reader.
final class WrittenBigWig {
    private let file: UnsafeMutablePointer<bigWigFile_t>
    private let path: String

    init(_ path: String) throws {
        self.path = path
        file = try path.withCString { name in
            try #require(bwOpen(UnsafeMutablePointer(mutating: name), nil, "r"))
        }
    }

    deinit { bwClose(file) }

    var header: bigWigHdr_t { file.pointee.hdr.pointee }

    func values(_ contig: String, _ start: Int, _ end: Int) -> [Float] {
        guard let found = bwGetValues(file, contig, UInt32(start), UInt32(end), 1) else { return [] }
        defer { bwDestroyOverlappingIntervals(found) }
        return (0..<Int(found.pointee.l)).map { found.pointee.value[$0] }
    }

    func statistics(
        _ contig: String, _ start: Int, _ end: Int, _ bins: Int, _ type: bwStatsType
    ) -> [Double] {
        guard let found = bwStats(file, contig, UInt32(start), UInt32(end), UInt32(bins), type) else {
            return []
        }
        defer { free(found) }
        return (0..<bins).map { found[$0] }
    }
}
