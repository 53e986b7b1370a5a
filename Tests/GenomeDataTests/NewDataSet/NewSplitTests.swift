import Testing

@testable import GenomeData

/// Genes set aside for validation and test.
@Suite struct NewSplitTests {
    private func genes(_ counts: [(String, Int)]) -> [Gene] {
        counts.flatMap { contig, count in
            (0..<count).map {
                Gene(id: "\(contig)-\($0)", symbol: "", contig: contig, tss: $0, strand: .forward)
            }
        }
    }

    @Test func `the human genome is split as the published work has it`() {
        let split = NewSplit(
            genes([("1", 700), ("3", 100), ("21", 30), ("22", 60), ("X", 90)]), "hg38")
        #expect(split.contigs?.validation == ["3", "21"] && split.contigs?.test == ["22", "X"])
    }

    @Test func `of other genomes the contigs nearest to a tenth`() {
        let split = NewSplit(genes([("I", 300), ("II", 95), ("III", 400), ("IV", 125), ("V", 80)]), nil)
        #expect(split.contigs?.test == ["II"] && split.contigs?.validation == ["V"])
        #expect(split.decision.words.contains("II (95 genes)"))
    }

    @Test func `one contig is split by position`() {
        let split = NewSplit(genes([("chr22", 50)]), "hg19")
        #expect(split.contigs == nil)
        #expect(Split.allCases.map { kind in split.splits.count { $0 == kind } } == [40, 5, 5])
        #expect(split.splits == split.splits.sorted { rank($0) < rank($1) })
    }

    private func rank(_ split: Split) -> Int { Split.allCases.firstIndex(of: split) ?? 9 }
}
