import Testing

@testable import GenomeData

/// Gene models as annotation projects and programs write them.
@Suite struct OthersAnnotationTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// Lines with `|` for tabs.
    private func annotation(_ lines: [String], as name: String) throws -> Annotation {
        let text = lines.map { $0.replacing("|", with: "\t") + "\n" }.joined()
        return try Annotation(path: scratch.write(text, as: name))
    }

    @Test(arguments: [
        (
            "ensembl.gff3", "ENSG00000100345", "MYH9",
            [
                "##gff-version 3", "chr1|.|region|1|9000|.|.|.|.",
                "chr1|e|gene|1001|2200|.|+|.|ID=gene:ENSG00000100345;Name=MYH9;gene_id=ENSG00000100345;version=23",
                "chr1|e|mRNA|1001|2200|.|+|.|ID=transcript:ENST1;Parent=gene:ENSG00000100345",
                "chr1|e|exon|1001|2200|.|+|.|Parent=transcript:ENST1;Name=ENSE1",
            ]
        ),
        (
            "ncbi.gff", "DDX", "DDX",
            [
                "chr1|R|gene|1001|2200|.|+|.|ID=gene-DDX;Name=DDX;gene=DDX",
                "chr1|R|lnc_RNA|1001|2200|.|+|.|ID=rna-NR_1.1;Parent=gene-DDX",
                "chr1|R|exon|1001|2200|.|+|.|ID=exon-NR_1.1-1;Parent=rna-NR_1.1",
            ]
        ),
        (
            "ncbi.gtf", "DDX", "DDX",
            [
                "chr1|R|gene|1001|2200|.|+|.|gene_id \"DDX\"; transcript_id \"\"; gene \"DDX\"; ",
                "chr1|R|exon|1001|2200|.|+|.|gene_id \"DDX\"; transcript_id \"NR_1.1\"; ",
            ]
        ),
        (
            "sgd.gff", "YAL001C", "TFC3",
            [
                "chr1|SGD|chromosome|1|9000|.|.|.|ID=chr1",
                "chr1|SGD|CDS|1001|2200|.|+|0|Parent=YAL001C_mRNA;Name=YAL001C_CDS",
                "chr1|SGD|gene|1001|2200|.|+|.|ID=YAL001C;Name=YAL001C;gene=TFC3;Alias=TFC3,FUN24",
                "chr1|SGD|mRNA|1001|2200|.|+|.|ID=YAL001C_mRNA;Parent=YAL001C", "###", "##FASTA", ">chr1",
                "ACGT",
            ]
        ),
        (
            "prokka.gff", "PROKKA_00001", "dnaA",
            ["chr1|P|CDS|1001|2200|.|+|0|ID=PROKKA_00001;Name=dnaA;gene=dnaA;locus_tag=PROKKA_00001"]
        ),
        (
            "gffread.gff3", "MSTRG.1", "FOO",
            [
                "chr1|S|transcript|1001|2200|.|+|.|ID=MSTRG.1.1;geneID=MSTRG.1;gene_name=FOO",
                "chr1|S|exon|1001|2200|.|+|.|Parent=MSTRG.1.1",
            ]
        ),
        (
            "augustus.gtf", "g1", "g1",
            [
                "chr1|A|gene|1001|2200|.|+|.|g1", "chr1|A|transcript|1001|2200|.|+|.|g1.t1",
                "chr1|A|exon|1001|2200|.|+|.|transcript_id \"g1.t1\"; gene_id \"g1\";",
            ]
        ),
        (
            "flybase.gtf", "FBgn0031208", "CR11023",
            [
                "chr1|F|exon|1001|2200|.|+|.|gene_id \"FBgn0031208\"; gene_symbol \"CR11023\"; transcript_id \"FBtr1\";"
            ]
        ),
        (
            "children-with-their-genes-id.gff3", "YAL", "YAL",
            [
                "chr1|x|exon|1001|2200|.|+|.|ID=YAL;Parent=YAL",
                "chr1|x|mRNA|1001|2200|.|+|.|ID=YAL;Parent=YAL",
                "chr1|x|gene|1001|2200|.|+|.|ID=YAL",
            ]
        ),
        (
            "blanks.gff3", "g1", "G A",
            [
                "", " |", "chr1 | x | gene | 1001 | 2200 |.| + |.| ID = g1 ; Name = \"G A\" |",
                "chr1|x|mRNA|1001|2200|.|+|.| ID=t1; Parent= g1", "   ",
                "chr1|x|exon|1001|2200|.|+|.|Parent=t0 , t1",
            ]
        ),
    ])
    func `one gene with its exons`(name: String, id: String, symbol: String, lines: [String]) throws {
        let gene = try #require(try annotation(lines, as: name).genes.first)
        #expect(gene.id == id && gene.symbol == symbol && gene.tss == 1000 && gene.bounds == 1000..<2200)
        let parts = gene.transcripts.flatMap { $0.exons + $0.coding }
        #expect(parts == [1000..<2200], "\(parts)")
    }

    @Test func `what lacks an id is left out, counted and said; the rest is read`() throws {
        let gff3 = try annotation(
            [
                "chr1|x|gene|1|9|.|+|.|Name=a", "chr1|x|gene|11|19|.|+|.|.", "chr1|x|mRNA|1|9|.|+|.|Parent=a",
                "chr1|x|exon|1|9|.|+|.|Note=x", "chr1|x|gene|101|190|.|+|.|ID=g",
                "chr1|x|exon|101|110|.|+|.|Parent=g",
                "chr1|x|CDS|101|110|.|+|0", "chr1|x|CDS|101|110|.|+|0|ID=c", "chr1|x|gene|1|9|.|+|.|Name=b",
            ], as: "a.gff3")
        #expect(gff3.genes.map(\.id) == ["g"] && gff3.genes.first?.transcripts.first?.exons == [100..<110])
        for note in [
            "2 genes without an ID are left out, the first on line 1",
            "1 gene without attributes is left out, on line 2",
            "1 transcript without an ID is left out, on line 3",
            "1 exon without a Parent is left out, on line 4",
            "1 coding part without attributes is left out, on line 7",
            "1 coding part without a Parent is left out, on line 8",
        ] {
            #expect(gff3.notes.contains(note), "\(gff3.notes)")
        }
        let gtf = try annotation(
            ["chr1|x|exon|1|9|.|+|.|transcript_id \"T\"", "chr1|x|exon|1|9|.|+|.|gene_id \"G\""], as: "a.gtf")
        #expect(gtf.genes.map(\.id) == ["G"])
        #expect(gtf.notes == ["1 exon without a gene_id is left out, on line 1"])
    }

    @Test(arguments: ["a.gtf", "a.gff3", "a.tsv"])
    func `of a gene on several contigs the copy counts whose contig the genome has`(name: String) throws {
        let places = [("alt", 11), ("alt", 21), ("chr2", 31), ("chr1", 41)]
        let lines: [String] =
            switch name {
            case "a.gtf":
                places.map { "\($0)|x|exon|\($1)|\($1 + 5)|.|+|.|gene_id \"G\"; transcript_id \"T\"" }
            case "a.gff3": places.map { "\($0)|x|gene|\($1)|\($1 + 5)|.|+|.|ID=G" }
            default: ["gene_id|chrom|tss|strand"] + places.map { "G|\($0)|\($1 - 1)|+" }
            }
        let path = try scratch.write(
            (lines + [""]).joined(separator: "\n").replacing("|", with: "\t"), as: name)
        func place(_ contigs: [String]) throws -> GenePlacement {
            let fasta = contigs.map { ">\($0)\n" + String(repeating: "A", count: 60) + "\n" }.joined()
            return try GenePlacement(
                try GeneList(path: path), on: FASTAFile(path: try scratch.write(fasta, as: "\(contigs).fa")))
        }
        let only = try place(["chr2", "other"])
        #expect(only.genes.genes.map(\.tss) == [30] && only.absentContigs.isEmpty)
        #expect(only.genes.notes.first?.hasPrefix("1 gene id occurs at more than one place") == true)
        // Of several that the genome has, that on the contig it lists first.
        #expect(try place(["chr1", "chr2"]).genes.genes.map(\.tss) == [40])
        #expect(try place(["none"]).absentContigs.map(\.contig).sorted() == ["alt", "chr1", "chr2"])
        if name == "a.tsv" {
            #expect(failure { try place(["alt"]) }?.contains("gene G is already on line 2") == true)
        } else {
            #expect(try place(["alt"]).genes.genes.map(\.tss) == [10])
        }
    }

    @Test func `a gene table with rows that name no gene, and with dates for symbols`() throws {
        let text =
            "\"gene_id\",\"symbol\",\"chrom\",\"tss\",\"strand\"\n\"G\",\"1-Mar\",\"HLA-A*01:01\",5,\"+\"\n,,c,1,+\n"
        let annotation = try Annotation(path: scratch.write(text, as: "g.csv"))
        #expect(annotation.genes.map(\.contig) == ["HLA-A*01:01"])
        #expect(annotation.notes.contains("1 row without a gene's id is left out, on line 3"))
        #expect(annotation.notes.contains { $0.contains("1 name is a date: 1-Mar; Excel") })
    }
}
