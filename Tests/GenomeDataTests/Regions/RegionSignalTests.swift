import PrismModel
import Testing

@testable import GenomeData

/// Regions as a signal.
@Suite struct RegionSignalTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func signal(_ text: String, as name: String = "x.bed") throws -> RegionSignal {
        RegionSignal(try RegionFormats.open(scratch.write(text, as: name), column: .strength))
    }

    @Test func `values inside, 0 outside, the largest where regions share a base`() throws {
        let signal = try signal(
            "chr1\t2\t6\ta\t5\nchr1\t4\t9\tb\t7\nchr1\t5\t6\tc\t1\nchr1\t12\t14\td\t-2\nchr1\t13\t13\te\t99\n"
        )
        let values = try signal.values(in: .init(contig: "1", start: -1, end: 16))
        #expect(values[0].isNaN)
        #expect(Array(values[1...]) == [0, 0, 5, 5, 7, 7, 7, 7, 7, 0, 0, 0, -2, -2, 0, 0])
        #expect(try signal.values(in: .init(contig: "chr2", start: 0, end: 3)).areMissing)
        let columns = try signal.summaries(of: .init(contig: "chr1", start: 0, end: 16), bins: 2)
        #expect(columns.map(\.max) == [7, 7] && columns[0].mean == 38.0 / 8)
    }

    @Test func `a region without a value has none, unless another lies over it`() throws {
        let signal = try signal("chr1\t0\t2\ta\t5\nchr1\t3\t6\tb\t.\nchr1\t5\t8\tc\t4\n")
        let values = try signal.values(in: .init(contig: "chr1", start: 0, end: 9))
        #expect(values[3...4].areMissing)
        #expect([values[0], values[2], values[5], values[7], values[8]] == [5, 0, 4, 4, 0])
        // Without any score presence is what is known.
        let bare = try self.signal("chr1\t1\t3\n", as: "bare.bed")
        #expect(try bare.values(in: .init(contig: "chr1", start: 0, end: 4)) == [0, 1, 1, 0])
        #expect(bare.words == "1 inside regions, 0 outside")
        #expect(signal.words == "score inside regions, 0 outside")
    }

    @Test func `a bigBed ends where its contig does`() throws {
        let signal = RegionSignal(
            try RegionFormats.open(Fixture.path("peaks.bigBed"), column: .strength))
        let values = try signal.values(in: .init(contig: "chrM", start: 16_560, end: 16_580))
        #expect(values.prefix(9).allSatisfy { $0 == 0 } && values.dropFirst(9).areMissing)
    }

    /// Against the largest value of every base, worked out base by base.
    @Test func `random regions`() throws {
        var random = SplitMix64(seed: 8)
        for round in 0..<40 {
            var rows: [(start: Int, end: Int, value: Int)] = []
            for _ in 0..<Int.random(in: 1...30, using: &random) {
                let start = Int.random(in: 0..<60, using: &random)
                rows.append(
                    (
                        start, start + Int.random(in: 0...25, using: &random),
                        Int.random(in: -3...9, using: &random)
                    ))
            }
            let text = rows.map { "c\t\($0.start)\t\($0.end)\tn\t\($0.value)\n" }.joined()
            let (from, to) = (Int.random(in: 0..<20, using: &random), Int.random(in: 20..<90, using: &random))
            let expected = (from..<to).map { base in
                Float(rows.filter { ($0.start..<$0.end).contains(base) }.map(\.value).max() ?? 0)
            }
            let values = try signal(text).values(in: .init(contig: "c", start: from, end: to))
            #expect(values == expected, "round \(round)")
        }
    }

    @Test func `peaks in a data set, as a signal and to be shown`() throws {
        let miniature = try MiniatureDataSet()
        try miniature.scratch.write(
            "chr1\t18\t22\tp1\t100\t.\t4.5\t1\t1\t0\nchr1\t90\t99\tp2\t5\t.\t2\t1\t1\t0\n", as: "p.narrowPeak"
        )
        let set = try miniature.open([
            ("file = \"a.bw\"", "file = \"p.narrowPeak\""),
            ("[split]", "[[track]]\nname = \"peaks\"\nfile = \"p.narrowPeak\"\n[split]"),
        ])
        let window = try WindowEncoder(set).window(ofGeneAt: 0)
        let first: [Float] = (0..<8).map { window.signals[2 * $0] }
        #expect(first == [0, 0, 4.5, 4.5, 4.5, 4.5, 0, 0])
        #expect(set.tracks.map(\.name) == ["peaks"])
        #expect(set.signals[0].inputUnit == "signalValue")
        let report = set.check()
        #expect(report.tracks.first?.genesWithRegions == 2 && report.tracks.first?.scores == "score")
        #expect(report.tracks.first?.contigsInCommon == 1)
        #expect(report.findings.contains { $0.message == "a: signalValue inside regions, 0 outside" })
        #expect(report.passed)
    }

    /// Peaks as ENCODE wrote them, told by name and, as a `.bed`, by their columns.
    @Test(
        .enabled(if: RealData.isPresent, "needs ../shared/real/k562-chr22"),
        arguments: [("K562_DNase.narrowPeak.gz", 4_748), ("K562_H3K27ac.broadPeak.gz", 1_819)])
    func `measured peaks`(name: String, count: Int) throws {
        let file = try BEDFile(path: RealData.path("peaks/" + name), column: .strength)
        #expect(file.count == count && file.valueColumn == "signalValue")
        let lines = try LineReader(path: RealData.path("peaks/" + name), limit: 1 << 24)
        var text = ""
        while let line = try lines.next() { text += String(decoding: line, as: UTF8.self) + "\n" }
        let unnamed = try BEDFile(path: scratch.write(text, as: "ENCFF000AAA.bed"), column: .strength)
        #expect(unnamed.valueColumn == "signalValue")
        let whole = GenomicInterval(contig: "22", start: 0, end: 51_304_566)
        #expect(unnamed.regions(in: whole) == file.regions(in: whole))
        let signal = RegionSignal(file)
        var bases = 0
        try signal.forEachStretch(of: whole) { value, stretch in
            #expect(value.isFinite)
            bases += stretch.count
        }
        #expect(bases == whole.length)
    }
}
