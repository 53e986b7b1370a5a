import Foundation
import PrismModel
import Testing

@testable import GenomeData

/// The published work's layout in small, imported and encoded against numbers worked out by hand.
@Suite struct GeneExpImportTests {
    let scratch: Scratch

    static let features = GeneExpImport.featureColumns
    static let list =
        "promo_enhan_inter/K562_DNase_ENCFF257HEE_hic_4DNFITUOMFUQ_1MB_ABC_nominated/DNase_ENCFF257HEE_Neighborhoods/GeneList.txt"

    init() throws {
        scratch = try Scratch()
        let sequence = String(repeating: "ACGTTGCAN", count: 300)
        try scratch.write(
            ">chr1\n\(sequence)\n>chr2\n\(String(sequence.reversed()))\n", as: "GeneExp/hg38/hg38.ml.fa")
        try scratch.write("{\"chr1\": 2700, \"chr2\": 2700, \"chrUn\": 5}", as: "GeneExp/chr_length.json")
        try expression(
            "ENSG01,99,9,0.5," + (1...8).map { "0.\($0)" }.joined(separator: ","),
            "ENSG02,0,3,0.5," + (1...8).map { "1.\($0)" }.joined(separator: ","),
            "ENSG03,5,3,0.5,1,2,3,4,5,6,7,8")
        try scratch.write(
            "ENSID,fold_1,fold_11\nENSG01,train,test\nENSG02,valid,train\nENSG03,test,test\n",
            as: "GeneExp/promo_enhan_inter/leave_chrom_out_crossvalidation_split_18377genes.csv")
        try geneList("chr1\tENSG01\t1500\t+\t8\t0.5\tAAA", "chr2\tENSG02\t900\t-\t0\t3\tBBB")
        try track("H3K27ac", value: 2)
        try track("DNase-seq", value: 0.25)
        for (contig, tss) in [("chr1", 1500), ("chr2", 900)] {
            let folder = scratch.folder.appending(path: "GeneExp/promo_enhan_inter/HiC/K562")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try LibHDF5.write(folder.appending(path: "hic_feat_\(contig).h5").path) { file in
                // 4,000 values around the TSS, element 2,000 being the TSS itself.
                try file.dataset("\(contig)_\(tss)", .float((0..<4000).map { Float($0) }))
            }
        }
    }

    private func expression(_ rows: String...) throws {
        let header =
            "ENSID,K562_CAGE_128*3_sum,GM12878_CAGE_128*3_sum,Actual_K562,"
            + Self.features.joined(separator: ",")
        try scratch.write(
            ([header] + rows).joined(separator: "\n") + "\n",
            as: "GeneExp/promo_enhan_inter/GM12878_K562_18377_gene_expr_fromXpresso.csv")
    }

    private func geneList(_ rows: String...) throws {
        let header = "chr\tname\ttss\tstrand\tH3K27ac.RPM.TSS1Kb\tDHS.RPM.TSS1Kb\tsymbol"
        try scratch.write(([header] + rows).joined(separator: "\n") + "\n", as: "GeneExp/" + Self.list)
    }

    /// A track whose value at chr1 is `value` × the position, and which has nothing on chr2 beyond 900.
    private func track(_ name: String, value: Float) throws {
        let folder = scratch.folder.appending(path: "GeneExp/promo_enhan_inter/\(name)/K562")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let writer = try BigWigWriter(
            path: folder.appending(path: "ENCFF.bigWig").path, contigs: [("chr1", 2700), ("chr2", 2700)])
        try writer.append(contig: "chr1", start: 0, values: (0..<2700).map { value * Float($0) })
        try writer.append(contig: "chr2", start: 0, end: 900, value: value)
        try writer.commit()
    }

    private func importing(
        fold: Int = 11, cell: String = "K562", _ expression: GeneExpExpression = .cage
    ) throws -> GeneExpTables.Report {
        try GeneExpImport(folder: scratch.path("GeneExp"), cell: cell, fold: fold, expression: expression)
            .read().write(to: scratch.path("sets/dataset.toml"))
    }

    private func makeFolder() throws {
        try FileManager.default.createDirectory(
            at: scratch.folder.appending(path: "sets"), withIntermediateDirectories: true)
    }

    @Test func `tensors equal what is worked out by hand`() throws {
        try makeFolder()
        let report = try importing()
        #expect(report.genes == 2)
        #expect(report.notes == ["1 gene with expression but no position: left out"])
        let dataSet = try DataSet(path: scratch.path("sets/dataset.toml"))
        #expect(dataSet.genes.map(\.symbol) == ["AAA", "BBB"])
        #expect(try dataSet.measured(at: 0) == 2 && dataSet.measured(at: 1) == 0)
        #expect(dataSet.split(at: 0) == .test && dataSet.split(at: 1) == .train)

        let encoder = WindowEncoder(dataSet)
        let first = try encoder.window(ofGeneAt: 0)
        let codes: [UInt8] = [0, 1, 2, 3, 3, 2, 1, 0, Base.unknown]
        #expect(first.bases == (500..<2500).map { codes[$0 % 9] })
        let expected = (0..<2000).flatMap { offset -> [Float] in
            let position = Float(500 + offset)
            return [2 * position, 0.25 * position, Float(log10(Double(1000 + offset) + 1))]
        }
        #expect(first.signals == expected)
        #expect(first.features == (1...8).map { Float("0.\($0)") } + [2])

        let second = try encoder.window(ofGeneAt: 1)
        // [−100, 1900): 100 unknown bases, then the reversed sequence; tracks end at 900, contacts do not.
        #expect(
            second.bases == [UInt8](repeating: Base.unknown, count: 100)
                + (0..<1900).map { codes[8 - $0 % 9] })
        for (offset, track) in [
            (99, [Float](repeating: 0, count: 2)), (100, [2, 0.25]), (999, [2, 0.25]), (1000, [0, 0]),
        ] {
            #expect(Array(second.signals[offset * 3..<offset * 3 + 2]) == track)
            #expect(second.signals[offset * 3 + 2] == Float(log10(Double(1000 + offset) + 1)))
        }
        #expect(second.features == (1...8).map { Float("1.\($0)") } + [0])
        #expect(dataSet.check().passed)
    }

    @Test func `paths are relative, so that folder and manifest move together`() throws {
        try makeFolder()
        _ = try importing()
        let text = try String(contentsOfFile: scratch.path("sets/dataset.toml"), encoding: .utf8)
        #expect(text.contains("genome = \"../GeneExp/hg38/hg38.ml.fa\""))
        #expect(text.contains("genes = \"dataset.genes.tsv\""))
        #expect(!text.contains(scratch.folder.path))
        try FileManager.default.createDirectory(
            at: scratch.folder.appending(path: "moved"), withIntermediateDirectories: true)
        for name in ["sets", "GeneExp"] {
            try FileManager.default.moveItem(
                atPath: scratch.path(name), toPath: scratch.path("moved/" + name))
        }
        #expect(try DataSet(path: scratch.path("moved/sets/dataset.toml")).genes.count == 2)
    }

    @Test(arguments: [0, 1, 3])
    func `an import that is stopped leaves what was there`(done: Int) throws {
        struct Stopped: Error {}
        try makeFolder()
        func texts() throws -> [String: String] {
            let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path("sets"))
            return try Dictionary(
                uniqueKeysWithValues: names.map {
                    ($0, try String(contentsOfFile: scratch.path("sets/" + $0), encoding: .utf8))
                })
        }
        let tables = try GeneExpImport(folder: scratch.path("GeneExp"), cell: "K562", fold: 1).read()
        func stopped() throws -> [String: String] {
            #expect(throws: Stopped.self) {
                _ = try tables.write(to: scratch.path("sets/dataset.toml")) {
                    if $0 == done { throw Stopped() }
                }
            }
            return try texts()
        }
        #expect(try stopped().isEmpty)
        _ = try importing()
        let before = try texts()
        #expect(before.count == 3)
        #expect(try stopped() == before)
    }

    @Test func `genes known by another column, and rows that repeat a gene`() throws {
        try makeFolder()
        let header = "chr\tname\tEnsembl_ID\ttss\tstrand\tH3K27ac.RPM.TSS1Kb\tDHS.RPM.TSS1Kb"
        try scratch.write(
            header + "\nchr1\tAAA\tENSG01\t1500\t+\t8\t\nchr1\tAAA\tENSG01\t1500\t+\t8\t0.5\n",
            as: "GeneExp/" + Self.list)
        let report = try importing()
        #expect(report.genes == 1)
        #expect(report.notes.contains("genes are known by the column Ensembl_ID"))
        #expect(
            report.notes.contains("1 row of the gene list with a gene that came before: the first counts"))
        let dataSet = try DataSet(path: scratch.path("sets/dataset.toml"))
        #expect(dataSet.features?.measured(at: 0).last?.isNaN == true)
    }

    @Test func `what is missing or does not fit together is named, and nothing is written`() throws {
        try makeFolder()
        func message(_ change: () throws -> Void) throws -> String {
            try change()
            let message = try #require(failure { try importing() })
            #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path("sets")).isEmpty)
            return message
        }
        #expect(failure { try importing(fold: 12) }?.contains("no column \"fold_12\"; did you mean") == true)
        #expect(
            try message { try geneList("chr1\tENSG01\t1500\t+\t8\t1\tA", "chr1\tENSG01\t7\t+\t8\t1\tA") }
                .contains("line 3, column name: gene ENSG01 is on line 2 with another position"))
        #expect(
            try message { try geneList("chr1\tENSG01\t1500\t+\t-8\t1\tA") }.contains(
                "reads per million below 0"))
        #expect(
            try message { try geneList("chr1\tOTHER\t1500\t+\t8\t1\tA") }.contains("names none of the genes"))
        #expect(
            try message { try scratch.write("{\"chr1\": 2701}", as: "GeneExp/chr_length.json") }
                .contains("chr1: 2701 bases, but"))
        #expect(
            try message { try scratch.write("[]", as: "GeneExp/chr_length.json") }.contains("expected JSON"))
        #expect(
            try message {
                try FileManager.default.removeItem(atPath: scratch.path("GeneExp/promo_enhan_inter/HiC"))
            }
            .contains("is not there, or not a folder"))
        #expect(
            try message { try scratch.write("x", as: "GeneExp/promo_enhan_inter/H3K27ac/K562/b.bw") }
                .contains("expected one bigWig, found ENCFF.bigWig, b.bw"))
        #expect(
            failure {
                try GeneExpImport(folder: scratch.path("GeneExp"), cell: "../K562").read()
            }?
            .contains("is no name of a cell line") == true)
    }

    /// The release's own preparation of a matrix: VC at 5 kb, and the power law's pseudocount.
    @Test func `contacts of a hic file, prepared as the release's profiles`() throws {
        try makeFolder()
        let folder = "GeneExp/promo_enhan_inter/HiC/K562"
        try FileManager.default.removeItem(atPath: scratch.path(folder))
        try scratch.write(try Fixture.bytes("small.hic"), as: folder + "/4DNFITUOMFUQ.hic")
        _ = try importing()
        let text = try String(contentsOfFile: scratch.path("sets/dataset.toml"), encoding: .utf8)
        #expect(
            text.contains(
                "4DNFITUOMFUQ.hic\"\nnormalization = \"VC\"\nresolution = 5000\nunit = \"BP\"\n"
                    + "pseudocount = \"powerlaw\"\ntransform = \"log10p1\""))
        let dataSet = try DataSet(path: scratch.path("sets/dataset.toml"))
        #expect(dataSet.signals[2].normalization == "VC, 5000 BP, with the power law's pseudocount")
        let window = try WindowEncoder(dataSet).window(ofGeneAt: 0)
        let plain = try HiCContacts(path: Fixture.path("small.hic"))
        let raw = try plain.contacts(geneID: "", tss: 1500, in: .init(contig: "chr1", start: 500, end: 2500))
        try #require(!raw[0].isNaN && raw[0] > 0)
        let added = PowerLaw.published.contact(over: 1_000_000)
        for base in [0, 1_000, 1_999] {
            let expected = Float(log10(Double(Float(Double(raw[base]) + added)) + 1))
            #expect(window.signals[3 * base + 2] == expected)
        }
        try scratch.write("x", as: folder + "/other.hic")
        #expect(
            failure { try importing() }?.contains("expected one .hic, found 4DNFITUOMFUQ.hic, other.hic")
                == true)
    }

    @Test func `RNA instead of CAGE`() throws {
        try makeFolder()
        _ = try importing(.rna)
        let dataSet = try DataSet(path: scratch.path("sets/dataset.toml"))
        #expect(try dataSet.measured(at: 0) == 0.5 && dataSet.expression?.transform == Transform.none)
        #expect(dataSet.expression?.unit == "RNA-seq, as the release has it")
        let other = failure { try importing(cell: "GM12878", .rna) }
        #expect(other != nil)
    }

    /// H1 has another folder, a gene list without ids, and its CAGE in a track.
    @Test func `the cell line H1`() throws {
        try makeFolder()
        let inner = "GeneExp/promo_enhan_inter/"
        try scratch.write(
            "ENSID,Gene name,fold_11\nENSG01,AAA,test\nENSG02,BBB,train\nENSG03,CCC,test\n",
            as: inner + "leave_chrom_out_crossvalidation_split_18377genes.csv")
        try scratch.write(
            "chr\tname\ttss\tstrand\tH3K27ac.RPM.TSS1Kb\tDHS.RPM.TSS1Kb\tsymbol\n"
                + "chr1\tAAA\t1500\t+\t8\t0.5\tAAA\nchr2\tBBB\t900\t-\t0\t3\tBBB\n",
            as: inner + "H1_ABC/Neighborhoods/GeneList.txt")
        for kind in ["H3K27ac", "DNase-seq", "HiC"] {
            try FileManager.default.copyItem(
                atPath: scratch.path(inner + kind + "/K562"), toPath: scratch.path(inner + kind + "/H1"))
        }
        #expect(failure { try importing(cell: "H1") }?.contains("no column \"H1_CAGE_128*3_sum\"") == true)
        let cage = scratch.folder.appending(path: inner + "CAGE/H1")
        try FileManager.default.createDirectory(at: cage, withIntermediateDirectories: true)
        let writer = try BigWigWriter(
            path: cage.appending(path: "H1_CAGE_CNhs13964.bw").path,
            contigs: [("chr1", 2700), ("chr2", 2700)])
        // Of the 384 bases around the TSS at 1500 the first and the last, and one beyond each.
        for (start, value) in [(1307, Float(1000)), (1308, 40), (1691, 59), (1692, 1000)] {
            try writer.append(contig: "chr1", start: start, end: start + 1, value: value)
        }
        try writer.append(contig: "chr2", start: 0, end: 1, value: 1)
        try writer.commit()
        let report = try importing(cell: "H1")
        #expect(report.genes == 2)
        #expect(report.notes.contains("genes are known by their names: the gene list has no ids"))
        let dataSet = try DataSet(path: scratch.path("sets/dataset.toml"))
        #expect(
            dataSet.genes.map(\.id) == ["ENSG01", "ENSG02"] && dataSet.genes.map(\.symbol) == ["AAA", "BBB"])
        #expect(try dataSet.measured(at: 0) == 2 && dataSet.measured(at: 1) == 0)
        #expect(dataSet.features?.measured(at: 0).last == 2)
        #expect(failure { try importing(cell: "H1", .rna) }?.contains("no column \"Actual_H1\"") == true)
    }

    @Test func `a manifest's texts survive quoting`() throws {
        var text = ManifestText()
        text.comment("made by a test")
        text.set("name", "a \"b\" \\ é 😀 c")
        text.set("genome", "g.fa")
        text.set("genes", "g.tsv")
        text.set("window", 7)
        text.header("features")
        text.set("file", "f#1.tsv")
        text.set("columns", ["x = 1", "[y]"])
        let manifest = try Manifest(text: text.text, path: "d.toml")
        #expect(manifest.name == "a \"b\" \\ é 😀 c" && manifest.window == 7)
        #expect(manifest.features?.columns == ["x = 1", "[y]"])
        #expect(ManifestText.quoted("a\u{1}\n") == "\"a\\u0001\\n\"")
    }
}
