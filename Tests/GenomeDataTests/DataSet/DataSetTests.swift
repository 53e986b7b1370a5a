import Testing

@testable import GenomeData

@Suite struct DataSetTests {
    let miniature: MiniatureDataSet

    init() throws { miniature = try MiniatureDataSet() }

    private func measured(_ dataSet: DataSet) throws -> [Float?] {
        try dataSet.genes.indices.map { try dataSet.measured(at: $0) }
    }

    @Test func `genes come in the genome's order and spelling, with expression and splits`() throws {
        let dataSet = try miniature.open()
        #expect(dataSet.genes.map(\.id) == ["G1.5", "G2", "G3"])
        #expect(dataSet.genes.map(\.contig) == ["chr1", "chr1", "chr2"])
        #expect(
            dataSet.placement.bridged.map(\.from) == ["1", "2"]
                || dataSet.placement.bridged.map(\.from) == ["2", "1"])
        #expect(try measured(dataSet) == [2, 0, nil])
        #expect(dataSet.genes.indices.map { dataSet.split(at: $0) } == [.train, .train, .validation])
        #expect(dataSet.expression?.matching?.counts == [.id: 1, .unversioned: 1])
        #expect(dataSet.expression?.matching?.unused == 1)
        #expect(try dataSet.measured(at: 3) == nil && dataSet.split(at: -1) == nil)
    }

    @Test func `expression from a bigWig is the sum around the TSS`() throws {
        let dataSet = try miniature.open([
            ("file = \"expression.tsv\"\ncolumn = \"CAGE\"", "bigwig = \"a.bw\"\nwidth = 4"),
            ("transform = \"log10p1\"\n[f", "transform = \"none\"\n[f"),
        ])
        // [18, 22): 8 + 9 + 10 + 11; [95, 99): 3 + no data + 5 + 6; chr2 is not in the track.
        #expect(try measured(dataSet) == [38, 14, nil])
    }

    @Test func `a split from a table`() throws {
        try miniature.scratch.write("ENSID,fold_1\nG1,train\nG2,test\n", as: "split.csv")
        let dataSet = try miniature.open([
            ("validation = [\"2\"]\ntest = []", "file = \"split.csv\"\ncolumn = \"fold_1\"")
        ])
        #expect(dataSet.genes.indices.map { dataSet.split(at: $0) } == [.train, .test, nil])
    }

    @Test func `more gene models to draw, on the genome's contigs`() throws {
        let scratch = miniature.scratch
        #expect(try miniature.open().geneModels().genes.map(\.id) == ["G1.5", "G2", "G3"])
        try scratch.write(
            "2\tx\texon\t5\t9\t.\t+\t.\tgene_id \"M1\"; transcript_id \"T\";\nUn\tx\texon\t5\t9\t.\t+\t.\tgene_id \"M2\";\n",
            as: "more.gtf")
        let changes = [("window = 8", "window = 8\nannotation = \"more.gtf\"")]
        let dataSet = try miniature.open(changes)
        let models = try dataSet.geneModels()
        #expect(models.genes.map(\.contig) == ["chr2"])
        let view = GenomicInterval(contig: "chr2", start: 8, end: 20)
        #expect(models.genes(overlapping: view).first?.transcripts == [Transcript(id: "T", exons: [4..<9])])
        #expect(
            dataSet.check().annotation == .init(file: scratch.path("more.gtf"), genes: 1, transcripts: 1))
        try scratch.write("", as: "more.gtf")
        let damaged = try miniature.open(changes)
        for _ in 0..<2 {
            #expect(failure { try damaged.geneModels() }?.contains("more.gtf: holds no genes") == true)
        }
    }

    @Test func `genes on contigs that the genome lacks, and TSSs beyond the contig, are set apart`() throws {
        try miniature.scratch.write(
            "gene_id\tchrom\ttss\tstrand\nG1\tchr1\t20\t+\nX\tchrUn\t5\t+\nY\tchr2\t40\t-\nZ\tchrUn\t6\t+\n",
            as: "genes.tsv")
        let dataSet = try miniature.open()
        #expect(dataSet.genes.map(\.id) == ["G1"])
        #expect(dataSet.placement.absentContigs.map(\.contig) == ["chrUn"])
        #expect(dataSet.placement.absentContigs.map(\.genes) == [2])
        #expect(dataSet.placement.beyondContig.map(\.id) == ["Y"])
    }

    @Test(arguments: [
        ("genome = \"genome.fa\"", "genome = \"none.fa\"", "none.fa: "),
        ("genes = \"genes.tsv\"", "genes = \"none.tsv\"", "none.tsv: "),
        ("file = \"a.bw\"", "file = \"none.bw\"", "none.bw: "),
        ("file = \"a.bw\"", "file = \"genes.tsv\"", "genes.tsv: "),
        ("column = \"CAGE\"", "column = \"cage\"", "no column \"cage\"; did you mean \"CAGE\"?"),
        ("columns = [\"f2\", \"f1\"]", "columns = [\"f2\", \"f3\"]", "no column \"f3\""),
        ("contacts = \"contacts.tsv\"", "contacts = \"genes.tsv\"", "no column \"bin_start\""),
    ])
    func `a file that is missing or is something else`(from: String, to: String, expected: String) throws {
        #expect(MiniatureDataSet.manifest.contains(from))
        let message = failure { try miniature.open([(from, to)]) }
        #expect(message?.contains(expected) == true, "\(message ?? "no error")")
    }

    @Test func `no gene on the genome, every TSS beyond it, and expression without a logarithm`() throws {
        try miniature.scratch.write("gene_id\tchrom\ttss\tstrand\nX\tscaffold_1\t5\t+\n", as: "genes.tsv")
        #expect(
            failure { try miniature.open() }?.contains(
                "no gene lies on the genome, whose contigs are chr1, chr2") == true)
        try miniature.scratch.write("gene_id\tchrom\ttss\tstrand\nX\tchr1\t100\t+\n", as: "genes.tsv")
        #expect(failure { try miniature.open() }?.contains("every TSS lies beyond its contig's end") == true)
        try miniature.scratch.write("gene_id\tchrom\ttss\tstrand\nX\tchr1\t9\t+\n", as: "genes.tsv")
        try miniature.scratch.write("gene_id\tCAGE\nX\t-2\n", as: "expression.tsv")
        #expect(
            failure { try miniature.open() }?.contains("gene X: expression -2.0 has no finite log10p1")
                == true)
    }
}
