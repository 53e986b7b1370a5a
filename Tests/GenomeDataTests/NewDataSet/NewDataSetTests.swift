import Foundation
import Testing

@testable import GenomeData

/// A whole data set from files as people hold them.
@Suite struct NewDataSetTests {
    let files: RawFiles

    init() throws { files = try RawFiles() }

    @Test func `every gene gets its features, signals, expression and split`() throws {
        let (report, dataSet) = try files.make()
        #expect(dataSet.genes.count == 36 && report.rows == 36)
        #expect(dataSet.manifest.signals.map(\.name) == ["H3K27ac", "DNase", "Hi-C"])
        #expect(dataSet.manifest.features?.derived == ["promoter_activity": ["H3K27ac", "DNase"]])
        #expect(dataSet.expression?.unit == "log10(TPM + 1)")
        for place in RawFiles.places {
            let index = try dataSet.index(ofGeneNamed: RawFiles.id(place.number))
            #expect(dataSet.genes[index].tss == place.tss)
            let measured = try #require(try dataSet.measured(at: index))
            #expect(abs(measured - log10(RawFiles.value(place.number) + 1)) < 1e-5)
        }
        // Twelve of 36 genes are more than a quarter: no contig can be set aside.
        #expect(dataSet.splits?.count { $0 == .test } == 3 && dataSet.splits?.count { $0 == .train } == 29)
        let check = dataSet.check()
        #expect(check.passed && check.signals.allSatisfy { $0.genesWithData >= 35 }, "\(check.findings)")
        #expect(check.features?.columns.allSatisfy { $0.missing == 0 } == true)
    }

    @Test func `what was decided is said with its reason`() throws {
        let (report, _) = try files.make()
        let words = report.decisions.map { $0.subject + " " + $0.words }.joined(separator: "\n")
        for expected in [
            "expression column TPM of", "36 by id without version",
            "36 of 39 genes kept; of the others 3 code for no protein",
            "TSS the annotated start with the most DNase within 250 bp", "log10(TPM + 1)",
            "H3K27ac as log10(",
            "end before the stop codon", "genes without contacts get 400", "square root of H3K27ac × DNase",
        ] {
            #expect(words.contains(expected), "\(expected) in \(words)")
        }
    }

    @Test func `a signal of small values gets a larger unit`() throws {
        let (_, dataSet) = try files.make()
        #expect(dataSet.signals.map(\.scale) == [1_000, 1, 1])
        #expect(dataSet.signals.map(\.transform) == [.log10p1, .log10p1, .log10p1])
        #expect(dataSet.signals[2].missing == 400)
    }

    @Test func `files move with the manifest, whatever their paths hold`() throws {
        try files.scratch.write(
            Data(contentsOf: URL(filePath: files.path("quant.tsv"))).map { $0 }, as: "my data/my quant.tsv")
        try files.scratch.write("", as: "my data/own set/kept")
        var request = files.request("my data/own set/cell line.toml")
        request.expression = files.path("my data/my quant.tsv")
        let report = try NewDataSet(request).write()
        #expect(
            report.files.map { $0.split(separator: "/").last } == [
                "cell line.toml", "cell line.genes.tsv", "cell line.features.tsv", "cell line.expression.tsv",
                "cell line.split.tsv",
            ])
        #expect(try DataSet(path: request.output).check().passed)
    }

    @Test func `a run that is stopped at any step leaves no file`() throws {
        struct Stopped: Error {}
        let request = files.request()
        try files.scratch.write("", as: "new/kept")
        var steps: [String] = []
        _ = try NewDataSet(files.request("whole.toml")).write { step, _, _ in
            if steps.last != step { steps.append(step) }
        }
        #expect(steps.first == "genome" && steps.last == "files" && steps.count > 5, "\(steps)")
        for stopped in steps {
            #expect(throws: Stopped.self) {
                try NewDataSet(request).write { step, _, _ in if step == stopped { throw Stopped() } }
            }
            let left = try FileManager.default.contentsOfDirectory(atPath: files.path("new"))
            #expect(left == ["kept"], "\(stopped)")
        }
    }

    @Test func `contigs may be spelled otherwise in every file`() throws {
        try files.scratch.write(RawFiles.models { String($0.dropFirst(3)) }, as: "bare.gtf")
        try files.writeTrack("bare.bw", prefix: "") { Float($0 + 1) }
        let (report, dataSet) = try files.make {
            $0.genes = files.path("bare.gtf")
            $0.signals[1].file = files.path("bare.bw")
        }
        #expect(report.decisions.count { $0.subject == "contigs" } == 2)
        #expect(dataSet.check().passed)
    }

    @Test func `a table of genes with its TSSs, and transcripts from an annotation`() throws {
        try files.scratch.write(
            "gene_id\tsymbol\tchrom\ttss\tstrand\n"
                + RawFiles.places.map {
                    "ENSG0000009\(1_000 + $0.number)\tGENE\($0.number)\t\($0.contig)\t\($0.tss + 5)\t\($0.strand)\n"
                }
                .joined(), as: "own.tsv")
        try files.scratch.write(
            "gene_id\tK562_CAGE\n"
                + RawFiles.places.map { "ENSG0000009\(1_000 + $0.number)\t\($0.number)\n" }.joined(),
            as: "cage.tsv")
        let (_, dataSet) = try files.make {
            $0.genes = files.path("own.tsv")
            $0.annotation = files.path("genes.gtf")
            $0.expression = files.path("cage.tsv")
            $0.contacts = []
        }
        #expect(dataSet.genes.map(\.tss) == RawFiles.places.map { $0.tss + 5 })
        #expect(dataSet.features?.columns.count == 9)
        #expect(
            dataSet.genes.indices.allSatisfy {
                dataSet.features?.measured(at: $0).contains { $0.isNaN } == false
            })
    }

    @Test func `without expression, contacts or coding parts there is less, and it says so`() throws {
        try files.scratch.write(
            RawFiles.models().split(separator: "\n").filter { !$0.contains("\tCDS\t") }.joined(
                separator: "\n") + "\n",
            as: "exons.gtf")
        let (report, dataSet) = try files.make {
            $0.genes = files.path("exons.gtf")
            $0.expression = nil
            $0.contacts = []
        }
        #expect(dataSet.genes.count == 39 && dataSet.expression == nil)
        #expect(dataSet.features?.columns == ["promoter_activity"])
        #expect(report.decisions.contains { $0.isWarning && $0.words.contains("none of mRNA") })
    }
}
