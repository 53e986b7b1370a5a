import Foundation
import Testing

@testable import GenomeData

/// Segmentations as ChromHMM and others write them.
@Suite struct SegmentationTests {
    private let scratch: Scratch
    private let contigs = [Contig(name: "chr1", length: 1_000), Contig(name: "chrM", length: 300)]

    init() throws { scratch = try Scratch() }

    private func read(_ text: String) throws -> Segmentation {
        let path = scratch.path("\(UUID().uuidString).bed")
        try Data(text.utf8).write(to: URL(filePath: path))
        return try Segmentation(path: path, contigs: contigs)
    }

    @Test func `BED9 with colours, states in the order of their numbers, neighbours joined`() throws {
        let found = try read(
            """
            track name="dense" itemRgb=On
            # comment
            1\t200\t400\t10_Quies\t0\t.\t200\t400\t255,255,255
            1\t0\t200\t2_Tx\t0\t.\t0\t200\t0,128,0
            1\t400\t600\t10_Quies\t0\t.\t400\t600\t255,255,255
            MT\t0\t300\t2_Tx\t0\t.\t0\t300\t0,128,0
            chr77\t0\t300\t3_Het\t0\t.\t0\t300\tred

            """)
        #expect(found.states == ["2_Tx", "10_Quies"] && found.absentContigs == ["chr77"])
        #expect(found.colours == [[0, 128, 0], [255, 255, 255]])
        #expect(
            found.segments["chr1"] == [.init(range: 0..<200, state: 0), .init(range: 200..<600, state: 1)])
        #expect(found.meanLengths == [250, 400])
        #expect(found.states(on: "chrM", length: 300, width: 200) == [0, 0])
    }

    @Test func `a bin is in the state of most of its bases`() throws {
        let found = try read("chr1\t0\t130\tE2\nchr1\t130\t160\tE1\nchr1\t160\t230\tE2\nchr1\t260\t290\tE1\n")
        #expect(found.states == ["E1", "E2"] && found.colours == [nil, nil])
        // 100 of E2; 30 of E1 against 70 of E2 in two pieces; 30 of each; no more.
        #expect(found.states(on: "chr1", length: 420, width: 100) == [1, 1, 1, nil, nil])
        #expect(found.states(on: "chr9", length: 150, width: 100) == [nil, nil])
        #expect(found.states(on: "chr1", length: 0, width: 100).isEmpty)
    }

    @Test func `the last bin is cut at the contig's end, and that is said`() throws {
        let found = try read("chr1\t800\t1200\tE1\nchrM\t200\t1300\tE2\nchrM\t0\t200\tE1\n")
        #expect(found.segments["chr1"] == [.init(range: 800..<1_000, state: 0)] && found.cutSegments == 2)
        #expect(found.segments["chrM"]?.last == .init(range: 200..<300, state: 1))
        #expect(
            found.notes.count == 1
                && found.notes[0].contains("2 segments of \(found.file) cut at the contig's end"))
        #expect(try read("chr1\t800\t1000\tE1\n").notes.isEmpty)
    }

    @Test func `what is no segmentation is said with its line`() {
        for (text, words) in [
            ("", "holds no segment"), ("chr9\t0\t5\tE1\n", "holds no segment"),
            ("chr1\t0\t5\n", "line 1"), ("chr1 0 5 E1\n", "separated by tabs"),
            ("chr1\t5\t5\tE1\n", "an end behind it"), ("chr1\t-1\t5\tE1\n", "line 1"),
            ("chr1\t0\t5\tE1\nchr1\tx\t9\tE1\n", "line 2"),
            ("chr1\t0\t99999999999999999999\tE1\n", "line 1"),
            ("chr1\t0\t5\t\n", "expected contig and state"),
            ("chr1\t0\t5\tE\u{1B}[1m\n", "control characters"),
            ("chr1\t0\t50\tE1\nchr1\t40\t90\tE2\n", "overlap"),
            (
                "chr1\t0\t100\tE1\nchr1\t100\t100000000\tE2\n",
                "line 2: the segment ends at 100000000, and chr1 has 1000"
            ),
            ("MT\t0\t2000\tE1\n", "chrM has 300 bases"), ("chr1\t1000\t1200\tE1\n", "line 1"),
            ((0...1_000).map { "chr1\t\($0)\t\($0 + 1)\tE\($0)\n" }.joined(), "different states"),
        ] {
            let error = #expect(throws: GenomeDataError.self, "\(words)") { try read(text) }
            #expect(error?.description.contains(words) == true, "\(words): \(error.map { "\($0)" } ?? "")")
        }
    }
}
