import CBigWig
import Files
import Foundation
import PrismModel
import Testing

@testable import GenomeData

@Suite struct BigWigWriterTests {
    private let contigs: [(name: String, length: Int)] = [
        ("chr2", 300_000), ("chr10", 64_000), ("chrX", 900),
    ]

    /// One value per base, NaN where the file should hold nothing.
    private func randomValues(_ random: inout SplitMix64, length: Int) -> [Float] {
        var values = [Float](repeating: .nan, count: length)
        var position = 0
        while position < length {
            let run = min(length - position, Int(random.next() % 5_000) + 1)
            let isGap = random.next() % 4 == 0
            for index in position..<(position + run) where !isGap {
                values[index] = Float(Int(random.next() % 400) - 300) / 8
            }
            position += run
        }
        return values
    }

    @Test(arguments: [1, 10]) func libBigWigReadsEveryBase(step: Int) throws {
        let folder = try ScratchFolder()
        let path = folder("a.bw")
        var random = SplitMix64(seed: 11)
        let writer = try BigWigWriter(path: path, contigs: contigs, zoom: 64)
        var expected: [String: [Float]] = [:]
        for contig in contigs {
            let items = randomValues(&random, length: contig.length / step / 2)
            var start = 0
            while start < items.count {
                let end = min(items.count, start + Int(random.next() % 3_000))
                try writer.append(
                    contig: contig.name, start: start * step, step: step, values: Array(items[start..<end]))
                start = end
            }
            expected[contig.name] = items.flatMap { [Float](repeating: $0, count: step) }
        }
        try writer.commit()
        let file = try BigWigFile(path)
        for contig in contigs {
            let values = try #require(expected[contig.name])
            let found = file.values(contig.name, 0, contig.length)
            #expect(found.count == contig.length)
            #expect(zip(values, found).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) })
            #expect(found.dropFirst(values.count).allSatisfy { $0.isNaN })
        }
        let all = contigs.flatMap { expected[$0.name] ?? [] }.filter { !$0.isNaN }.map(Double.init)
        let header = file.header
        #expect(header.nBasesCovered == UInt64(all.count))
        #expect(header.minVal == all.min() && header.maxVal == all.max())
        #expect(abs(header.sumData - all.reduce(0, +)) < 1e-6 * Double(all.count))
        #expect(abs(header.sumSquared - all.reduce(0) { $0 + $1 * $1 }) < 1e-3 * Double(all.count))
    }

    @Test func zoomLevelsAgreeWithTheData() throws {
        let folder = try ScratchFolder()
        var random = SplitMix64(seed: 12)
        let values = randomValues(&random, length: 300_000)
        let writer = try BigWigWriter(path: folder("a.bw"), contigs: contigs, zoom: 64)
        try writer.append(contig: "chr2", start: 0, values: values)
        try writer.append(contig: "chr10", start: 10, end: 64_000, value: -2)
        try writer.commit()
        let file = try BigWigFile(folder("a.bw"))
        #expect(file.header.nLevels >= 4)
        // Windows of 16,384 bases are whole windows of the levels 64, 256, …, 4,096: their statistics are
        // exact.
        let width = 16_384
        let end = 300_000 / width * width
        let means = file.statistics("chr2", 0, end, end / width, mean)
        let most = file.statistics("chr2", 0, end, end / width, max)
        let least = file.statistics("chr2", 0, end, end / width, min)
        for bin in 0..<(end / width) {
            let part = values[(bin * width)..<((bin + 1) * width)].filter { !$0.isNaN }.map(Double.init)
            let sum = part.reduce(0, +)
            #expect(abs(means[bin] - sum / Double(part.count)) < 1e-4)
            #expect(most[bin] == part.max() && least[bin] == part.min())
        }
        #expect(file.statistics("chr10", 0, 64_000, 1, mean) == [-2])
    }

    /// libBigWig's own writer gets these maxima wrong.
    @Test func summaryOfNegativeAndFallingValues() throws {
        let folder = try ScratchFolder()
        let writer = try BigWigWriter(path: folder("a.bw"), contigs: contigs)
        try writer.append(contig: "chrX", start: 0, end: 10, value: -1)
        try writer.append(contig: "chrX", start: 10, end: 20, value: -3)
        try writer.commit()
        let header = try BigWigFile(folder("a.bw")).header
        #expect(header.minVal == -3 && header.maxVal == -1)
    }

    @Test func emptyAndSteppedFilesOpen() throws {
        let folder = try ScratchFolder()
        let empty = try BigWigWriter(path: folder("empty.bw"), contigs: contigs)
        try empty.append(contig: "chrX", start: 900, values: [])
        try empty.commit()
        let file = try BigWigFile(folder("empty.bw"))
        #expect(file.header.nBasesCovered == 0)
        #expect(file.values("chrX", 0, 900).allSatisfy { $0.isNaN })

        // Each change of step starts a block: over 256 of them need a second level of the index.
        let writer = try BigWigWriter(path: folder("many.bw"), contigs: contigs)
        var start = 0
        for index in 0..<700 {
            let step = 1 + index % 3
            try writer.append(contig: "chr2", start: start, step: step, values: [Float(index)])
            start += step
        }
        try writer.commit()
        let many = try BigWigFile(folder("many.bw")).values("chr2", 0, start)
        let expected: [Float] = (0..<700).flatMap { [Float](repeating: Float($0), count: 1 + $0 % 3) }
        #expect(many == expected)
    }

    @Test func sameValuesSameBytes() throws {
        let folder = try ScratchFolder()
        var random = SplitMix64(seed: 13)
        let values = randomValues(&random, length: 20_000)
        for name in ["a.bw", "b.bw"] {
            let writer = try BigWigWriter(path: folder(name), contigs: contigs)
            try writer.append(contig: "chr2", start: 0, values: values)
            try writer.commit()
        }
        #expect(try folder.bytes("a.bw") == folder.bytes("b.bw"))
    }

    @Test func refusesWhatTheFormatCannotHold() throws {
        let folder = try ScratchFolder()
        let path = folder("a.bw")
        let writer = try BigWigWriter(path: path, contigs: contigs)
        try writer.append(contig: "chr10", start: 100, end: 200, value: 1)
        let refused: [(String, Int, Int, Float)] = [
            ("chr3", 0, 10, 1), ("chr10", 150, 250, 1), ("chr2", 0, 10, 1), ("chr10", 300, 300, 1),
            ("chr10", 400, 300, 1), ("chr10", -5, 300, 1), ("chr10", 300, 64_001, 1),
            ("chr10", 300, 400, .infinity), ("chr10", 300, 400, .nan), ("chr10", Int.min, Int.max, 1),
            ("chr10", Int.max, Int.min, 1),
        ]
        for (contig, start, end, value) in refused {
            #expect(throws: WriteError.self) {
                try writer.append(contig: contig, start: start, end: end, value: value)
            }
        }
        #expect(throws: WriteError.self) {
            try writer.append(contig: "chr10", start: 300, step: Int.max, values: [1, 2])
        }
        #expect(throws: WriteError.self) {
            try writer.append(contig: "chr10", start: 63_999, values: [1, 2])
        }
        try writer.append(contig: "chr10", start: 300, end: 310, value: 5)
        try writer.commit()
        let values = try BigWigFile(path).values("chr10", 0, 400)
        #expect(values[150] == 1 && values[305] == 5 && values[250].isNaN)
        for bad in [[], [("a", 0)], [("", 5)], [("a", 5), ("a", 6)], [("a", Int.max)]] as [[(String, Int)]] {
            #expect(throws: WriteError.self) {
                _ = try BigWigWriter(path: path, contigs: bad.map { (name: $0.0, length: $0.1) })
            }
        }
        #expect(folder.contents == ["a.bw"])
    }
}

/// libBigWig as an independent reader.
private final class BigWigFile {
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
