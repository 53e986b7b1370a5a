import Foundation
import Testing

@testable import GenomeData

/// The published work's pseudocount, worked out by hand.
@Suite struct PowerLawContactsTests {
    /// Contacts of one value within a stretch, and none beyond it.
    private struct Flat: ContactSource {
        let path = "flat"
        let contigs = [Contig(name: "1", length: 4_000_000)]
        var contigNames: ContigNames? { ContigNames(contigs) }
        var contact: Float
        var known: Range<Int>

        func contacts(
            geneID: String, tss: Int, in interval: GenomicInterval
        ) throws(GenomeDataError) -> [Float] {
            interval.range.map { known.contains($0) ? contact : .nan }
        }
    }

    private func contacts(
        _ contact: Float, _ known: Range<Int>, tss: Int, in range: Range<Int>
    ) throws -> [Float] {
        try PowerLawContacts(Flat(contact: contact, known: known))
            .contacts(geneID: "", tss: tss, in: .init(contig: "chr1", range))
    }

    @Test func `the law`() {
        let law = PowerLaw.published
        // exp(−4.80 + 11.63 · 0.87 − 0.87 ln 5001); nearer than 5 kb it is the same.
        #expect(abs(law.contact(over: 5_000) - 0.123_436) < 1e-5)
        #expect(law.contact(over: 0) == law.contact(over: 5_000))
        #expect(abs(law.contact(over: 1_000_000) / 0.001_229_0 - 1) < 1e-3)
        #expect(law.pseudocount(over: 0) == law.contact(over: 1_000_000))
        #expect(law.pseudocount(over: 2_000_000) == law.contact(over: 2_000_000))
        #expect(law.contact(over: 2_000_000) < law.contact(over: 1_000_000))
    }

    @Test func `what is added, near and far, and to what is masked`() throws {
        let law = PowerLaw.published
        let values = try contacts(3, 900_000..<1_100_000, tss: 1_000_000, in: 899_999..<900_001)
        // The first base is masked: as 0, and the same is added.
        #expect(values == [Float(law.pseudocount(over: 100_001)), Float(3 + law.pseudocount(over: 100_000))])
        let far = try contacts(3, 0..<4_000_000, tss: 1_000_000, in: 3_000_000..<3_000_001)
        #expect(far == [Float(3 + law.contact(over: 2_000_000))])
        // Beyond the contig there is nothing to add to.
        let edge = try contacts(3, 0..<4_000_000, tss: 3_999_900, in: 3_999_999..<4_000_002)
        #expect(!edge[0].isNaN && edge[1].isNaN && edge[2].isNaN)
        #expect(try contacts(3, 0..<10, tss: 5, in: -2..<1)[0...1].areMissing)
    }

    @Test func `a gene whose promoter the matrix does not cover has no contacts`() throws {
        // 999 bases of 0.00001 make 0.00999; ten more of them would be enough.
        #expect(try contacts(0.000_01, 0..<10_000, tss: 5_000, in: 4_990..<5_010).areMissing)
        #expect(try !contacts(0.000_011, 0..<10_000, tss: 5_000, in: 4_990..<5_010).areMissing)
        #expect(try contacts(9, 5_500..<10_000, tss: 5_000, in: 5_600..<5_610).areMissing)
        #expect(try !contacts(9, 5_499..<10_000, tss: 5_000, in: 5_600..<5_610).areMissing)
        #expect(try contacts(9, 0..<10, tss: -4, in: 0..<3).map(\.isNaN) == [false, false, false])
    }
}
