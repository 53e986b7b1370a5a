import PrismModel
import Testing

@testable import GenomeData

@Suite struct GeneTableTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func annotation(_ text: String, as name: String = "genes.tsv") throws -> Annotation {
        try Annotation(path: scratch.write(text, as: name))
    }

    @Test func `a gene with exons and a coding stretch, as in UCSC tables`() throws {
        let text = """
            gene_id\tsymbol\tchrom\ttss\tstrand\ttx_start\ttx_end\ttranscript_id\tcds_start\tcds_end\texon_starts\texon_ends
            E1\tABC1\tchr1\t500\t-\t100\t500\tT1\t150\t420\t100,300,450,\t200,400,500,
            """
        let gene = try #require(try annotation(text).gene(id: "E1"))
        #expect(gene.symbol == "ABC1" && gene.contig == "chr1" && gene.tss == 500 && gene.strand == .reverse)
        #expect(gene.bounds == 100..<500)
        #expect(gene.extent == 100..<501)
        let expected = Transcript(
            id: "T1", exons: [100..<200, 300..<400, 450..<500], coding: [150..<200, 300..<400])
        #expect(gene.transcripts == [expected])
    }

    @Test func `the least a gene table needs, with CRLF, a mark, and commas`() throws {
        let text = "\u{FEFF}name,chr,tss,strand\r\nG2,chr2,20,+\r\nG1,chr1,10,.\r\n"
        let annotation = try annotation(text, as: "genes.csv")
        #expect(annotation.genes.map(\.id) == ["G2", "G1"])
        #expect(annotation.contigs == ["chr2", "chr1"])
        #expect(annotation.genes.map(\.symbol) == ["G2", "G1"])
        #expect(annotation.gene(id: "G1")?.extent == 10..<11)
        #expect(annotation.gene(id: "G1")?.strand == .unknown)
    }

    @Test(arguments: [
        ("gene_id\tchrom\ttss\nG\tc\t1\n", "header: no column \"strand\""),
        (
            "gene_id\tchrom\ttss\tstrand\nG\tc\t1\t+\nG\tc\t2\t+\n",
            "line 3, column gene_id: gene G is already on line 2"
        ),
        ("gene_id\tchrom\ttss\tstrand\nG\tc\t-1\t+\n", "line 2, column tss: \"-1\" is not a position"),
        ("gene_id\tchrom\ttss\tstrand\nG\tc\tNaN\t+\n", "column tss: \"NaN\" is not a position"),
        ("gene_id\tchrom\ttss\tstrand\nG\tc\t1\tx\n", "column strand: expected + or -"),
        ("gene_id\tchrom\ttss\tstrand\nG\t\t1\t+\n", "column chrom: is empty"),
        ("gene_id\tchrom\ttss\tstrand\n", "holds no genes, only a header"),
        ("", "is empty; expected a header line"),
        ("gene_id\tchrom\ttss\tstrand\ttx_start\nG\tc\t1\t+\t0\n", "no column \"tx_end\""),
        (
            "gene_id\tchrom\ttss\tstrand\ttx_start\ttx_end\nG\tc\t1\t+\t9\t5\n",
            "column tx_end: ends before it starts"
        ),
        (
            "gene_id\tchrom\ttss\tstrand\texon_starts\texon_ends\nG\tc\t1\t+\t1,2,\t5,\n",
            "1 ends for 2 starts"
        ),
        (
            "gene_id\tchrom\ttss\tstrand\texon_starts\texon_ends\nG\tc\t1\t+\t5,\t5,\n",
            "an exon ends at or before"
        ),
        (
            "gene_id\tchrom\ttss\tstrand\texon_starts\texon_ends\nG\tc\t1\t+\t1,,3\t2,3,4\n",
            "\"\" is not a position"
        ),
    ])
    func `a damaged gene table is an error with its place`(text: String, expected: String) throws {
        let message = failure { try annotation(text) }
        #expect(message?.contains(expected) == true, "\(message ?? "no error")")
    }

    @Test func `genes are found by id, version, symbol and case`() throws {
        let text = """
            gene_id\tsymbol\tchrom\ttss\tstrand
            ENSG01.4\tMYH9\tchr1\t10\t+
            ENSG02.1\tTWIN\tchr1\t20\t+
            ENSG03.1\tTWIN\tchr1\t30\t+
            """
        let annotation = try annotation(text)
        #expect(annotation.genes(named: "ENSG01.4").map(\.tss) == [10])
        #expect(annotation.genes(named: "ENSG01").map(\.tss) == [10])
        #expect(annotation.genes(named: "myh9").map(\.tss) == [10])
        #expect(annotation.genes(named: "TWIN").map(\.tss) == [20, 30])
        #expect(annotation.genes(named: "SOX10").isEmpty)
    }

    @Test func `interval queries agree with a plain search`() {
        var random = SplitMix64(seed: 3)
        let genes = (0..<400).map { index in
            let start = Int.random(in: 0..<100_000, using: &random)
            let length = Int.random(in: 1...(index % 17 == 0 ? 40_000 : 900), using: &random)
            let tss = start + Int.random(in: -50...length, using: &random)
            return Gene(
                id: "g\(index)", symbol: "s", contig: "c\(index % 3)", tss: max(0, tss), strand: .forward,
                bounds: index % 9 == 0 ? nil : start..<start + length)
        }
        let annotation = Annotation(genes: genes.shuffled(using: &random))
        for _ in 0..<500 {
            let start = Int.random(in: -1_000..<110_000, using: &random)
            let length = Int.random(in: 0..<5_000, using: &random)
            let interval = GenomicInterval(
                contig: "c\(Int.random(in: 0..<4, using: &random))", start: start, end: start + length)
            let overlapping = genes.filter {
                $0.contig == interval.contig && $0.extent.lowerBound < interval.end
                    && $0.extent.upperBound > interval.start && length > 0
            }
            #expect(Set(annotation.genes(overlapping: interval)) == Set(overlapping))
            let inside = genes.filter {
                $0.contig == interval.contig && $0.tss >= interval.start && $0.tss < interval.end
            }
            #expect(annotation.genes(withTSSIn: interval).map(\.tss) == inside.map(\.tss).sorted())
        }
        #expect(
            annotation.genes(on: "c1").map(\.tss) == genes.filter { $0.contig == "c1" }.map(\.tss).sorted())
        #expect(annotation.genes(on: "none").isEmpty)
    }
}
