import Foundation
import Testing

@testable import GenomeData

/// Tables of expression as programs and people write them.
@Suite struct ExpressionFormatTests {
    let files: RawFiles

    init() throws { files = try RawFiles() }

    /// What is read of gene 5, whose table is made of a header and of rows by number.
    private func value(
        _ name: String, _ header: String, _ row: (Int) -> String, column: String? = nil
    ) throws -> (value: Float, unit: String, words: String) {
        try files.scratch.write(header + RawFiles.places.map { row($0.number) + "\n" }.joined(), as: name)
        let (report, dataSet) = try files.make {
            $0.expression = files.path(name)
            $0.column = column
            // Their genes have the annotation's own ids.
            $0.contacts = []
        }
        let index = try dataSet.annotation.index(ofGeneNamed: "GENE5", in: "")
        return (
            try #require(try dataSet.measured(at: index)), dataSet.expression?.unit ?? "",
            report.decisions.map(\.words).joined(separator: "; ")
        )
    }

    @Test func `salmon's and kallisto's transcripts are summed by gene`() throws {
        for (name, header) in [
            ("quant.sf", "Name\tLength\tEffectiveLength\tTPM\tNumReads\n"),
            ("abundance.tsv", "target_id\tlength\teff_length\ttpm\test_counts\n"),
        ] {
            let read = try value(name, header) {
                "ENST\(1_000_000 + 2 * $0).1\t900\t800\t\($0)\t3\nENST\(1_000_001 + 2 * $0).4\t900\t800\t2.5\t3"
            }
            #expect(abs(read.value - log10(5 + 2.5 + 1)) < 1e-5, "\(read)")
            #expect(read.unit == "log10(TPM + 1)" && read.words.contains("rows are transcripts"))
        }
    }

    @Test func `featureCounts' counts become TPM by its lengths`() throws {
        let read = try value(
            "counts.txt", "# Program:featureCounts v2\nGeneid\tChr\tStart\tEnd\tStrand\tLength\tmy.bam\n"
        ) { "\(RawFiles.id($0))\tchr1\t1\t9\t+\t\($0 == 5 ? 500 : 1_000)\t\($0 == 5 ? 7 : 2)" }
        let rates = 35 * 2.0 / 1_000 + 7.0 / 500
        #expect(abs(Double(read.value) - log10(7.0 / 500 / rates * 1e6 + 1)) < 1e-4, "\(read)")
        #expect(read.unit == "log10(TPM + 1)")
    }

    @Test func `HTSeq's table has no header, and sums that are of no gene`() throws {
        let read = try value("htseq.txt", "") {
            "\(RawFiles.id($0)).3\t\($0 == 5 ? 65 : 1)" + ($0 == 35 ? "\n__no_feature\t5000" : "")
        }
        #expect(abs(read.value - log10(650_000 + 1)) < 1e-4, "\(read)")
        #expect(read.unit == "log10(CPM + 1)" && read.words.contains("no header"))
    }

    @Test func `STAR's table has no header and three columns, of which one must be chosen`() throws {
        let text =
            "N_unmapped\t9\t9\t9\n"
            + RawFiles.places.map { "\(RawFiles.id($0.number))\t5\t\($0.number)\t3\n" }.joined()
        try files.scratch.write(text, as: "star.tab")
        let message = files.mistake { $0.expression = files.path("star.tab") }
        #expect(
            message.contains("several columns hold numbers") && message.contains("column 3"), "\(message)")
        let (_, dataSet) = try files.make {
            $0.expression = files.path("star.tab")
            $0.column = "column 3"
        }
        let index = try dataSet.index(ofGeneNamed: RawFiles.id(5))
        #expect(abs(try #require(try dataSet.measured(at: index)) - log10(5 / 630 * 1e6 + 1)) < 1e-4)
    }

    @Test func `a header of numbers is a header`() throws {
        let read = try value("year.tsv", "gene_id\t2019\n") { "\(RawFiles.id($0))\t\(Double($0) + 0.5)" }
        #expect(read.unit == "log10(2019 + 1)" && !read.words.contains("no header"), "\(read)")
    }

    @Test func `symbols, other ids and a comma between`() throws {
        #expect(
            abs(try value("symbols.csv", "symbol,FPKM\n") { "GENE\($0),\($0 * 2)" }.value - log10(11)) < 1e-5)
        let read = try value("others.tsv", "id\tK562_CAGE\n") {
            "ENSG0000009\(1_000 + $0)\t\(Double($0) + 0.5)"
        }
        #expect(abs(read.value - log10(6.5)) < 1e-5 && read.words.contains("another id"))
    }

    @Test func `logarithms are taken as they are`() throws {
        let read = try value("logs.tsv", "gene_id\tK562\n") { "\(RawFiles.id($0))\t\(Double($0) - 3.5)" }
        #expect(read.value == 1.5 && read.unit == "K562" && read.words.contains("logarithmic scale already"))
        #expect(try value("log2.tsv", "gene_id\tlog2_tpm\n") { "\(RawFiles.id($0))\t\($0)" }.value == 5)
    }

    @Test func `a bigWig of CAGE is summed at the TSS`() throws {
        let (_, dataSet) = try files.make { $0.expression = files.path("dnase.bw") }
        let index = try dataSet.index(ofGeneNamed: RawFiles.id(5))
        #expect(abs(try #require(try dataSet.measured(at: index)) - log10(384 * 24 + 1)) < 1e-4)
    }

    @Test func `of several rows of a gene the first counts, and it says so`() throws {
        let read = try value("twice.tsv", "gene_id\tTPM\n") {
            "\(RawFiles.id($0))\t\($0)" + ($0 == 5 ? "\n\(RawFiles.id($0))\t99" : "")
        }
        #expect(abs(read.value - log10(6)) < 1e-5 && read.words.contains("several rows"))
    }
}
