import Testing

@testable import GenomeData

@Suite struct ContactTableTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    static let header = "gene_id\tchrom\tbin_start\tbin_end\tcontact\n"

    private func contacts(_ table: ContactTable, _ gene: String, _ start: Int, _ end: Int) throws -> [Float] {
        try table.contacts(
            geneID: gene, tss: 0, in: GenomicInterval(contig: "chr1", start: start, end: end))
    }

    @Test(arguments: [Scratch.Packing?.none, .gzip, .bgzip])
    func `any gene's bins, in any order, from any packing`(packing: Scratch.Packing?) throws {
        var text = Self.header
        for gene in 0..<300 {
            for bin in 0..<60 { text += "G\(gene)\tchr1\t\(bin * 10)\t\(bin * 10 + 10)\t\(gene).\(bin)\n" }
        }
        let path =
            try packing.map { try scratch.pack(text, $0, as: "c.tsv.gz") } ?? scratch.write(text, as: "c.tsv")
        let table = try ContactTable(path: path)
        #expect(try table.geneIDs().count == 300)
        for gene in [299, 0, 150, 151, 7, 7] {
            let values = try contacts(table, "G\(gene)", -5, 605)
            #expect(values.count == 610)
            #expect(values.prefix(5).allSatisfy(\.isNaN) && values.suffix(5).allSatisfy(\.isNaN))
            for base in [0, 9, 10, 599] {
                #expect(values[5 + base] == Float("\(gene).\(base / 10)"))
            }
        }
        #expect(try contacts(table, "none", 0, 3).allSatisfy(\.isNaN))
    }

    @Test func `unsorted bins, missing contacts, CRLF, versions and bridged contigs`() throws {
        let text =
            "\u{FEFF}" + Self.header + "G1.2\t1\t20\t30\t2\nG1.2\t1\t0\t10\t1\n\nG1.2\t1\t10\t20\tNaN\n"
        let path = try scratch.write(text.replacing("\n", with: "\r\n"), as: "c.tsv")
        let values = try contacts(ContactTable(path: path), "G1", 8, 22)
        #expect(values.map { $0.isNaN ? -1 : $0 } == [1, 1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 2, 2])
        let elsewhere = GenomicInterval(contig: "chr2", start: 0, end: 10)
        #expect(
            try ContactTable(path: path).contacts(geneID: "G1", tss: 0, in: elsewhere).allSatisfy(\.isNaN))
    }

    @Test(arguments: [
        (
            "G\tchr1\t0\t10\t1\nH\tchr1\t0\t10\t1\nG\tchr1\t10\t20\t1\n",
            "line 4: the rows of gene G do not stand together"
        ),
        ("G\tchr1\t0\t10\t1\nG\tchr2\t10\t20\t1\n", "line 3: column chrom: differs"),
        ("G\tchr1\t0\t10\t1\nG\tchr1\t5\t20\t1\n", "from line 2: two bins of a gene share bases from 5 on"),
        ("G\tchr1\t10\t10\t1\n", "line 2: columns bin_start and bin_end"),
        ("G\tchr1\t-5\t10\t1\n", "columns bin_start and bin_end"),
        ("G\tchr1\t0\t5000000000\t1\n", "columns bin_start and bin_end"),
        ("G\tchr1\t0\t10\tinf\n", "line 2: column contact: expected a finite number"),
        ("G\tchr1\t0\t10\n", "line 2: 4 fields; the header has 5"),
    ])
    func `damage is an error with its line, each time it is met`(rows: String, expected: String) throws {
        for packing in [Scratch.Packing?.none, .gzip] {
            let text = Self.header + rows
            let path =
                try packing.map { try scratch.pack(text, $0, as: "c.gz") } ?? scratch.write(text, as: "c.tsv")
            let table = try ContactTable(path: path)
            for _ in 0..<2 {
                let message = failure { try contacts(table, "G", 0, 10) }
                #expect(message?.contains(expected) == true, "\(message ?? "no error")")
            }
        }
    }

    @Test(arguments: [
        ("c.tsv", "\t"), ("c.csv", ","), ("semicolons.csv", ";"), ("c.csv.gz", ","),
    ])
    func `genes by id, by id without version and by symbol, quoted or not`(name: String, separator: String)
        throws
    {
        let genes = [("G1", "A1"), ("ENSG00000000002", "A2"), ("G3", "TWIN"), ("G4", "TWIN"), ("G5", "A5")]
            .map {
                Gene(id: $0.0, symbol: $0.1, contig: "chr1", tss: 5, strand: .forward)
            }
        let rows = [
            ["symbol", "chrom", "bin_start", "bin_end", "contact"], ["A1", "chr1", "0", "5", "1"],
            ["A1", "chr1", "5", "9", "2"], ["", "chr1", "5", "9", "3"],
            ["ENSG00000000002.7", "1", "0", "9", "4"],
            ["TWIN", "chr1", "0", "9", "5"], ["Y_RNA", "chr1", "0", "9", "6"],
            ["1-Mar", "chr2", "0", "9", "7"],
            ["Y_RNA", "chr2", "0", "9", "inf"], ["Y_RNA", "chr3", "0", "9", "8"],
        ]
        for mark in ["", "\""] {
            let text = rows.map { $0.map { mark + $0 + mark }.joined(separator: separator) + "\n" }.joined()
            let path =
                try name.hasSuffix(".gz")
                ? scratch.pack(text, .gzip, as: name) : scratch.write(text, as: name)
            let table = try ContactTable(path: path, genes: genes)
            #expect(try contacts(table, "G1", 3, 7) == [1, 1, 2, 2])
            #expect(try contacts(table, "ENSG00000000002", 3, 4) == [4])
            for other in ["G3", "G4", "G5", "TWIN"] {
                #expect(try contacts(table, other, 0, 9).allSatisfy(\.isNaN))
            }
            let matching = try table.matching()
            #expect(matching.counts == [.symbol: 1, .unversioned: 1] && matching.ambiguous == ["G3", "G4"])
            #expect(
                matching.notes.contains { $0.contains("1 row without a gene's name is left out, on line 4") })
            #expect(matching.notes.contains { $0.hasSuffix("on several rows: Y_RNA") })
            #expect(matching.notes.contains { $0.hasPrefix("1 name is a date: 1-Mar") })
        }
    }

    @Test func `rows that do not stand together are an error for the gene that needs them`() throws {
        let rows = "A1\tchr1\t0\t5\t1\nB\tchr1\t0\t5\t1\nA1\tchr1\t5\t9\t1\n"
        let path = try scratch.write(Self.header + rows, as: "c.tsv")
        func gene(_ id: String, _ symbol: String) -> Gene {
            Gene(id: id, symbol: symbol, contig: "chr1", tss: 5, strand: .forward)
        }
        let other = try ContactTable(path: path, genes: [gene("G2", "B")])
        #expect(try contacts(other, "G2", 0, 2) == [1, 1])
        let needed = try ContactTable(path: path, genes: [gene("G1", "A1"), gene("G2", "B")])
        for _ in 0..<2 {
            #expect(
                failure { try contacts(needed, "G1", 0, 2) }?.contains(
                    "line 4: the rows of gene A1 do not stand together")
                    == true)
        }
    }

    @Test func `a table without the columns, or empty, does not open`() throws {
        let other = try scratch.write("gene_id\tchrom\tstart\tend\tcontact\n", as: "o.tsv")
        #expect(failure { try ContactTable(path: other) }?.contains("no column \"bin_start\"") == true)
        let empty = try scratch.write("", as: "e.tsv")
        #expect(failure { try ContactTable(path: empty) }?.contains("is empty") == true)
        let none = try ContactTable(path: scratch.write(Self.header, as: "n.tsv"))
        #expect(try none.geneIDs().isEmpty)
    }

    // The measured data live beside the project; a checkout without them has no contacts to read.
    @Test(.enabled(if: RealData.isPresent, "needs ../shared/real/k562-chr22"))
    func `chr22: the wide gzip table and the narrow plain one agree`() throws {
        let wide = try ContactTable(path: RealData.path("hic/K562_HiC_TSS_5kb.tsv.gz"))
        let narrow = try ContactTable(path: RealData.path("hic/K562_HiC_TSS_5kb_within100kb.tsv"))
        #expect(try wide.geneIDs().count == 360)
        #expect(try wide.geneIDs() == narrow.geneIDs())
        for id in try narrow.geneIDs() {
            let near = try #require(try narrow.profile(of: id))
            let all = try #require(try wide.profile(of: id))
            let first = try #require(near.bins.first)
            #expect(all.contig == near.contig)
            #expect(Array(all.bins.drop { $0.start < first.start }.prefix(near.bins.count)) == near.bins)
        }
    }
}
