import Foundation
import Testing

@testable import GenomeData

/// Regions of bigBeds against the text that they were made of, which pybigtools read back: see `Fixtures/make_bigbed.py`.
@Suite struct BigBedFileTests {
    private let text: BEDFile

    init() throws { text = try BEDFile(path: Fixture.path("peaks.narrowPeak"), column: .strength) }

    @Test(arguments: ["peaks.bigBed", "other.bb"])
    func `regions equal those of the text`(file: String) throws {
        let packed = try BigBedFile(path: Fixture.path(file), column: .strength)
        #expect(packed.valueColumn == "signalValue" && !packed.isEmpty)
        #expect(
            packed.contigs.map(\.length).sorted()
                == (file == "other.bb" ? [60_000, 200_000] : [16_569, 60_000, 200_000]))
        for (contig, length) in [("chr1", 200_000), ("2", 60_000), ("chrM", 16_569), ("chr9", 10)] {
            for (start, end) in [
                (0, length), (-5, 700), (50_000, 50_001), (31_000, 58_000), (length, length + 9),
            ] {
                let interval = GenomicInterval(contig: contig, start: start, end: end)
                #expect(try packed.regions(in: interval) == text.regions(in: interval))
            }
        }
        let scores = try BigBedFile(path: Fixture.path(file), column: .score)
        let expected = try BEDFile(path: Fixture.path("peaks.narrowPeak"), column: .score)
        let interval = GenomicInterval(contig: "chr1", start: 0, end: 200_000)
        #expect(try scores.regions(in: interval) == expected.regions(in: interval))
    }

    @Test func `blocks that are not packed, and a column by name`() throws {
        let file = try BigBedFile(path: Fixture.path("plain.bigBed"), column: .named("pValue"))
        let interval = GenomicInterval(contig: "chr2", start: 0, end: 60_000)
        let expected = try BEDFile(path: Fixture.path("peaks.narrowPeak"), column: .named("pValue"))
        #expect(try file.regions(in: interval) == Array(expected.regions(in: interval).prefix(6)))
        let unknown = failure {
            try BigBedFile(path: Fixture.path("plain.bigBed"), column: .named("signalvalues"))
        }
        #expect(unknown?.contains("did you mean \"signalValue\"") == true, "\(unknown ?? "")")
    }

    @Test func `a bigWig is no bigBed, nor the other way round`() throws {
        let scratch = try Scratch()
        let writer = try BigWigWriter(path: scratch.path("x.bw"), contigs: [("chr1", 100)])
        try writer.append(contig: "chr1", start: 0, values: [1])
        try writer.commit()
        let one = failure { try BigBedFile(path: scratch.path("x.bw"), column: .score) }
        #expect(one?.contains("is a bigWig, which holds values along the genome; a bigBed is needed") == true)
        let other = failure { try BigWigFile(path: Fixture.path("peaks.bigBed")) }
        #expect(other?.contains("is a bigBed, which holds features; a bigWig is needed") == true)
        let text = failure { try BigBedFile(path: Fixture.path("peaks.narrowPeak"), column: .score) }
        #expect(text?.contains("byte 0: is not a bigBed") == true)
    }

    @Test func `descriptions`() {
        let text =
            "table x\n\"a (b; c)\"\n(\nstring chrom; \"d; e\"\nuint[2] sizes;\"\"\nenum(a, b) kind; \"f\"\n)"
        #expect(BigBedDescription(text).names == ["chrom", "sizes", "kind"])
        #expect(BigBedDescription("").names.isEmpty && BigBedDescription(")(").names.isEmpty)
        #expect(BigBedDescription("\"(\" ( a b; c").names.isEmpty)
    }
}
