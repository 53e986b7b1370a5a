import Foundation
import Testing

@testable import GenomeData

/// Thousands of damaged tables, gene models and contacts: each gives a `GenomeDataError` or a sound result.
@Suite struct TextMutationTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// Runs `read` on `count` damaged copies of `text`, and returns how many it refused.
    ///
    /// Any other error than `GenomeDataError`, and any trap, fails the test.
    private func refused(
        _ text: String, as name: String, count: Int = 5_000, seed: UInt64, read: (String) throws -> Void
    ) throws -> Int {
        var mutation = TextMutation(seed: TextMutation.seed(seed))
        var refused = 0
        let factor = TextMutation.factor
        let bytes = Array(text.utf8)
        for _ in 0..<(count * factor) {
            let path = try scratch.write(mutation.applied(to: bytes), as: name)
            do {
                try read(path)
            } catch let error as GenomeDataError {
                refused += 1
                #expect(error.file == path && !error.problem.isEmpty)
            }
        }
        return refused / factor
    }

    private static let table = """
        gene_id\tv\tw\ttss
        ENSG01.2\t1.5\t-2e-3\t17073700
        ENSG02\t\tNaN\t0
        ENSG03\t7\t99.25\t12

        """

    @Test func `tables of values`() throws {
        let count = try refused(Self.table, as: "t.tsv", seed: 1) { path in
            let table = try GeneValues(path: path, columns: ["v", "w"])
            #expect(table.values.count == 2 * table.keys.keys.count)
            #expect(table.values.allSatisfy { !$0.isInfinite } && table.means.allSatisfy(\.isFinite))
            let gene = Gene(id: "ENSG01", symbol: "s", contig: "c", tss: 0, strand: .forward)
            #expect(try table.keys.matching([gene]).unusedRows.count <= table.keys.keys.count)
        }
        #expect((500..<4_900).contains(count))
    }

    /// Damage to what is packed; the checksums notice almost all of it.
    @Test(arguments: [Scratch.Packing.gzip, .bgzip]) func `packed tables`(packing: Scratch.Packing) throws {
        let text = Self.table + (0..<200).map { "G\($0)\t\($0 * $0)\t0\t\($0)\n" }.joined()
        let packed = try scratch.pack(text, packing, as: "packed.gz")
        let refused = refusals(
            of: Array(try Data(contentsOf: URL(filePath: packed))), mutations: 2_000, seed: 9, front: 64
        ) { source throws(GenomeDataError) in
            let bytes = try source.readAll(limit: 1 << 20)
            guard let path = try? scratch.write(bytes, as: "t.gz") else { return }
            let table = try GeneValues(path: path, columns: ["v", "w"])
            #expect(table.values.count == 2 * table.keys.keys.count)
        }
        #expect(refused > 0.5)
        #expect(refused < 1)
    }

    @Test func `CSV with quotes`() throws {
        let text = "ENSID,fold,\"a \"\"b\"\", c\"\n\"G1\",train,1\nG2,\"val\",\"2\n3\"\nG3,,\n"
        let count = try refused(text, as: "t.csv", seed: 2) { path in
            let table = try GeneSplits(path: path, column: "fold")
            #expect(table.splits.count == table.keys.keys.count)
        }
        #expect((500..<4_900).contains(count))
    }

    @Test(arguments: [
        ("t.tsv", "\"v\"\t\"n, m\"\n\"G1\"\t1.5\t\"a \"\"b\"\"\"\n\"1-Mar\"\t2\t\"c\td\"\n\"1-Mar\"\t3\tx\n"),
        ("t.csv", "sep=;\n\"gene_id\";\"v\"\nG1;1.5\nENSG00000000001.4;2\n;;\nG1;\"3\"\n"),
        ("t.txt", "\"v\" \"w\"\n\"G1\" 1.5 2\n\"G2\" 3 \"a b\"\n"),
    ])
    func `tables as R and Excel write them`(name: String, text: String) throws {
        let genes = ["G1", "ENSG00000000001", "E3"].map {
            Gene(id: $0, symbol: "G2", contig: "c", tss: 0, strand: .forward)
        }
        let count = try refused(text, as: name, count: 1_000, seed: 8) { path in
            let table = try GeneValues(path: path, columns: ["v"])
            #expect(table.values.count == table.keys.keys.count)
            let rows = try table.keys.matching(genes).rows
            #expect(rows.count == 3 && rows.allSatisfy { $0.map(table.keys.keys.indices.contains) ?? true })
        }
        #expect((100..<980).contains(count))
    }

    @Test(arguments: [
        (
            "g.gtf",
            GeneModelTests.gtf
                + "chr2\tx\texon\t7\t9\t.\t+\t.\tgene_id \"G1.2\"; transcript_id \"G1.2\"\n \t\n"
        ),
        (
            "g.gff3",
            GeneModelTests.gff3.replacing(
                "##FASTA", with: "chr2\tx\tgene\t1\t9\t.\t+\t.\t ID = gene:G1 \n\n##FASTA")
        ),
        (
            "g.gff",
            "chr1\tp\tCDS\t11\t90\t.\t+\t0\tID=P_1;gene=dnaA;locus_tag=P_1\nchr1\tp\ttRNA\t101\t190\t.\t-\t.\tID=P_2\n"
        ),
        (
            "g.tsv",
            "gene_id\tsymbol\tchrom\ttss\tstrand\nG\tA\talt\t5\t+\nG\tA\tchr1\t7\t+\nH\t1-Mar\tHLA-A*01:01\t3\t-\n"
        ),
    ])
    func `genes laid on a genome`(name: String, text: String) throws {
        let fasta = ">chr1\n" + String(repeating: "A", count: 5_200) + "\n>HLA-A*01:01\nACGT\n"
        let genome = try FASTAFile(path: scratch.write(fasta, as: "genome.fa"))
        let count = try refused(text, as: name, count: 1_000, seed: 9) { path in
            let placement = try GenePlacement(try GeneList(path: path), on: genome)
            #expect(Set(placement.genes.genes.map(\.id)).count == placement.genes.genes.count)
            for gene in placement.genes.genes {
                #expect(placement.genes.indices(named: gene.id) == [placement.genes.index(ofID: gene.id)])
                #expect(
                    placement.genes.indices(named: gene.symbol).isEmpty
                        == gene.symbol.trimmingWhitespace().isEmpty)
            }
        }
        #expect((30..<980).contains(count))
    }

    @Test(arguments: ["c.csv", "c.csv.gz"])
    func `contacts by symbol in CSV`(name: String) throws {
        let genes = ["G1", "G2"].map {
            Gene(id: $0, symbol: "A" + $0, contig: "chr1", tss: 3, strand: .forward)
        }
        let text =
            "\"symbol\",chrom,bin_start,bin_end,contact\nAG1,chr1,0,5,1\n\"AG1\",chr1,5,9,2\nB,chr1,0,5,3\n"
            + "AG2,chr1,0,5,1\nB,chr1,0,5,3\n"
        let count = try refused(text, as: name, count: 1_000, seed: 10) { path in
            let table = try ContactTable(path: path, genes: genes)
            for gene in genes {
                let interval = GenomicInterval(contig: "chr1", start: -2, end: 22)
                #expect(try table.contacts(geneID: gene.id, tss: 3, in: interval).count == 24)
            }
            #expect(try table.matching().rows.count == 2)
        }
        #expect((100..<980).contains(count))
    }

    @Test func `gene tables with exons`() throws {
        let text = """
            gene_id\tsymbol\tchrom\ttss\tstrand\ttx_start\ttx_end\texon_starts\texon_ends\tcds_start\tcds_end
            E1\tA\tchr1\t500\t-\t100\t500\t100,300,\t200,500,\t150\t420
            E2\tB\tchr2\t7\t+\t\t\t\t\t\t

            """
        let count = try refused(text, as: "g.tsv", seed: 3) { path in try check(Annotation(path: path)) }
        #expect((500..<4_900).contains(count))
    }

    @Test func `GTF`() throws {
        let count = try refused(GeneModelTests.gtf, as: "g.gtf", seed: 4) { path in
            try check(Annotation(path: path))
        }
        #expect((500..<4_900).contains(count))
    }

    @Test func `GFF3`() throws {
        let count = try refused(GeneModelTests.gff3, as: "g.gff3", seed: 5) { path in
            try check(Annotation(path: path))
        }
        #expect((500..<4_900).contains(count))
    }

    @Test func `contacts`() throws {
        let rows = (0..<4).map { "G1\tchr1\t\($0 * 5)\t\($0 * 5 + 5)\t\($0).5\n" } + ["G2.1\tchr2\t0\t5\t\n"]
        let count = try refused(ContactTableTests.header + rows.joined(), as: "c.tsv", seed: 6) { path in
            let table = try ContactTable(path: path)
            for id in try table.geneIDs() + ["G1", "G2"] {
                let interval = GenomicInterval(contig: "chr1", start: -2, end: 22)
                let values = try table.contacts(geneID: id, tss: 3, in: interval)
                #expect(values.count == 24 && values.allSatisfy { !$0.isInfinite })
            }
        }
        #expect((500..<4_900).contains(count))
    }

    @Test func `packed tables`() throws {
        for packing in [Scratch.Packing.gzip, .bgzip] {
            let path = try scratch.pack(String(repeating: Self.table, count: 40), packing, as: "whole")
            let whole = try LocalFile(path: path).readAll(limit: 1 << 20)
            var mutation = TextMutation(seed: 7)
            for _ in 0..<1_000 {
                let damaged = try scratch.write(mutation.applied(to: whole), as: "t.tsv.gz")
                do {
                    let lines = try LineReader(path: damaged, limit: 1 << 20)
                    while let line = try lines.next() { #expect(line.count <= 1 << 20) }
                } catch {
                    #expect(error.file == damaged)
                }
            }
        }
    }

    private func check(_ annotation: Annotation) {
        #expect(!annotation.genes.isEmpty)
        for gene in annotation.genes {
            #expect(gene.tss >= 0 && !gene.id.isEmpty && gene.extent.contains(gene.tss))
            for transcript in gene.transcripts {
                #expect(transcript.exons.allSatisfy { !$0.isEmpty && $0.lowerBound >= 0 })
                #expect(
                    zip(transcript.exons, transcript.exons.dropFirst()).allSatisfy {
                        $0.lowerBound <= $1.lowerBound
                    })
            }
        }
        let interval = GenomicInterval(contig: "chr1", start: 0, end: 1 << 20)
        #expect(annotation.genes(overlapping: interval).count <= annotation.genes.count)
    }
}
