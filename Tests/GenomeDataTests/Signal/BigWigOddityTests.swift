import Foundation
import PrismModel
import Testing

@testable import GenomeData

/// bigWigs as programs write them when there is nothing to write, or when values are missing (NaN).
@Suite struct BigWigOddityTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func open(
        _ parts: [LibBigWig.Part], zooms: Int32 = 10, length: UInt32 = 400_000
    ) throws -> BigWigFile {
        let path = scratch.path("\(UUID()).bw")
        try LibBigWig.write(parts, contigs: [("chr1", length), ("chr2", length)], zooms: zooms, to: path)
        return try BigWigFile(path: path)
    }

    private func bytes(_ file: BigWigFile) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: file.path)))
    }

    private func whole(_ contig: String = "chr1", _ length: Int = 400_000) -> GenomicInterval {
        GenomicInterval(contig: contig, start: 0, end: length)
    }

    @Test(arguments: [Int32(0), 1, 10]) func `a file without data has contigs and no values`(zooms: Int32)
        throws
    {
        let file = try open([], zooms: zooms)
        #expect(file.isEmpty && file.contigs.map(\.length) == [400_000, 400_000])
        #expect(try file.values(in: .init(contig: "chr1", start: 5, end: 900)).areMissing)
        let summaries = try file.summaries(of: whole(), bins: 7)
        #expect(summaries.count == 7 && summaries.allSatisfy { $0.covered == 0 && $0.mean.isNaN })
    }

    @Test func `an index that lists nothing is no data either, with and without a root`() throws {
        var data = try bytes(open([]))
        let place = data.count - 4
        func number(_ value: Int, _ width: Int) -> [UInt8] {
            withUnsafeBytes(of: UInt64(value).littleEndian) { Array($0.prefix(width)) }
        }
        data.replaceSubrange(24..<32, with: number(place, 8))
        let head = number(0x2468_ACE0, 4) + number(256, 4) + [UInt8](repeating: 0, count: 40)
        let mark = Array(data.suffix(4))
        for root in [[], [1, 0, 0, 0]] as [[UInt8]] {
            let file = try BigWigFile(
                source: MemorySource(name: "none.bw", bytes: Array(data[..<place]) + head + root + mark))
            #expect(file.isEmpty)
            #expect(try file.values(in: .init(contig: "chr1", start: 0, end: 9)).areMissing)
        }
    }

    @Test func `an interrupted writer's file is not taken for an empty one`() throws {
        let file = try open([.fixedStep(contig: "chr1", start: 0, span: 1, step: 1, values: [1, 2, 3])])
        #expect(!file.isEmpty)
        var data = try bytes(file)
        data.replaceSubrange(24..<32, with: [UInt8](repeating: 0, count: 8))
        let words = failure { try BigWigFile(source: MemorySource(name: "cut.bw", bytes: data)) }
        #expect(words?.contains("no index") == true, "\(words ?? "")")
    }

    /// Values with holes: one in ten at random, long runs, or the first of every thousand.
    @Test(arguments: 0..<3) func `what shows zoomed in shows zoomed out, though values are missing`(kind: Int)
        throws
    {
        var random = SplitMix64(seed: 5)
        let values = (0..<400_000).map { base -> Float in
            let isMissing =
                switch kind {
                case 0: Int.random(in: 0..<10, using: &random) == 0
                case 1: base / 50_000 % 2 == 0
                default: base % 1_000 == 0
                }
            return isMissing ? .nan : Float(base / 100_000) - 1.5
        }
        let file = try open([.fixedStep(contig: "chr1", start: 0, span: 1, step: 1, values: values)])
        try #require(!file.layout.zooms.isEmpty)
        for bins in [1, 10, 80] {
            for (column, summary) in try file.summaries(of: whole(), bins: bins).enumerated() {
                let data = values[(column * 400_000 / bins)..<((column + 1) * 400_000 / bins)].filter {
                    !$0.isNaN
                }
                #expect(abs(summary.covered - Float(data.count) * Float(bins) / 400_000) < 1e-4)
                guard let least = data.min(), let most = data.max() else {
                    #expect(summary.mean.isNaN)
                    continue
                }
                #expect(summary.min == least && summary.max == most)
                #expect(abs(summary.mean - data.reduce(0, +) / Float(data.count)) < 0.01)
            }
        }
    }

    /// libBigWig forgets the sums of a second contig's first records.
    @Test func `sums that contradict the extremes are not believed`() throws {
        let ones = [Float](repeating: 3, count: 4_000)
        let file = try open([
            .fixedStep(contig: "chr1", start: 0, span: 100, step: 100, values: ones),
            .fixedStep(contig: "chr2", start: 0, span: 100, step: 100, values: ones),
        ])
        for contig in ["chr1", "chr2"] {
            let means = try file.summaries(of: whole(contig), bins: 20).map(\.mean)
            #expect(means.allSatisfy { abs($0 - 3) < 1e-4 }, "\(contig): \(means)")
        }
    }

    @Test func `a zoom level that leaves a contig out is not believed`() throws {
        let file = try open([
            .fixedStep(
                contig: "chr1", start: 0, span: 100, step: 100, values: (0..<4_000).map { Float($0 % 7) + 1 })
        ])
        let expected = try file.summaries(of: whole(), bins: 10)
        var data = try bytes(file)
        // All levels' trees say that they list nothing.
        for level in file.layout.zooms {
            data.replaceSubrange(
                (level.index + 8)..<(level.index + 16), with: [UInt8](repeating: 0, count: 8))
        }
        let bare = try BigWigFile(source: MemorySource(name: "bare.bw", bytes: data)).summaries(
            of: whole(), bins: 10)
        for (one, other) in zip(bare, expected) {
            #expect(abs(one.mean - other.mean) < 0.05 && one.max == 7 && one.covered == 1)
        }
    }
}
