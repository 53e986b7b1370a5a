import Foundation
import Testing

@testable import GenomeData

/// Where transcription starts, by each rule.
@Suite struct StartSitesTests {
    let files: RawFiles

    init() throws { files = try RawFiles() }

    private func starts(_ rule: StartSiteRule?, of number: Int, tags: Bool = true) throws -> [Int] {
        if !tags { try files.scratch.write(RawFiles.models(tags: false), as: "plain.gtf") }
        let (_, dataSet) = try files.make {
            $0.start = rule
            $0.contacts = []
            if !tags { $0.genes = files.path("plain.gtf") }
        }
        let id = RawFiles.id(number) + ".3"
        return dataSet.genes.filter { ($0.promoterOf ?? $0.id) == id }.map(\.tss)
    }

    @Test func `the start furthest upstream, and that of the tagged transcript`() throws {
        for number in [4, 5] {
            let place = RawFiles.places[number]
            #expect(try starts(.fivePrime, of: number) == [place.tss])
            #expect(try starts(nil, of: number, tags: false) == [place.tss])
            #expect(try starts(.canonical, of: number) == [place.tss])
        }
    }

    @Test
    func `without a word a signal of open chromatin chooses, without one the tags, without those the place`()
        throws
    {
        func words(_ change: (inout NewDataSetRequest) -> Void) throws -> String {
            try files.make {
                $0.contacts = []
                change(&$0)
            }.report.decisions.first { $0.subject == "TSS" }?.words ?? ""
        }
        try files.scratch.write(RawFiles.models(tags: false), as: "plain.gtf")
        #expect(try words { _ in }.contains("with the most DNase"))
        #expect(try words { $0.signals.removeLast() }.contains("tagged MANE Select"))
        #expect(
            try words {
                $0.signals.removeLast()
                $0.genes = files.path("plain.gtf")
            }.contains("furthest upstream"))
    }

    @Test func `CAGE moves it, within 500 bp, to the strongest position`() throws {
        let places = RawFiles.places
        let writer = try BigWigWriter(
            path: files.path("cage.bw"), contigs: RawFiles.contigs.map { ($0, RawFiles.length) })
        try writer.append(contig: "chr1", start: places[0].tss - 900, values: [90])
        try writer.append(contig: "chr1", start: places[0].tss - 30, values: [2])
        try writer.append(contig: "chr1", start: places[0].tss + 480, values: [3])
        try writer.append(contig: "chr1", start: places[1].tss - 2, values: [5, 1, 1, 1, 5])
        try writer.commit()
        #expect(try starts(.cage(files.path("cage.bw")), of: 0) == [places[0].tss + 480])
        // Of two as strong at the same distance the first.
        #expect(try starts(.cage(files.path("cage.bw")), of: 1) == [places[1].tss - 2])
        #expect(try starts(.cage(files.path("cage.bw")), of: 2) == [places[2].tss])
        #expect(files.mistake { $0.start = .cage(files.path("genes.gtf")) }.contains("--tss takes 5prime"))
        #expect(files.mistake { $0.start = .cage("5Prime") }.contains("5Prime"))
    }

    @Test func `a signal chooses among the annotated starts`() throws {
        let writer = try BigWigWriter(
            path: files.path("open.bw"), contigs: RawFiles.contigs.map { ($0, RawFiles.length) })
        for place in RawFiles.places.prefix(2) {
            let second = place.isForward ? place.tss + 50 : place.tss - 50
            try writer.append(
                contig: "chr1", start: place.isForward ? second + 205 : second - 240,
                values: (0..<30).map { _ in 4 })
        }
        try writer.commit()
        let (_, dataSet) = try files.make {
            $0.signals.append(.init(name: "ATAC", file: files.path("open.bw")))
            $0.start = .signal("ATAC")
            $0.contacts = []
        }
        let tss = dataSet.genes.map(\.tss)
        #expect(tss[0] == RawFiles.places[0].tss + 50 && tss[1] == RawFiles.places[1].tss - 50)
        #expect(tss[2] == RawFiles.places[2].tss)
    }

    @Test func `contacts by gene narrow the starts to the bin with the most of them`() throws {
        let places = RawFiles.places
        /// Bins of 40 bp: the gene's second start, 50 bp behind its first, is in the one with the most contacts.
        func rows(_ place: RawFiles.Place, most: Int) -> String {
            (-5..<5).map { bin in
                let start = place.tss + (place.isForward ? most : -most) - 20 + 40 * bin
                return
                    "\(RawFiles.id(place.number))\t\(place.contig)\t\(start)\t\(start + 40)\t\(bin == 0 ? 9 : 1)\n"
            }.joined()
        }
        try files.scratch.write(
            "gene_id\tchrom\tbin_start\tbin_end\tcontact\n" + rows(places[0], most: 50)
                + rows(places[1], most: 50)
                + rows(places[2], most: 0) + rows(places[3], most: 1_000), as: "own.tsv")
        let (report, dataSet) = try files.make {
            $0.contacts = [.init(name: "Hi-C", file: files.path("own.tsv"))]
        }
        let tss = dataSet.genes.map(\.tss)
        #expect(tss[0] == places[0].tss + 50 && tss[1] == places[1].tss - 50)
        #expect(tss[2] == places[2].tss && tss[3] == places[3].tss)
        let words = report.decisions.filter { $0.subject == "TSS" }.map(\.words).joined(separator: "; ")
        #expect(words.contains("for 3 genes only among the starts in the bin"), "\(words)")
        #expect(
            words.contains("1 gene with the most contacts in a bin that holds no annotated start"),
            "\(words)")
        // Who asks for a rule gets it.
        let (_, asked) = try files.make {
            $0.start = .fivePrime
            $0.contacts = [.init(name: "Hi-C", file: files.path("own.tsv"))]
        }
        #expect(asked.genes[0].tss == places[0].tss)
    }

    @Test func `every start is a row, with its share of the gene's expression`() throws {
        let place = RawFiles.places[4]
        #expect(try starts(.every, of: 4) == [place.tss, place.tss + 50])
        let (report, dataSet) = try files.make {
            $0.start = .every
            $0.contacts = []
        }
        #expect(report.rows == 72 && dataSet.genes.count == 72)
        let rows = dataSet.genes.indices.filter { dataSet.genes[$0].promoterOf == RawFiles.id(4) + ".3" }
        for index in rows {
            let value = try #require(try dataSet.measured(at: index))
            #expect(abs(value - log10(RawFiles.value(4) / 2 + 1)) < 1e-5)
        }
        #expect(dataSet.check().passed)
    }

    @Test func `of a table of transcripts every start has its own`() throws {
        try files.scratch.write(
            "Name\tTPM\n"
                + RawFiles.places.map {
                    "ENST\(1_000_000 + 2 * $0.number)\t8\nENST\(1_000_001 + 2 * $0.number)\t2\n"
                }
                .joined(), as: "quant.sf")
        let (_, dataSet) = try files.make {
            $0.start = .every
            $0.contacts = []
            $0.expression = files.path("quant.sf")
        }
        let values = try dataSet.genes.indices.prefix(4).map { try dataSet.measured(at: $0) ?? -1 }
        #expect(values.sorted().map { ($0 * 1_000).rounded() } == [477, 477, 954, 954])
    }

    @Test func `contacts by gene cannot be told apart by start`() {
        #expect(files.mistake { $0.start = .every }.contains(".hic or .cool"))
    }
}
