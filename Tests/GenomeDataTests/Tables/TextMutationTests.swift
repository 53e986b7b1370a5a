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
        var mutation = TextMutation(seed: seed)
        var refused = 0
        let bytes = Array(text.utf8)
        for _ in 0..<count {
            let path = try scratch.write(mutation.applied(to: bytes), as: name)
            do {
                try read(path)
            } catch let error as GenomeDataError {
                refused += 1
                #expect(error.file == path && !error.problem.isEmpty)
            }
        }
        return refused
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
            #expect(Set(table.keys.keys).count == table.keys.keys.count)
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
