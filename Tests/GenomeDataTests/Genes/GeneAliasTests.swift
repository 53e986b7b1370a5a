import Foundation
import Testing

@testable import GenomeData

/// Other names of genes, as annotations of several origins write them.
@Suite struct GeneAliasTests {
    private func annotation(_ text: String, _ suffix: String) throws -> Annotation {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(
            "aliases-\(UUID()).\(suffix)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text.utf8).write(to: file)
        return try Annotation(path: file.path)
    }

    private func line(_ kind: String, _ attributes: String) -> String {
        ["chr17", "x", kind, "100", "900", ".", "+", ".", attributes].joined(separator: "\t") + "\n"
    }

    @Test func gtfOfRefSeqRepeatsItsKeys() throws {
        let genes = try annotation(
            line(
                "gene",
                #"gene_id "ERBB2"; db_xref "GeneID:2064"; db_xref "HGNC:HGNC:3430"; gene "ERBB2"; gene_synonym "HER2"; gene_synonym "NEU";"#
            ) + line("exon", #"gene_id "ERBB2"; transcript_id "t"; gene_synonym "other";"#), "gtf")
        #expect(genes.genes.map(\.aliases) == [["HGNC:3430", "HER2", "NEU"]])
        #expect(genes.indices(named: "her2") == [0] && genes.indices(named: "HGNC:3430") == [0])
        #expect(genes.indices(named: "other").isEmpty)
    }

    @Test func gtfOfGENCODE() throws {
        let genes = try annotation(
            line("gene", #"gene_id "ENSG1.2"; gene_name "TP53"; hgnc_id "HGNC:11998";"#), "gtf")
        #expect(genes.genes.map(\.symbol) == ["TP53"] && genes.genes.map(\.aliases) == [["HGNC:11998"]])
    }

    @Test func gtfWithoutGeneLines() throws {
        let genes = try annotation(
            line("exon", #"gene_id "G"; transcript_id "t"; gene_name "N"; gene_synonym "A, B";"#)
                + line("exon", #"gene_id "G"; transcript_id "t"; gene_name "N"; gene_synonym "C";"#), "gtf")
        #expect(genes.genes.map(\.aliases) == [["A", "B"]])
    }

    @Test func gff3() throws {
        let genes = try annotation(
            "##gff-version 3\n"
                + line(
                    "gene",
                    "ID=gene-TP53;Name=TP53;Dbxref=GeneID:7157,HGNC:HGNC:11998,MIM:191170;gene=TP53;gene_synonym=P53,TRP53"
                ) + line("gene", "ID=gene:ENSG2;Name=N2;Alias=old%20name,N2"), "gff3")
        #expect(genes.gene(id: "TP53")?.aliases == ["HGNC:11998", "P53", "TRP53"])
        #expect(genes.gene(id: "ENSG2")?.aliases == ["old name"])
    }

    @Test func tables() throws {
        let genes = try annotation(
            "gene_id\tsymbol\tchrom\ttss\tstrand\taliases\nE1\tA\tchr1\t5\t+\tB, C;A|D\nE2\tB\tchr1\t9\t+\t\n",
            "tsv")
        #expect(genes.genes.map(\.aliases) == [["B", "C", "D"], []])
        // What is a gene's own symbol means that gene alone.
        #expect(genes.indices(named: "B") == [1] && genes.indices(named: "c") == [0])
    }
}
