import Foundation
import Testing

@testable import GenomeData

/// Features of mRNA against hand counts, and against those of the measured data beside the project.
@Suite struct MessengerFeaturesTests {
    @Test(arguments: [0, 1, 13])
    func `features are those counted by hand`(number: Int) throws {
        let files = try RawFiles()
        let (_, dataSet) = try files.make()
        let place = RawFiles.places[number]
        let values = try #require(dataSet.features).measured(
            at: dataSet.index(ofGeneNamed: RawFiles.id(number)))
        func gc(_ stretches: (Int, Int)...) -> Float {
            let letters = stretches.flatMap { files.letters(place, $0.0, $0.1) }
            return Float(letters.count { $0 == UInt8(ascii: "G") || $0 == UInt8(ascii: "C") })
                / Float(letters.count)
        }
        func score(_ length: Double, _ mean: Double, _ deviation: Double) -> Float {
            Float((log10(length + 0.1) - mean) / deviation)
        }
        let expected: [Float] = [
            score(120, 2.084, 0.803), score(683, 3.126, 0.319), score(900, 4.127, 1.045),
            score(297, 2.729, 0.865),
            gc((0, 120)), gc((120, 200), (500, 900), (1_500, 1_703)), gc((1_703, 2_000)), 3 / 0.683,
        ]
        for (value, own) in zip(values, expected) {
            #expect(abs(value - own) < 1e-4, "\(values) \(expected)")
        }
        // H3K27ac and DNase lie over 600 bp around every TSS: each gene's share of all of them.
        let marks = RawFiles.places.map { Double($0.number % 5 + 1) },
            open = RawFiles.places.map { Double($0.number % 7 + 1) }
        let activity =
            1e6 * (marks[number] / marks.reduce(0, +) * open[number] / open.reduce(0, +)).squareRoot()
        #expect(abs(Double(values[8]) / activity - 1) < 1e-3)
    }

    @Test func `a stop codon in another exon, and one that the coding parts include`() throws {
        let transcript = Transcript(
            id: "T", exons: [100..<200, 300..<302, 400..<500], coding: [150..<200], standing: [])
        let parts = try #require(MessengerParts(transcript, on: .forward))
        #expect(parts.following == [300..<302, 400..<401] && parts.utr3 == [401..<500])
        #expect(parts.codingExons == (1, 3) && parts.intronic == 198)
        #expect(parts.firstCodon == [150..<153] && parts.lastCodon == [197..<200])
        let back = try #require(MessengerParts(transcript, on: .reverse))
        #expect(
            back.utr5 == [300..<302, 400..<500] && back.following == [147..<150] && back.utr3 == [100..<147])
        #expect(back.firstCodon == [197..<200])
        #expect(MessengerParts(Transcript(id: "N", exons: [1..<9]), on: .forward) == nil)
    }

    @Test func `curated and complete transcripts come before longer ones`() {
        let predicted = Transcript(id: "XM_1", exons: [0..<900], coding: [0..<900], standing: .predicted)
        let cut = Transcript(id: "C", exons: [0..<800], coding: [0..<800], standing: .incomplete)
        let short = Transcript(id: "S", exons: [0..<400], coding: [0..<300], standing: .maneSelect)
        let long = Transcript(id: "L", exons: [0..<500], coding: [0..<300])
        var gene = Gene(
            id: "G", symbol: "G", contig: "c", tss: 0, strand: .forward,
            transcripts: [predicted, short, cut, long])
        #expect(TranscriptRule.longestCoding.transcript(of: gene)?.id == "L")
        #expect(TranscriptRule.canonical.transcript(of: gene)?.id == "S")
        gene.transcripts = [predicted]
        #expect(TranscriptRule.canonical.transcript(of: gene)?.id == "XM_1")
    }

    @Test func `gene models tell how their transcripts stand`() throws {
        let scratch = try Scratch()
        func line(_ source: String, _ kind: String, _ rest: String) -> String {
            "chr1\t\(source)\t\(kind)\t11\t90\t.\t+\t.\t\(rest)\n"
        }
        try scratch.write(
            line("x", "exon", "gene_id \"G\"; transcript_id \"A\"; tag \"basic\"; tag \"Ensembl_canonical\";")
                + line("x", "exon", "gene_id \"G\"; transcript_id \"B\"; tag \"cds_end_NF\";")
                + line("Gnomon", "exon", "gene_id \"G\"; transcript_id \"C\";"), as: "a.gtf")
        #expect(
            try GeneList(path: scratch.path("a.gtf")).genes[0].transcripts.map(\.standing)
                == [.canonical, .incomplete, .predicted])
        try scratch.write(
            line("x", "gene", "ID=g1")
                + line("x", "mRNA", "ID=rna-NM_1;Parent=g1;tag=MANE Select,RefSeq Select")
                + line("x", "exon", "Parent=rna-NM_1") + line("x", "mRNA", "ID=rna-XM_2;Parent=g1")
                + line("x", "exon", "Parent=rna-XM_2"), as: "b.gff3")
        #expect(
            try GeneList(path: scratch.path("b.gff3")).genes[0].transcripts.map(\.standing)
                == [[.maneSelect, .canonical], .predicted])
    }

    @Test(.enabled(if: RealData.isPresent, "needs ../shared/real"))
    func `measured data of chr22 have the features of their own table`() throws {
        let scratch = try Scratch()
        var request = NewDataSetRequest(
            output: scratch.path("k562.toml"), genome: RealData.path("genome.fa.gz"),
            genes: RealData.path("genes.gtf.gz"))
        request.expression = RealData.path("expression.tsv")
        request.column = "K562_CAGE"
        request.signals = [
            ("H3K27ac", "H3K27ac"), ("DNase", "DNase"), ("H3K4me3", "H3K4me3"), ("ATAC", "ATAC"),
        ].map { .init(name: $0.0, file: RealData.path("tracks/\($0.1).bw")) }
        request.contacts = [.init(name: "Hi-C", file: RealData.path("hic/K562_HiC_TSS_5kb_within100kb.tsv"))]
        let report = try NewDataSet(request).write()
        let dataSet = try DataSet(path: request.output)
        #expect(dataSet.genes.count > 395 && dataSet.manifest.assembly == "hg19", "\(report.decisions)")
        let theirs = try GeneValues(path: RealData.path("features.tsv"), columns: MessengerFeatures.columns)
        let rows = try theirs.keys.matching(dataSet.genes).rows
        for column in MessengerFeatures.columns.indices {
            var pairs: [(Double, Double)] = []
            for (index, row) in rows.enumerated() {
                guard let row, let features = dataSet.features else { continue }
                let (own, other) = (features.measured(at: index)[column], Array(theirs.row(row))[column])
                if !own.isNaN, !other.isNaN { pairs.append((Double(own), Double(other))) }
            }
            let r = correlation(pairs)
            #expect(
                pairs.count > 385 && r > 0.995,
                "\(MessengerFeatures.columns[column]): r \(r) of \(pairs.count)")
        }
        // As was found by hand (Benchmarks/experiments/k562-chr22.toml).
        #expect(dataSet.signals.map(\.scale) == [1_000, 1, 1, 1, 1])
        #expect(dataSet.signals.allSatisfy { $0.transform == .log10p1 })
        #expect((250...420).contains(dataSet.signals[4].missing ?? 0), "\(dataSet.signals[4].missing ?? 0)")
    }

    private func correlation(_ pairs: [(Double, Double)]) -> Double {
        let n = Double(max(1, pairs.count))
        let (x, y) = (pairs.reduce(0) { $0 + $1.0 } / n, pairs.reduce(0) { $0 + $1.1 } / n)
        let (xx, yy) = (
            pairs.reduce(0) { $0 + ($1.0 - x) * ($1.0 - x) }, pairs.reduce(0) { $0 + ($1.1 - y) * ($1.1 - y) }
        )
        return pairs.reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) } / (xx * yy).squareRoot()
    }
}
