import Foundation
import PrismModel
import Testing

@testable import GenomeData

/// bigWig reading against libBigWig's values, and summaries against the values themselves.
@Suite struct BigWigFileTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// Two contigs with data in all three forms, with gaps, over several blocks; and one contig without data.
    private func mixed(items: Int = 3_000, zooms: Int32 = 10) throws -> String {
        var random = SplitMix64(seed: 17)
        var (starts, ends, values): ([UInt32], [UInt32], [Float]) = ([], [], [])
        var at: UInt32 = 10
        for _ in 0..<items {
            at += UInt32.random(in: 0...6, using: &random)
            starts.append(at)
            at += UInt32.random(in: 1...9, using: &random)
            ends.append(at)
            values.append(Float.random(in: -3...40, using: &random))
        }
        let steps = (0..<UInt32(items)).map { 5 + $0 * 11 }
        let path = scratch.path("mixed-\(items)-\(zooms).bw")
        try LibBigWig.write(
            [
                .bedGraph(contig: "chr1", starts: starts, ends: ends, values: values),
                .variableStep(contig: "chr2", starts: steps, span: 4, values: values),
                .fixedStep(
                    contig: "chr2", start: UInt32(items) * 11 + 20, span: 3, step: 7,
                    values: values.reversed()),
            ],
            contigs: [("chr1", at + 500), ("chr2", UInt32(items) * 20), ("chrM", 900)], zooms: zooms, to: path
        )
        return path
    }

    @Test func `values equal libBigWig's in all three forms of data`() throws {
        let path = try mixed()
        let file = try BigWigFile(path: path)
        #expect(file.contigs.map(\.name) == ["chr1", "chr2", "chrM"])
        for contig in file.contigs {
            let all = GenomicInterval(contig: contig.name, start: 0, end: contig.length)
            let ours = try file.values(in: all)
            let theirs = try LibBigWig.values(path, contig.name, 0..<contig.length)
            #expect(same(ours, theirs))
            #expect(ours.contains { !$0.isNaN } == (contig.name != "chrM"))
        }
        var random = SplitMix64(seed: 3)
        for _ in 0..<50 {
            let contig = file.contigs[Int.random(in: 0..<2, using: &random)]
            let start = Int.random(in: 0..<contig.length - 1, using: &random)
            let end = min(contig.length, start + Int.random(in: 1...400, using: &random))
            let ours = try file.values(in: .init(contig: contig.name, start: start, end: end))
            #expect(same(ours, try LibBigWig.values(path, contig.name, start..<end)))
        }
    }

    @Test func `NaN beyond the ends and where the contig is not listed; other spellings are found`() throws {
        let file = try BigWigFile(path: try mixed())
        let length = file.contigs[0].length
        let values = try file.values(in: .init(contig: "1", start: -5, end: length + 5))
        #expect(values.count == length + 10)
        #expect(values.prefix(5).areMissing && values.suffix(5).areMissing)
        #expect(same(Array(values[5..<200]), try file.values(in: .init(contig: "chr1", start: 0, end: 195))))
        #expect(try file.values(in: .init(contig: "chr7", start: 0, end: 3)).areMissing)
        #expect(file.contigNames?.match("chr7") == nil)
        #expect(try file.values(in: .init(contig: "chr1", start: 7, end: 7)).isEmpty)
        #expect(throws: GenomeDataError.self) {
            try file.values(in: .init(contig: "chr1", start: .min, end: .max))
        }
    }

    @Test(arguments: [(0, 1_000, 10), (37, 950, 7), (-100, 400, 50), (100, 103, 9), (0, 15_000, 3)])
    func `base-level summaries are exact`(start: Int, end: Int, bins: Int) throws {
        let file = try BigWigFile(path: try mixed(zooms: 0))
        let interval = GenomicInterval(contig: "chr1", start: start, end: end)
        let values = try file.values(in: interval)
        let summaries = try file.summaries(of: interval, bins: bins)
        try #require(summaries.count == bins)
        for (index, summary) in summaries.enumerated() {
            let low = index * values.count / bins
            let column = values[low..<max(low + 1, (index + 1) * values.count / bins)]
            let data = column.filter { !$0.isNaN }
            #expect(abs(summary.covered - Float(data.count) / Float(column.count)) < 1e-6)
            guard let least = data.min(), let most = data.max() else {
                #expect(summary.mean.isNaN && summary.min.isNaN && summary.max.isNaN)
                continue
            }
            #expect(summary.min == least && summary.max == most)
            let mean = data.reduce(0.0) { $0 + Double($1) } / Double(data.count)
            #expect(abs(Double(summary.mean) - mean) < 1e-5)
        }
    }

    @Test func `zoom levels agree with the data they summarise`() throws {
        let file = try BigWigFile(path: try mixed(items: 12_000))
        let levels = file.layout.zooms
        try #require(!levels.isEmpty)
        let length = file.contigs[0].length
        for bins in [1, 3, 40] {
            let interval = GenomicInterval(contig: "chr1", start: 0, end: length)
            #expect(levels.contains { $0.reduction * 2 * bins <= length })
            let values = try file.values(in: interval)
            let summaries = try file.summaries(of: interval, bins: bins)
            for (index, summary) in summaries.enumerated() {
                let column = values[(index * length / bins)..<((index + 1) * length / bins)]
                let data = column.filter { !$0.isNaN }
                let mean = data.reduce(0, +) / Float(data.count)
                // Records that straddle a column's edges count by their share: close, not equal.
                #expect(abs(summary.mean - mean) < 0.05 * 20)
                #expect(abs(summary.covered - Float(data.count) / Float(column.count)) < 0.03)
                #expect(summary.min <= (data.min() ?? 0) && summary.max >= (data.max() ?? 0))
            }
            // Nothing is lost or counted twice over the whole contig.
            let total = summaries.enumerated().reduce(0.0) { sum, column in
                let bases = (column.offset + 1) * length / bins - column.offset * length / bins
                return sum + Double(column.element.mean) * Double(column.element.covered) * Double(bases)
            }
            let expected = values.reduce(0.0) { $1.isNaN ? $0 : $0 + Double($1) }
            #expect(abs(total - expected) < 1e-3 * abs(expected))
        }
    }

    @Test func `summaries of nothing, of an unlisted contig, of too many columns`() throws {
        let file = try BigWigFile(path: try mixed())
        let empty = try file.summaries(of: .init(contig: "chr1", start: 5, end: 5), bins: 4)
        #expect(empty.count == 4 && empty.allSatisfy { $0.covered == 0 && $0.mean.isNaN })
        #expect(try file.summaries(of: .init(contig: "chrX", start: 0, end: 9), bins: 2).count == 2)
        for bins in [0, -1, .max] {
            #expect(throws: GenomeDataError.self) {
                try file.summaries(of: .init(contig: "chr1", start: 0, end: 10), bins: bins)
            }
        }
    }

    @Test func `damage is told by name: empty, cut, another format, a bigBed, a huge block`() throws {
        let bytes = Array(try Data(contentsOf: URL(filePath: try mixed())))
        func words(_ bytes: [UInt8]) -> String? {
            failure {
                let file = try BigWigFile(source: MemorySource(name: "x.bw", bytes: bytes))
                _ = try file.values(in: .init(contig: "chr1", start: 0, end: 15_000))
            }
        }
        #expect(words(bytes) == nil)
        #expect(words([])?.contains("too short") == true)
        #expect(words(Array("#bedGraph section".utf8) + bytes)?.contains("not a bigWig") == true)
        #expect(words(Array(bytes[..<(bytes.count / 2)]))?.contains("x.bw") == true)
        #expect(words([0xEB, 0xF2, 0x89, 0x87] + bytes[4...])?.contains("bigBed") == true)
        var huge = bytes
        for index in 52..<56 { huge[index] = 0xFF }
        #expect(words(huge)?.contains("blocks of") == true)
    }

    @Test func `a loop in the trees is an error, not a hang`() throws {
        let bytes = Array(try Data(contentsOf: URL(filePath: try mixed(items: 12_000))))
        let file = try BigWigFile(source: MemorySource(name: "x.bw", bytes: bytes))
        let root = try #require(file.layout.dataIndex) + 48
        // A node that is no leaf, with one child: itself, covering everything.
        var looped = bytes
        looped.replaceSubrange(root..<(root + 28), with: [0, 0, 1, 0] + [UInt8](repeating: 0, count: 24))
        for index in (root + 12)..<(root + 20) { looped[index] = 0xFF }
        withUnsafeBytes(of: UInt64(root).littleEndian) {
            looped.replaceSubrange((root + 20)..<(root + 28), with: $0)
        }
        let damaged = try BigWigFile(source: MemorySource(name: "x.bw", bytes: looped))
        #expect(
            failure { try damaged.values(in: .init(contig: "chr1", start: 0, end: 9)) }?.contains("loop")
                == true)
    }

    @Test func `many threads read one file alike`() throws {
        let file = try BigWigFile(path: try mixed())
        let interval = GenomicInterval(contig: "chr2", start: 0, end: 2_000)
        let expected = try file.values(in: interval)
        let wrong = Counter()
        DispatchQueue.concurrentPerform(iterations: 64) { _ in
            guard let values = try? file.values(in: interval), same(values, expected) else {
                return wrong.add()
            }
        }
        #expect(wrong.count == 0)
    }
}

/// Equality in which a missing value equals a missing value.
private func same(_ a: [Float], _ b: [Float]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
}
