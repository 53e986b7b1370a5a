import Foundation
import Testing

@testable import GenomeData

/// Damaged BED and bigBed files: an error or some regions, never a trap, a hang or a huge allocation.
@Suite struct RegionMutationTests {
    /// What is asked of any file of regions.
    private func read(_ regions: any RegionSource) throws(GenomeDataError) {
        let signal = RegionSignal(regions)
        for contig in ["chr1", "chr2"] {
            let interval = GenomicInterval(contig: contig, start: -10, end: 2_000)
            let found = try regions.regions(in: interval)
            #expect(found.allSatisfy { $0.start <= $0.end && !$0.value.isInfinite })
            #expect(zip(found, found.dropFirst()).allSatisfy { $0.start <= $1.start })
            #expect(try signal.values(in: interval).count == 2_010)
        }
        _ = try signal.summaries(of: .init(contig: "chr1", start: 0, end: 20_000), bins: 7)
    }

    @Test(arguments: [("plain.bigBed", 14_000), ("peaks.bigBed", 5_000), ("other.bb", 2_000)])
    func `bigBed`(file: String, mutations: Int) throws {
        let bytes = try Fixture.bytes(file)
        let refused = refusals(of: bytes, mutations: mutations, seed: 21, front: 400) {
            source throws(GenomeDataError) in
            try read(try BigBedFile(source: source, column: .strength))
        }
        #expect(refused > 0.05)
        #expect(refused < 1)
    }

    @Test(arguments: [
        ("x.bed", "chr1\t5\t90\tname\t7\t+\nchr1\t50\t60\t.\t.\t.\nchr2\t0\t4\tb\t3.5\t-\n"),
        (
            "x.narrowPeak",
            "track\nchr1\t1\t900\tp\t600\t.\t3.5\t2\t-1\t4\nchr2\t1\t9\tq\t6\t.\t0.5\t2\t-1\t4\n"
        ),
        ("x.bed", "#\nchr1 5 90 name 7\nchr1\t1\t9\tn\t600\t.\t1\t9\t255,0,0\nchr2\t0\t4\n"),
        ("x.broadPeak", "chr1\t1\t900\tp\t600\t.\t3.5\t2\t1\r\nchr2\t1\t9\tq\t6\t.\t0.5\t2\t-1\r\n"),
    ])
    func `BED`(name: String, text: String) throws {
        let scratch = try Scratch()
        var mutation = TextMutation(seed: TextMutation.seed(22))
        let bytes = Array(text.utf8)
        var refused = 0
        for _ in 0..<(5_000 * TextMutation.factor) {
            let path = try scratch.write(mutation.applied(to: bytes), as: name)
            do {
                try read(try BEDFile(path: path, column: .strength))
            } catch {
                refused += 1
                #expect(error.file == path && !error.problem.isEmpty)
            }
        }
        #expect((250..<4_900 * TextMutation.factor).contains(refused))
    }
}
