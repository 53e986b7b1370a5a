import Foundation
import GenomeData
import PrismModel
import Testing

@testable import Predictions

struct BackgroundTableTests {
    private func rows(_ text: String) -> [[String]] {
        text.split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.hasPrefix("track") }
            .map { $0.split(separator: "\t").map(String.init) }
    }

    @Test func genesRibbonAndPosteriors() throws {
        let sample = try BackgroundSample()
        let run = try sample.learned()
        let names = StateNames([
            0: .init(name: "quoted \"one\"", colour: [1, 2, 3]), 1: .init(name: "two"),
            2: .init(name: "three"),
        ])
        let table = BackgroundTable(run, names: names, about: run.provenance(version: "t", seed: 2))
        try table.writeGenes(to: sample.path("g.tsv"))
        let text = try sample.read("g.tsv")
        #expect(text.hasPrefix("# prism t states --background\n# data set: background (SIMULATED)\n"))
        #expect(text.split(separator: "\n").count { $0.hasPrefix("# unit") } == 1)
        let genes = rows(text)
        #expect(genes[0].suffix(5) == ["state", "name", "q_S1", "q_S2", "q_S3"] && genes[0][5] == "split")
        #expect(genes.count == sample.dataSet.genes.count + 1)
        for row in genes.dropFirst() {
            let q = row.suffix(3).compactMap { Double($0) }
            #expect(q.count == 3 && abs(q.reduce(0, +) - 1) < 1e-5)
            #expect(row[7] == "S\((q.firstIndex(of: q.max() ?? 0) ?? 9) + 1)")
        }

        let count = try table.writeRibbon(to: sample.path("r.bed"))
        let painted = try sample.read("r.bed")
        #expect(painted.split(separator: "\n").first { !$0.hasPrefix("#") } == "track name=states itemRgb=On")
        let bed = rows(painted).filter { $0.count > 1 }
        #expect(bed.count == count && bed.allSatisfy { $0.count == 9 })
        var ends: [String: Int] = [:]
        for line in bed {
            #expect(Int(line[1]) == ends[line[0], default: 0] && line[6] == line[1] && line[7] == line[2])
            #expect(line[3] == "quoted_\"one\"" ? line[8] == "1,2,3" : ["two", "three"].contains(line[3]))
            ends[line[0]] = Int(line[2])
        }
        #expect(ends == ["chr1": 900_300, "chr2": 300_000])

        // One file with a track per state; a folder with a file per state; the posteriors sum to 1.
        try table.writePosteriors(to: sample.path("p.bedgraph"))
        let one = try sample.read("p.bedgraph")
        #expect(one.split(separator: "\n").count { $0.hasPrefix("track type=bedGraph name=\"S") } == 3)
        #expect(one.contains("name=\"S1 quoted 'one'\" color=1,2,3"))
        try table.writePosteriors(to: sample.path("posteriors") + "/")
        try table.writePosteriors(to: sample.path("posteriors"))
        var sums = [Double](repeating: 0, count: 1801)
        for state in 1...3 {
            for row in rows(try sample.read("posteriors/S\(state).bedgraph")) where row[0] == "chr1" {
                let (start, end) = (try #require(Int(row[1])), try #require(Int(row[2])))
                for bin in start / 500..<(end + 499) / 500 { sums[bin] += try #require(Double(row[3])) }
            }
        }
        #expect(sums.allSatisfy { abs($0 - 1) < 0.0021 })
        #expect(throws: (any Error).self) { try table.writePosteriors(to: sample.path("none/deep/")) }
    }

    @Test func segmentations() throws {
        let sample = try BackgroundSample()
        let truth = try sample.segmentation()
        let run = try sample.learned()
        let comparison = SegmentationComparison(run, truth)
        #expect(comparison.states == ["1_Tss", "2_open", "3_halfway", "4_closed"])
        #expect(comparison.bins.joined().reduce(0, +) == 2401 && comparison.bins.allSatisfy { $0.count == 4 })
        #expect(try #require(comparison.binARI) > 0.6 && comparison.bins[0][1] > comparison.bins[0][3])

        // As states of their own: promoters are elements, and genes lie in what is around them.
        let states = try SegmentationStates(truth, run.bins)
        #expect(states.model.names == ["2_open", "3_halfway", "4_closed"] && states.elements == ["1_Tss"])
        let given = try BackgroundRun(
            run.bins, states.model, source: .segmentation(truth.file), chains: states.chains)
        let score = try sample.score(given)
        #expect(try #require(score.tssARI) > 0.97)
        #expect(try #require(score.bins).adjustedRandIndex > 0.95)
        let atlas = try BackgroundAtlas(given, names: StateNames())
        #expect(abs(try #require(atlas.entries[0].means["a"]) - 0.9) < 0.03)
        #expect(abs(try #require(atlas.entries[2].deviations["b"]) - 0.12) < 0.05)

        // Without any signal of use: the segmentation is enough.
        let peaks = try BackgroundSample(.peaksAlone)
        let bins = try BackgroundBins(peaks.dataSet, keeping: Set(truth.segments.keys))
        let alone = try SegmentationStates(peaks.segmentation(), bins)
        let found = try BackgroundRun(bins, alone.model, source: .segmentation("s"), chains: alone.chains)
        #expect(try #require(peaks.score(found).tssARI) > 0.97)
        #expect(try BackgroundAtlas(found, names: StateNames()).entries.allSatisfy { $0.means.isEmpty })
    }

    @Test func segmentationOfElementsAlone() throws {
        let sample = try BackgroundSample()
        let lines = (0..<400).map { "chr1\t\($0 * 1000)\t\($0 * 1000 + 1000)\tE\($0 % 3)\n" }.joined()
        try Data(lines.utf8).write(to: sample.folder.appending(path: "short.bed"))
        let short = try Segmentation(path: sample.path("short.bed"), contigs: sample.dataSet.genome.contigs)
        let bins = try BackgroundBins(sample.dataSet)
        #expect(failure { try SegmentationStates(short, bins) }?.contains("last 3000 bases") == true)
    }

    @Test func places() {
        let gene = Gene(
            id: "g", symbol: "g", contig: "c", tss: 150, strand: .forward, bounds: 150..<650,
            transcripts: [
                Transcript(id: "t", exons: [150..<250, 550..<650]), Transcript(id: "u", exons: [200..<260]),
            ])
        let other = Gene(id: "h", symbol: "h", contig: "c", tss: 1_099, strand: .reverse)
        let found = GenomePlaces([gene, other], length: 1_100, binSize: 500)
        // Bin 0: exons 150–260; bin 1: 550–650, intron 500–550; bin 2: 100 bases, one of them a gene without exons.
        #expect(found.bases == [110, 240, 150, 100, 50, 350, 0, 1, 99] && found.starts == [1, 0, 1])
    }
}
