import Foundation
import PrismModel
import Testing

@testable import GenomeData

@Suite struct WindowEncoderTests {
    let miniature: MiniatureDataSet
    let dataSet: DataSet

    init() throws {
        miniature = try MiniatureDataSet()
        dataSet = try miniature.open()
    }

    private func interleaved(_ first: [Float], _ second: [Float]) -> [Float] {
        zip(first, second).flatMap { [$0, $1] }
    }

    @Test func `a gene on the + strand: bases, signals, transforms, features in order`() throws {
        let index = try #require(dataSet.annotation.index(ofID: "G1.5"))
        let window = try WindowEncoder(dataSet).window(ofGeneAt: index)
        #expect(window.bases == [0, 1, 2, 3, 0, 1, 2, 3])
        #expect(window.signals == interleaved([6, 7, 8, 9, 10, 11, 12, 13], [1, 1, 2, 2, 2, 2, 0, 0]))
        #expect(window.features == [8, 1.5])
    }

    @Test func `a gene on the − strand is not flipped; beyond the contig and without data there is 0`() throws
    {
        let index = try #require(dataSet.annotation.index(ofID: "G2"))
        let window = try WindowEncoder(dataSet).window(ofGeneAt: index)
        #expect(window.bases == [1, 2, 3, 0, 1, 2, 3, Base.unknown])
        #expect(window.signals == interleaved([0, 0, 3, 0, 5, 6, 7, 0], [Float](repeating: 0, count: 8)))
        #expect(window.features == [7, 2.5])
    }

    @Test func `before the contig's start, on a contig without data, with all features missing`() throws {
        let index = try #require(dataSet.annotation.index(ofID: "G3"))
        let window = try WindowEncoder(dataSet).window(ofGeneAt: index)
        #expect(window.bases == [Base.unknown] + [UInt8](repeating: Base.t, count: 7))
        #expect(window.signals == [Float](repeating: 0, count: 16))
        #expect(window.features == [8, 3])
    }

    @Test func `a scale is a unit: of values, drawings and, before the transform, of what the model takes`()
        throws
    {
        let scaled = try miniature.open([
            ("file = \"a.bw\"", "file = \"a.bw\"\nscale = 0.5\ntransform = \"log10p1\""),
            ("contacts = \"contacts.tsv\"", "contacts = \"contacts.tsv\"\nscale = 11\nmissing = 9"),
        ])
        let index = try #require(scaled.annotation.index(ofID: "G1.5"))
        let gene = scaled.genes[index]
        let interval = GenomicInterval(contig: "chr1", start: 16, end: 20)
        let tracks = scaled.signals
        #expect(try tracks[0].values(in: interval, gene: nil) == [3, 3.5, 4, 4.5])
        #expect(try tracks[1].values(in: interval, gene: gene) == [99, 99, 1089, 1089])
        let drawn = try #require(try tracks[0].summaries(of: interval, bins: 2))
        #expect(
            drawn.map(\.mean) == [3.25, 4.25] && drawn.map(\.min) == [3, 4] && drawn.map(\.max) == [3.5, 4.5])
        #expect(try tracks[1].summaries(of: interval, bins: 2) == nil)
        let window = try WindowEncoder(scaled).window(ofGeneAt: index)
        let first = (6...13).map { Float(log10(Double($0) / 2 + 1)) }
        #expect(window.signals.enumerated().filter { $0.offset % 2 == 0 }.map(\.element) == first)
        #expect(window.signals[1] == 2)
        // No contacts of this gene, so what is missing stands in; bases without a value in the bigWig stay 0.
        let other = try WindowEncoder(scaled).window(
            ofGeneAt: try #require(scaled.annotation.index(ofID: "G3")))
        #expect(other.signals == [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1])
    }

    @Test func `a model's own signals, order, features and length; odd lengths`() throws {
        let encoder = WindowEncoder(dataSet, signals: [1], usesFeatures: false, length: 3)
        let window = try encoder.window(ofGeneAt: 0)
        // [20 − 1, 20 + 2)
        #expect(window == GeneWindow(bases: [3, 0, 1], signals: [2, 2, 2], features: []))
        let swapped = try WindowEncoder(dataSet, signals: [1, 0], length: 1).window(ofGeneAt: 0)
        #expect(swapped.signals == [2, 10])
        #expect(WindowEncoder(dataSet, signals: [7, 0, -1]).signals == [0])
    }

    @Test func `any position and length, with and without a gene`() throws {
        let encoder = WindowEncoder(dataSet)
        let gene = try #require(dataSet.annotation.gene(id: "G1.5"))
        let interval = GenomicInterval(contig: "chr1", start: 48, end: 53)
        let alone = try encoder.window(over: interval, gene: nil)
        #expect(alone.bases == [0, 1, Base.unknown, Base.unknown, 0])
        #expect(alone.features == [8, 3])
        let near = GenomicInterval(contig: "chr1", start: 15, end: 20)
        #expect(
            try encoder.window(over: near, gene: nil).signals
                == interleaved([5, 6, 7, 8, 9], [0, 0, 0, 0, 0]))
        #expect(
            try encoder.window(over: near, gene: gene).signals
                == interleaved([5, 6, 7, 8, 9], [1, 1, 1, 2, 2]))
        let elsewhere = GenomicInterval(contig: "chr2", start: 0, end: 2)
        #expect(try encoder.window(over: elsewhere, gene: gene).signals == [0, 0, 0, 0])
        let far = GenomicInterval(contig: "chr1", start: 1_000, end: 1_003)
        #expect(try encoder.window(over: far, gene: nil).bases == [UInt8](repeating: Base.unknown, count: 3))
        for (start, end) in [(5, 5), (9, 3), (0, 1 << 21), (.min, .max)] {
            let interval = GenomicInterval(contig: "chr1", start: start, end: end)
            #expect(failure { try encoder.window(over: interval, gene: nil) } != nil)
        }
        let nowhere = GenomicInterval(contig: "chr9", start: 0, end: 4)
        #expect(failure { try encoder.window(over: nowhere, gene: nil) }?.contains("no such contig") == true)
        #expect(failure { try encoder.window(ofGeneAt: 99) }?.contains("there are 3 genes") == true)
    }

    @Test func `the whole contig agrees with an encoding base by base`() throws {
        let encoder = WindowEncoder(dataSet)
        let gene = dataSet.genes[0]
        let whole = try encoder.window(over: GenomicInterval(contig: "chr1", start: -3, end: 104), gene: gene)
        for position in -3..<104 {
            let one = try encoder.window(
                over: GenomicInterval(contig: "chr1", start: position, end: position + 1), gene: gene)
            let offset = position + 3
            #expect(one.bases == [whole.bases[offset]])
            #expect(one.signals == Array(whole.signals[offset * 2..<offset * 2 + 2]))
        }
    }

    @Test func `infinite values and logarithms of −1 are errors with their position`() throws {
        for (value, expected) in [
            (Float.infinity, "chr1:21: the value is not finite"),
            (-1, "chr1:21: the value -1.0 has no log10p1"),
        ] {
            try LibBigWig.write(
                [.bedGraph(contig: "chr1", starts: [20], ends: [21], values: [value])],
                contigs: [("chr1", 100)],
                to: miniature.scratch.path("b.bw"))
            let dataSet = try miniature.open([("file = \"a.bw\"", "file = \"b.bw\"\ntransform = \"log10p1\"")]
            )
            let message = failure { try WindowEncoder(dataSet).window(ofGeneAt: 0) }
            #expect(message?.contains(expected) == true, "\(message ?? "no error")")
        }
    }

    @Test func `missing features: zero, or an error that names gene and column`() throws {
        let zero = try miniature.open([("columns =", "missing = \"zero\"\ncolumns =")])
        #expect(try WindowEncoder(zero).window(ofGeneAt: 0).features == [0, 1.5])
        let strict = try miniature.open([("columns =", "missing = \"error\"\ncolumns =")])
        #expect(
            failure { try WindowEncoder(strict).window(ofGeneAt: 0) }?
                .contains("features.tsv: gene G1.5, column f2: the feature is missing") == true)
        #expect(try WindowEncoder(strict).window(ofGeneAt: 1).features == [7, 2.5])
    }

    // The measured data live beside the project; a checkout without them has no windows to encode.
    @Test(.enabled(if: RealData.isPresent, "needs ../shared/real/k562-chr22"))
    func `chr22: every gene has a window without unknown bases, finite and within the tracks' ranges`() throws
    {
        let dataSet = try DataSet(path: RealData.manifest)
        #expect(dataSet.genes.count == 412)
        let encoder = WindowEncoder(dataSet, signals: [0, 1, 2])
        for index in dataSet.genes.indices {
            let window = try encoder.window(ofGeneAt: index)
            #expect(!window.bases.contains(Base.unknown) && window.bases.count == 2000)
            #expect(window.signals.count == 6000 && window.features.count == 9)
            #expect(window.signals.allSatisfy { $0.isFinite && $0 >= 0 })
        }
        let measured = try dataSet.genes.indices.map { try dataSet.measured(at: $0) }
        #expect(measured.count { $0 == 0 } == 154 && measured.allSatisfy { $0 != nil })
    }
}
