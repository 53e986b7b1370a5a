import Foundation
import Testing

@testable import GenomeData

@Suite struct CheckTests {
    let miniature: MiniatureDataSet

    init() throws { miniature = try MiniatureDataSet() }

    private func messages(_ report: CheckReport, _ severity: CheckReport.Severity) -> [String] {
        report.findings.filter { $0.severity == severity }.map(\.message)
    }

    @Test func `a sound data set: every figure, and what was bridged`() throws {
        let report = try miniature.open().check()
        #expect(report.passed)
        #expect(report.genome == .init(file: miniature.scratch.path("genome.fa"), contigs: 2, bases: 140))
        #expect(report.genes.count == 3 && report.genes.withExons == 0)
        #expect(report.genes.contigs.map(\.genes) == [2, 1])
        #expect(report.genes.windowsBeyondContig == 2 && report.genes.windowsWithUnknownBases == 0)
        #expect(report.expression?.measured == 2 && report.expression?.missing == 1)
        #expect(report.expression?.values == .init([0, 2]))
        #expect(report.features?.columns.map(\.missing) == [2, 1])
        #expect(report.features?.genesWithoutRow == 1)
        let track = try #require(report.signals.first)
        // 8 of G1's 8 bases, 4 of G2's, none of G3's.
        #expect(track.contigsInCommon == 1 && track.genesWithData == 2 && track.covered == 12.0 / 24)
        #expect(track.minimum == 3 && track.maximum == 13 && track.mean == Double(76 + 21) / 12)
        #expect(report.signals[1].unit == "log10(contact + 1)" && report.signals[1].maximum == 99)
        #expect(report.split == .init(train: 2, validation: 1, test: 0, none: 0))
        let notes = messages(report, .note)
        for expected in [
            "contig 1 is taken as the genome's chr1", "contig 2 is taken as the genome's chr2",
            "1 gene found by id without version", "1 row for genes not in the data set",
            "2 windows reach beyond",
        ] {
            #expect(notes.contains { $0.contains(expected) }, "\(expected) in \(notes)")
        }
        let warnings = messages(report, .warning)
        for expected in [
            "1 gene without expression", "2 genes with missing features, which are set to the column's mean",
            "a: the file does not have contig chr2", "a: no data in the window of 1 gene (G3)",
            "hic: no data in the window of 1 gene (G3)",
        ] {
            #expect(warnings.contains { $0.contains(expected) }, "\(expected) in \(warnings)")
        }
    }

    @Test func `what was left out, repeated or made a date is a warning, in every table`() throws {
        let scratch = miniature.scratch
        try scratch.write(
            "1\tx\tgene\t21\t30\t.\t+\t.\tID=G1.5\n1\tx\tgene\t21\t30\t.\t+\t.\tName=A\n"
                + "Un\tx\tgene\t98\t98\t.\t-\t.\tID=G2\n1\tx\tgene\t98\t98\t.\t-\t.\tID=G2\n",
            as: "genes.gff3")
        let strangers = "1-Mar\t1\n1-Mar\t1\n"
        try scratch.write("gene_id\tCAGE\nG1\t99\nG2\t0\n" + strangers, as: "expression.tsv")
        try scratch.write(
            "gene_id\tfold\nG1\ttrain\nG2\ttest\n" + "1-Mar\ttest\n1-Mar\ttest\n", as: "split.tsv")
        try scratch.write(
            "gene_id\tchrom\tbin_start\tbin_end\tcontact\nY\tchr1\t0\t18\t9\nG1\tchr1\t0\t18\t9\n"
                + "G2\tchr1\t90\t100\t0\nY\tchr1\t0\t18\t9\n", as: "contacts.tsv")
        let report = try miniature.open([
            ("genes.tsv", "genes.gff3"),
            ("validation = [\"2\"]\ntest = []", "file = \"split.tsv\"\ncolumn = \"fold\""),
        ]).check()
        #expect(report.passed && report.genes.count == 2)
        let warnings = report.findings.filter { $0.severity == .warning }
        for (file, expected) in [
            ("genes.gff3", "1 gene without an ID is left out, on line 2"),
            ("genes.gff3", "1 gene id occurs at more than one place"),
            ("expression.tsv", "1 name of no gene in the data set stands on several rows: 1-Mar"),
            ("expression.tsv", "1 name is a date: 1-Mar; Excel makes"),
            ("split.tsv", "1 name is a date: 1-Mar"),
            ("contacts.tsv", "1 name of no gene in the data set stands on several rows: Y"),
        ] {
            #expect(
                warnings.contains { $0.file == scratch.path(file) && $0.message.contains(expected) },
                "\(expected) in \(warnings)")
        }
        #expect(!warnings.contains { $0.message.contains("which the genome does not have") })
    }

    @Test func `progress counts the genes`() throws {
        var seen: [Int] = []
        _ = try miniature.open().check { seen.append($0) }
        #expect(seen == [1, 2, 3])
    }

    @Test func `a check ends where its progress throws`() throws {
        struct Stopped: Error {}
        let manifest = try miniature.open().manifest
        var seen = 0
        #expect(throws: Stopped.self) {
            try CheckReport(of: manifest) { done, total in
                seen = done
                #expect(total == 3)
                if done == 2 { throw Stopped() }
            }
        }
        #expect(seen == 2)
    }

    @Test func `the report goes through JSON unchanged`() throws {
        let report = try miniature.open().check()
        let data = try JSONEncoder().encode(report)
        #expect(try JSONDecoder().decode(CheckReport.self, from: data) == report)
    }

    @Test func `a TSS beyond its contig and an absent contig`() throws {
        try miniature.scratch.write(
            "gene_id\tchrom\ttss\tstrand\nG1\t1\t20\t+\nG2\t1\t100\t-\nG3\tUn_1\t3\t+\n", as: "genes.tsv")
        let report = try miniature.open().check()
        #expect(!report.passed)
        #expect(
            messages(report, .error).contains { $0.contains("the TSS of 1 gene (G2) lies beyond the end") })
        #expect(
            messages(report, .warning).contains {
                $0.contains("1 gene on Un_1, which the genome does not have")
            })
        #expect(report.findings.map(\.severity) == report.findings.map(\.severity).sorted())
    }

    @Test func `a track that has nothing for any gene, and tables of other genes`() throws {
        try LibBigWig.write(
            [.bedGraph(contig: "scaffold_9", starts: [0], ends: [9], values: [1])],
            contigs: [("scaffold_9", 10)],
            to: miniature.scratch.path("other.bw"))
        try miniature.scratch.write("gene_id\tCAGE\nX\t1\n", as: "expression.tsv")
        try miniature.scratch.write("gene_id\tf1\tf2\nX\t1\t2\n", as: "features.tsv")
        let report = try miniature.open([("file = \"a.bw\"", "file = \"other.bw\"")]).check()
        let errors = messages(report, .error)
        for expected in ["no gene has expression", "no gene has features", "a: no data in any gene's window"]
        {
            #expect(errors.contains { $0.contains(expected) }, "\(expected) in \(errors)")
        }
    }

    @Test func `values that the model cannot take, features that are needed, a model that is not there`()
        throws
    {
        try LibBigWig.write(
            [.bedGraph(contig: "chr1", starts: [20], ends: [21], values: [.infinity])],
            contigs: [("chr1", 100)],
            to: miniature.scratch.path("a.bw"))
        let report = try miniature.open([
            ("columns =", "missing = \"error\"\ncolumns ="),
            (
                "[split]",
                "[[model]]\nname = \"m\"\nfiles = [\"none.safetensors\"]\nsignals = [\"hic\"]\n[split]"
            ),
        ]).check()
        let errors = messages(report, .error)
        for expected in [
            "a: 1 window with values the model cannot take, the first at chr1:21",
            "cannot be predicted, for want of features",
            "the model's file cannot be read: No such file",
        ] {
            #expect(errors.contains { $0.contains(expected) }, "\(expected) in \(errors)")
        }
        #expect(report.models.map(\.signals) == [["hic"]])
    }

    @Test func `a file of another assembly is named with both lengths, once`() throws {
        let other = miniature.scratch.path("other.bw")
        try LibBigWig.write(
            [.bedGraph(contig: "1", starts: [10], ends: [90], values: [1])],
            contigs: [("1", 120), ("2", 40)],
            to: other)
        var report = try miniature.open([("file = \"a.bw\"", "file = \"other.bw\"")]).check()
        let warnings = report.findings.filter { $0.message.contains("another assembly") }
        #expect(warnings.map(\.severity) == [.warning] && warnings.map(\.file) == [other])
        #expect(
            warnings.first?.message.contains("1 of 2 contigs in common: 1 has 120 bases, not 100") == true)
        // Contacts and expression are of an assembly too.
        try LibHDF5.write(miniature.scratch.path("c.cool")) { try MiniatureCool().write($0) }
        try miniature.scratch.write(">chrA\n\(String(repeating: "ACGTA", count: 200))\n", as: "genome.fa")
        try miniature.scratch.write("gene_id\tchrom\ttss\tstrand\nG1\tchrA\t20\t+\n", as: "genes.tsv")
        try LibBigWig.write([], contigs: [("chrA", 999)], to: miniature.scratch.path("cage.bw"))
        report = try miniature.open([
            ("contacts = \"contacts.tsv\"", "contacts = \"c.cool\""),
            ("file = \"expression.tsv\"\ncolumn = \"CAGE\"", "bigwig = \"cage.bw\"\nwidth = 4"),
            ("validation = [\"2\"]", "validation = []"),
        ]).check()
        #expect(messages(report, .warning).contains { $0.contains("chrA has 1250 bases, not 1000") })
        #expect(messages(report, .warning).contains { $0.contains("chrA has 999 bases, not 1000") })
        #expect(messages(report, .error).contains("the file holds no data"))
    }

    @Test func `a track without any data is said to be that`() throws {
        try LibBigWig.write([], contigs: [("chr1", 100), ("chr2", 40)], to: miniature.scratch.path("a.bw"))
        let report = try miniature.open().check()
        #expect(messages(report, .error) == ["a: the file holds no data"])
        #expect(report.signals.first?.genesWithData == 0 && report.signals.first?.contigsInCommon == 2)
    }

    @Test func `a contig of the split that is not there is an error, one without genes a warning`() throws {
        try miniature.scratch.write(
            ">chr1\n\(String(repeating: "ACGT", count: 25))\n>chr2\nTTTTTTTT\n>chr3\nACGT\n", as: "genome.fa")
        let report = try miniature.open([("test = []", "test = [\"chr3\", \"chr02\"]")]).check()
        #expect(
            messages(report, .error).contains {
                $0.contains("contig chr02, named in [split], does not exist in the genome")
            })
        #expect(messages(report, .warning).contains("no gene lies on chr3, named in [split]"))
    }

    // The measured data live beside the project; a checkout without them has nothing to check.
    @Test(.enabled(if: RealData.isPresent, "needs ../shared/real/k562-chr22"))
    func `chr22: what its README states`() throws {
        let report = try DataSet(path: RealData.manifest).check()
        #expect(report.passed)
        #expect(report.genes.count == 412 && report.genes.withExons == 402)
        #expect(report.genome.bases == 51_304_566)
        #expect(report.expression?.values?.zeros == 154 && report.expression?.missing == 0)
        #expect(report.features?.columns.first?.missing == 10)
        #expect(report.signals.map(\.genesWithData) == [406, 412, 360, 412, 412])
        #expect(report.genes.windowsWithUnknownBases == 0)
    }
}
