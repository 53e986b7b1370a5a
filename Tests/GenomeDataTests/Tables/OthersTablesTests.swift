import Testing

@testable import GenomeData

/// Tables as R, Excel, pandas and programs for counting write them.
@Suite struct OthersTablesTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private static let genes = ["G1", "G2"].enumerated().map { index, id in
        Gene(id: id, symbol: "A\(index + 1)", contig: "c", tss: 0, strand: .forward)
    }

    private func values(_ text: String, as name: String, _ packing: Scratch.Packing? = nil) throws -> [Float]
    {
        let path = try packing.map { try scratch.pack(text, $0, as: name) } ?? scratch.write(text, as: name)
        let table = try GeneValues(path: path, columns: ["TPM"])
        return try table.keys.matching(Self.genes).rows.map { $0.flatMap { table.row($0).first } ?? .nan }
    }

    @Test(arguments: [
        ("write.table.tsv", "\"TPM\"\t\"x\"\n\"G1\"\t1.5\t\"a\"\n\"G2\"\t2\t\"b\"\n"),
        ("one-column.tsv", "\"TPM\"\n\"G1\"\t1.5\n\"G2\"\t2\n"),
        ("unquoted.tsv", "TPM\tx\nG1\t1.5\ta\nG2\t2\tb\n"),
        ("numbered-rows.tsv", "gene_id\tTPM\n1\tG1\t1.5\n2\tG2\t2\n"),
        ("spaces.txt", "\"my x\" \"TPM\"\n\"G1\" \"a b\" 1.5\n\"G2\" \"c\" 2\n"),
        (
            "quoted.tsv",
            "\"gene_id\"\t\"note\"\t\"TPM\"\n\"G1\"\t\"a \"\"q\"\" 5' x\"\t\"1.5\"\n\"G2\"\t\"tab\there\"\t2\n"
        ),
        ("write.csv", "\"\",\"baseMean\",\"TPM\"\n\"G1\",3,1.5\n\"G2\",NA,2\n"),
        ("numbered.csv", "\"\",\"gene\",\"TPM\"\n\"1\",\"G1\",1.5\n\"2\",\"G2\",2\n"),
        ("pandas.csv", ",symbol,TPM\n0,A1,1.5\n1,A2,2\n"),
        ("semicolons.csv", "\u{FEFF}gene_id;TPM\r\nG1;1.5\r\nG2;2\r\n"),
        ("excel.csv", "sep=;\r\n\"gene_id\";\"TPM\";\r\n\"G1\";1.5;\r\n\"G2\";2;\r\n;;\r\n"),
        ("tabs.csv", "gene_id\tTPM\nG1\t1.5\nG2\t2\n"), ("commas.txt", "gene_id,TPM\nG1,1.5\nG2,2\n"),
        ("blanks.csv", "gene_id, \"TPM\"\n\"G1\" , 1.5\n G2,2\n"),
        ("surplus.tsv", "gene_id\tTPM\nG1\t1.5\t\nG2\t2\t\t\n"),
        (
            "counts.txt",
            "# Program:featureCounts v2.0.1; Command:\"x\"\nGeneid\tChr\tTPM\nG1\tchr1\t1.5\nG2\tchr1\t2\n"
        ),
        (
            "quant.genes.sf",
            "Name\tLength\tEffectiveLength\tTPM\tNumReads\nG1.4\t9\t8\t1.5\t3\nG2.1\t9\t8\t2\t3\n"
        ),
        ("symbols.tsv", "symbol\tTPM\nA1\t1.5\nA2\t2\nY_RNA\t1\nY_RNA\t2\n\t9\n1-Mar\t1\n1-Mar\t1\n"),
    ])
    func `the same two values`(name: String, text: String) throws {
        #expect(try values(text, as: name) == [1.5, 2])
        #expect(try values(text, as: name + ".gz", .gzip) == [1.5, 2])
    }

    @Test(arguments: [
        ("a.tsv", "gene_id\tTPM\nG1\t1.5\tx\n", "line 2: 3 fields; the header has 2"),
        ("b.csv", "gene_id;TPM\nG1;1,5\n", "\"1,5\" is not a number; the decimal mark is a point"),
        ("c.tsv", "symbol\tTPM\nA1\t1\nA1\t1\n", "line 3, column symbol: gene A1 is already on line 2"),
        (
            "d.tsv", "gene_id\tTPM\nG1\t1\nG2\t1\nG2\t3\n",
            "line 4, column gene_id: gene G2 is already on line 3"
        ),
    ])
    func `what cannot be taken for a value is an error`(name: String, text: String, expected: String) throws {
        let message = failure { try values(text, as: name) }
        #expect(message?.contains(expected) == true, "\(message ?? "no error")")
    }

    @Test func `repeated names that no gene needs and dates are noted`() throws {
        let text = "symbol\tTPM\nA1\t5\n1-Mar\t6\n1-Mar\t7\nY_RNA\t1\nY_RNA\t2\n2023-09-02\t1\n\t9\n"
        let table = try GeneValues(path: scratch.write(text, as: "t.tsv"), columns: ["TPM"])
        let notes = try table.keys.matching(Self.genes).notes
        #expect(notes.count == 3)
        #expect(notes.contains("1 row without a gene's name is left out, on line 8"))
        #expect(notes.contains("2 names of no gene in the data set stand on several rows: 1-Mar, Y_RNA"))
        #expect(notes.last?.hasPrefix("2 names are dates: 1-Mar, 2023-09-02; Excel makes such dates") == true)
    }

    /// Several genes share the symbol, so neither of its rows is anybody's.
    @Test func `a repeated name that several genes share is no error`() throws {
        let genes = ["E1", "E2"].map { Gene(id: $0, symbol: "Y_RNA", contig: "c", tss: 0, strand: .forward) }
        let table = try GeneValues(
            path: scratch.write("symbol\tTPM\nY_RNA\t1\nY_RNA\t2\n", as: "t.tsv"), columns: ["TPM"])
        let matching = try table.keys.matching(genes)
        #expect(matching.rows == [nil, nil] && matching.ambiguous == ["E1", "E2"])
    }

    @Test func `rows are found whichever side has the version, and clones are not mixed up`() throws {
        func gene(_ id: String) -> Gene { Gene(id: id, symbol: id, contig: "c", tss: 0, strand: .forward) }
        let keys = GeneKeys(
            file: "t",
            keys: ["ENSG00000000003", "ENSG00000000005.6", "ENSMUSG00000000001.5", "AC012345.7", "Y74C9A.2"])
        let genes = [
            "ENSG00000000003.15", "ENSG00000000005", "ENSMUSG00000000001.4", "AC012345.1", "Y74C9A.3",
        ]
        #expect(try keys.matching(genes.map(gene)).rows == [0, 1, 2, nil, nil])
    }

    @Test(arguments: [
        "1-Mar", "Mar-01", "01-Mar", "1-Mar-23", "2023-03-01", "2023-03-01 00:00:00", "3/1/2023",
        "01.03.2023", "1-Sep",
        "2-Dec", "1-Sept", "01. Mrz", "1-Dez", "Mar-2001", "4-Oct", "1-MARS",
    ])
    func `dates`(name: String) {
        #expect(ExcelDate.matches(name))
    }

    @Test(arguments: [
        "MARCH1", "SEPTIN2", "dec-1", "mar-11", "H2-M1", "Y_RNA", "1.2.3", "", "-", "MAR", "12-LOX", "HLA-A",
        "Sep-1",
        "32-Mar", "AC012345.1", "7SK", "11-beta-HSD", "Mar",
    ])
    func `names that are no dates`(name: String) {
        #expect(!ExcelDate.matches(name))
    }
}
