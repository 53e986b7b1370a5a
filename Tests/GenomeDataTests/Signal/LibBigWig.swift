import CBigWig
import Foundation
import Testing

/// The C library for bigWig, which writes the tests' files and says what is in them.
///
/// It is not thread-safe: one lock for all.
enum LibBigWig {
    private static let lock = NSLock()

    /// Data of one contig in one of the format's three ways.
    enum Part {
        case bedGraph(contig: String, starts: [UInt32], ends: [UInt32], values: [Float])
        case variableStep(contig: String, starts: [UInt32], span: UInt32, values: [Float])
        case fixedStep(contig: String, start: UInt32, span: UInt32, step: UInt32, values: [Float])
    }

    /// Writes a bigWig with up to `zooms` zoom levels.
    static func write(
        _ parts: [Part], contigs: [(name: String, length: UInt32)], zooms: Int32 = 10, to path: String
    ) throws {
        lock.lock()
        defer { lock.unlock() }
        try #require(bwInit(1 << 17) == 0)
        let file = try #require(bwOpen(path, nil, "w"))
        defer { bwClose(file) }
        try #require(bwCreateHdr(file, zooms) == 0)
        file.pointee.cl = withCStrings(contigs.map(\.name)) { names in
            bwCreateChromList(names, contigs.map(\.length), Int64(contigs.count))
        }
        try #require(bwWriteHdr(file) == 0)
        for part in parts { try #require(add(part, to: file) == 0) }
    }

    private static func add(_ part: Part, to file: UnsafeMutablePointer<bigWigFile_t>) -> Int32 {
        switch part {
        case .bedGraph(let contig, let starts, let ends, let values):
            withCStrings(Array(repeating: contig, count: starts.count)) {
                bwAddIntervals(file, $0, starts, ends, values, UInt32(starts.count))
            }
        case .variableStep(let contig, let starts, let span, let values):
            bwAddIntervalSpans(file, contig, starts, span, values, UInt32(values.count))
        case .fixedStep(let contig, let start, let span, let step, let values):
            bwAddIntervalSpanSteps(file, contig, start, span, step, values, UInt32(values.count))
        }
    }

    private static func withCStrings<Value>(
        _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Value
    ) -> Value {
        let copies = strings.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return copies.map { UnsafePointer<CChar>($0) }.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return withUnsafePointer(to: nil) { body($0) } }
            return body(base)
        }
    }

    /// The values of an interval that lies on the contig, NaN where there are none.
    static func values(_ path: String, _ contig: String, _ range: Range<Int>) throws -> [Float] {
        lock.lock()
        defer { lock.unlock() }
        try #require(bwInit(1 << 17) == 0)
        let file = try #require(bwOpen(path, nil, "r"))
        defer { bwClose(file) }
        let found = try #require(
            bwGetValues(file, contig, UInt32(range.lowerBound), UInt32(range.upperBound), 1))
        defer { bwDestroyOverlappingIntervals(found) }
        return (0..<Int(found.pointee.l)).map { found.pointee.value[$0] }
    }
}
