import Testing

@testable import GenomeData

@Suite struct GeneModelTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    static let gtf = """
        #!genome-build test
        chr1\tx\tgene\t101\t900\t.\t-\t.\tgene_id "G1.2"; gene_name "ABC"; note "a; b";
        chr1\tx\ttranscript\t101\t900\t.\t-\t.\tgene_id "G1.2"; transcript_id "T1"; gene_name "ABC";
        chr1\tx\texon\t701\t900\t.\t-\t.\tgene_id "G1.2"; transcript_id "T1"; exon_number 1;
        chr1\tx\texon\t101\t300\t.\t-\t.\tgene_id "G1.2"; transcript_id "T1"; exon_number 2;
        chr1\tx\tCDS\t701\t850\t.\t-\t0\tgene_id "G1.2"; transcript_id "T1";
        chr1\tx\tstart_codon\t848\t850\t.\t-\t0\tgene_id "G1.2"; transcript_id "T1";
        chr1\tx\texon\t5001\t5010\t.\t+\t.\tgene_id "G2"; transcript_id "T2";
        chr1\tx\texon\t5101\t5110\t.\t+\t.\tgene_id "G2"; transcript_id "T3";

        """

    static let gff3 = """
        ##gff-version 3
        chr1\tx\texon\t701\t900\t.\t-\t.\tParent=transcript:T1
        chr1\tx\tgene\t101\t900\t.\t-\t.\tID=gene:G1;Name=A%20B%3bC;gene_id=G1.2
        chr1\tx\tmRNA\t101\t900\t.\t-\t.\tID=transcript:T1;Parent=gene:G1
        chr1\tx\texon\t101\t300\t.\t-\t.\tParent=transcript:T1,transcript:T9
        chr1\tx\tCDS\t701\t850\t.\t-\t0\tID=c;Parent=transcript:T1
        chr1\tx\tpseudogene\t5001\t5110\t.\t+\t.\tID=gene-P;gene=PSI
        chr1\tx\texon\t5001\t5010\t.\t+\t.\tParent=gene-P
        chr1\tx\tregion\t1\t9000\t.\t+\t.\tID=r
        chr1\tx\tloop\t1\t9\t.\t+\t.\tID=l1;Parent=l2
        chr1\tx\tloop\t1\t9\t.\t+\t.\tID=l2;Parent=l1
        chr1\tx\texon\t1\t9\t.\t+\t.\tParent=l1
        ##FASTA
        >chr1
        ACGT
        """

    @Test(arguments: [Scratch.Packing?.none, .gzip, .bgzip])
    func `GTF: positions, transcripts, and a gene known by its exons alone`(packing: Scratch.Packing?) throws
    {
        let path =
            try packing.map { try scratch.pack(Self.gtf, $0, as: "a.gtf.gz") }
            ?? scratch.write(Self.gtf, as: "a.gtf")
        let annotation = try Annotation(path: path)
        #expect(annotation.genes.map(\.id) == ["G1.2", "G2"])
        let first = try #require(annotation.gene(id: "G1.2"))
        #expect(
            first.symbol == "ABC" && first.tss == 899 && first.strand == .reverse && first.bounds == 100..<900
        )
        #expect(
            first.transcripts == [Transcript(id: "T1", exons: [100..<300, 700..<900], coding: [700..<850])])
        let second = try #require(annotation.gene(id: "G2"))
        #expect(second.symbol == "G2" && second.tss == 5000 && second.bounds == 5000..<5110)
        #expect(second.transcripts.map(\.id) == ["T2", "T3"])
        #expect(annotation.notes.isEmpty)
    }

    @Test func `GFF3: children before parents, several parents, encoded letters, circles`() throws {
        let annotation = try Annotation(path: scratch.write(Self.gff3, as: "a.gff3"))
        let first = try #require(annotation.gene(id: "G1.2"))
        #expect(first.symbol == "A B;C" && first.tss == 899 && first.bounds == 100..<900)
        #expect(
            first.transcripts == [Transcript(id: "T1", exons: [100..<300, 700..<900], coding: [700..<850])])
        let second = try #require(annotation.gene(id: "P"))
        #expect(second.symbol == "PSI" && second.transcripts == [Transcript(id: "P", exons: [5000..<5010])])
        #expect(annotation.notes == ["2 exons or coding parts belong to no gene in the file"])
    }

    @Test func `a gene id at a second place keeps the first, and this is noted`() throws {
        let text = """
            chrX\tx\tgene\t11\t20\t.\t+\t.\tgene_id "P";
            chrX\tx\texon\t11\t20\t.\t+\t.\tgene_id "P"; transcript_id "T";
            chrY\tx\tgene\t911\t920\t.\t+\t.\tgene_id "P";
            chrY\tx\texon\t911\t920\t.\t+\t.\tgene_id "P"; transcript_id "T";

            """
        let annotation = try Annotation(path: scratch.write(text, as: "a.gtf"))
        #expect(annotation.genes.count == 1)
        #expect(annotation.genes.first?.transcripts == [Transcript(id: "T", exons: [10..<20])])
        #expect(annotation.notes.first?.contains("P (again on line 3)") == true)
    }

    @Test(arguments: [
        ("chr1\tx\tgene\t1\t5\t.\t+\tgene_id \"G\";\n", "line 1: 8 fields; a GTF or GFF3 line has 9"),
        ("chr1\tx\tgene\t0\t5\t.\t+\t.\tgene_id \"G\";\n", "line 1: column start or end"),
        (
            "chr1\tx\tgene\t9\t5\t.\t+\t.\tgene_id \"G\";\n",
            "line 1: the feature ends at 5, before its start 9"
        ),
        ("chr1\tx\tgene\t1\tx\t.\t+\t.\tgene_id \"G\";\n", "column start or end"),
        ("chr1\tx\tgene\t1\t5\t.\t*\t.\tgene_id \"G\";\n", "column strand"),
        (
            "chr1\tx\tgene\t1\t5\t.\t+\t.\tgene_name \"G\";\n",
            "holds no genes (1 gene without a gene_id is left out, on line 1)"
        ),
        ("\tx\tgene\t1\t5\t.\t+\t.\tgene_id \"G\";\n", "column contig"),
        (
            "chr1\tx\tgene\t1\t5\t.\t+\t.\tName=x\n",
            "holds no genes (1 gene without an ID is left out, on line 1)"
        ),
        ("chr1\tx\tgene\t1\t5\t.\t+\t.\tgene_id \"\u{1B}[1m\";\n", "attribute gene_id"),
        ("##gff-version 3\n", "holds no genes"), ("", "holds no genes"),
    ])
    func `a damaged line is an error with its number`(text: String, expected: String) throws {
        let message = failure { try Annotation(path: scratch.write(text, as: "a.gtf")) }
        #expect(message?.contains(expected) == true, "\(message ?? "no error")")
    }

    // The measured data of chr22 live beside the project; a checkout without them has nothing to count.
    @Test(.enabled(if: RealData.isPresent, "needs ../shared/real/k562-chr22"))
    func `chr22: the counts that its README states`() throws {
        let annotation = try Annotation(path: RealData.path("genes.gtf.gz"))
        #expect(annotation.genes.count == 921)
        #expect(annotation.genes.flatMap(\.transcripts).flatMap(\.exons).count == 19_500)
        #expect(annotation.genes.flatMap(\.transcripts).flatMap(\.coding).count == 16_075)
        #expect(annotation.genes(named: "MYH9").first?.bounds == 36_677_322..<36_784_107)
        let table = try Annotation(path: RealData.path("genes.tsv"))
        #expect(table.genes.count == 412)
        #expect(table.genes.filter { $0.bounds == nil }.count == 3)
        #expect(table.genes.filter { $0.transcripts.isEmpty }.count == 10)
    }
}
