import Foundation
import GenomeData
import PrismModel
import Testing

@testable import Predictions

struct StateTests {
    private let small: SmallRun
    private let model: DataSetModel

    init() throws {
        small = try SmallRun()
        model = try DataSetModel(small.dataSet, named: "pair")
    }

    @Test func vectorsComeFromTheGeneratorAlone() throws {
        let run = try StateRun(model, threads: 2)
        #expect(run.indices == Array(0..<SmallRun.geneCount) && run.predictions.isEmpty)
        #expect(run.vectors.count == SmallRun.geneCount)
        let window = try model.encoder.window(ofGeneAt: 3)
        let alone = try #require(try model.ensemble.contextVector(signals: window.signals))
        #expect(Array(run.vectors[3]) == alone)
        #expect(run.measured[4] == nil && run.measured[2] == Float(log2(1.5 * 2 + 1)))
        let full = try StateRun(model, predicts: true)
        #expect(full.vectors == run.vectors && full.predictions.count == SmallRun.geneCount)
        let states = try ContextStates(learnedFrom: full.vectors, count: .given(2))
        let atlas = full.atlas(states)
        #expect(atlas.entries.map(\.size) == states.sizes)
        #expect(atlas.entries.allSatisfy { $0.interventionEffect != nil && !$0.typical.isEmpty })
        #expect(run.atlas(states).entries.allSatisfy { $0.interventionEffect == nil })
    }

    /// Each step's state is that of the window around its centre, the contig's ends padded with zeros.
    @Test func ribbonIsTheGeneratorSlid() throws {
        let run = try StateRun(model)
        let states = try ContextStates(learnedFrom: run.vectors, count: .given(3))
        let ribbon = StateRibbon(model, states, step: 70)
        var pieces: [StateRibbon.Piece] = []
        try ribbon.paint("chr2", 100..<2990, threads: 2) {
            $0.forEach { StateRibbon.append($0, to: &pieces) }
        }
        #expect(pieces.first?.range.lowerBound == 70 && pieces.last?.range.upperBound == 3000)
        for (left, right) in zip(pieces, pieces.dropFirst()) {
            #expect(left.range.upperBound == right.range.lowerBound && left.state != right.state)
        }
        for step in [1, 20, 42] {
            let bin = step * 70..<min(3000, (step + 1) * 70)
            let centre = (bin.lowerBound + bin.upperBound) / 2
            let window = try model.encoder.window(
                over: GenomicInterval(contig: "chr2", start: centre - 48, end: centre + 48), gene: nil)
            let vector = try #require(try model.ensemble.contextVector(signals: window.signals))
            let piece = try #require(pieces.first { $0.range.contains(bin.lowerBound) })
            #expect(piece.state == states.state(of: vector))
        }
        #expect(throws: GenomeDataError.self) { try ribbon.paint("chr9", 0..<10) { _ in } }
        let cancellation = Cancellation()
        cancellation.cancel()
        #expect(throws: PrismError.cancelled) {
            try ribbon.paint("chr1", 0..<500, cancellation: cancellation) { _ in }
        }
    }

    @Test func tables() throws {
        let run = try StateRun(model)
        let states = try ContextStates(learnedFrom: run.vectors, count: .given(2))
        let names = StateNames([0: .init(name: "quiet", colour: [1, 2, 255])])
        let table = StateTable(run, states, names: names, seed: 2, version: "test")
        try table.writeGenes(to: small.path("states.tsv"))
        let lines = try small.read("states.tsv").split(separator: "\n")
        #expect(lines[0] == "# prism test states" && lines[1] == "# data set: small (SIMULATED)")
        let rows = lines.filter { !$0.hasPrefix("#") }.map {
            $0.split(separator: "\t", omittingEmptySubsequences: false)
        }
        #expect(
            rows[0].map(String.init) == [
                "gene_id", "symbol", "chrom", "tss", "strand", "measured", "state", "name",
                "squared_distance", "p_S1", "p_S2",
            ])
        #expect(rows.count == SmallRun.geneCount + 1 && rows[5][5] == "NA")
        for (row, label) in zip(rows.dropFirst(), states.labels) {
            #expect(row[6] == "S\(label + 1)" && row[7] == (label == 0 ? "quiet" : "S2"))
            let sum = try #require(Double(row[9])) + #require(Double(row[10]))
            #expect(abs(sum - 1) < 1e-5)
        }

        let regions = try small.dataSet.ribbonRegions(contigs: nil, flank: nil, step: 100)
        let painted = try table.writeRibbon(to: small.path("states.bed"), over: regions, step: 100)
        let body = try small.read("states.bed").split(separator: "\n").drop { $0.hasPrefix("#") }
        #expect(body.first == "track name=states itemRgb=On")
        let bed = body.dropFirst()
            .map { $0.split(separator: "\t").map(String.init) }
        #expect(painted.bases == 6000 && bed.count == painted.stretches && bed.allSatisfy { $0.count == 9 })
        var ends: [String: Int] = [:]
        for line in bed {
            #expect(line[1] == line[6] && line[2] == line[7] && line[4] == "0" && line[5] == ".")
            #expect(Int(line[1]) == ends[line[0], default: 0])
            ends[line[0]] = Int(line[2])
            #expect(line[3] == "quiet" ? line[8] == "1,2,255" : line[3] == "S2")
        }
        #expect(ends == ["chr1": 3000, "chr2": 3000])
        for (left, right) in zip(bed, bed.dropFirst()) where left[0] == right[0] {
            #expect(left[3] != right[3])
        }
    }

    @Test func regions() throws {
        let set = small.dataSet
        let whole = try set.ribbonRegions(contigs: ["2"], flank: nil, step: 100)
        #expect(whole == [GenomicInterval(contig: "chr2", start: 0, end: 3000)])
        // TSSs at 100, 300, … 2500: with 60 bases on either side they stay apart, with 100 they join.
        let apart = try set.ribbonRegions(contigs: ["chr1"], flank: 60, step: 20)
        #expect(apart.count == 13 && apart[0] == GenomicInterval(contig: "chr1", start: 40, end: 180))
        let joined = try set.ribbonRegions(contigs: ["chr1"], flank: 100, step: 20)
        #expect(joined == [GenomicInterval(contig: "chr1", start: 0, end: 2620)])
        // However far beyond the contig's ends: the whole of it.
        for (flank, step) in [(Int.max, 1), (Int.max, Int.max), (3_000, 700), (2_999, 1 << 62)] {
            #expect(try set.ribbonRegions(contigs: ["2"], flank: flank, step: step) == whole)
        }
        #expect(try set.ribbonRegions(contigs: ["2"], flank: -5, step: 100).count == 8)
        #expect(throws: GenomeDataError.self) {
            try set.ribbonRegions(contigs: ["chr7"], flank: nil, step: 20)
        }
    }

    @Test func truth() throws {
        let states = (0..<SmallRun.geneCount).filter { $0 != 3 }.map {
            "G\($0)\t\($0 % 2 == 0 ? "on" : "off")\n"
        }
        try Data(("gene_id\tstate\nELSE\tx\n" + states.joined()).utf8)
            .write(to: small.folder.appending(path: "truth.tsv"))
        let truth = try StateTruth(path: small.path("truth.tsv"), of: small.dataSet)
        #expect(truth.count == 2 && truth.states[3] == nil && truth.states[4] == "on")
        let indices = Array(0..<SmallRun.geneCount)
        // Right on chr1, all in one on chr2.
        let labels = indices.map { $0 < 13 ? $0 % 2 : 0 }
        let groups = truth.agreement(of: labels, indices: indices, in: small.dataSet)
        #expect(groups.map(\.name) == ["all", "train", "test", "chr1", "chr2"])
        #expect(groups.map(\.genes) == [20, 12, 8, 12, 8])
        #expect(groups[3].ari == 1 && groups[4].ari == 0 && groups[4].nmi == 0)
        let run = try StateRun(model)
        let score = try StateScore(
            run, ContextStates(learnedFrom: run.vectors, count: .given(3)), truth, seed: 2)
        #expect(score.methods.map(\.name).prefix(2) == ["learned contexts", "learned contexts"])
        #expect(score.methods[0].k == 3 && score.methods[1].k == 2 && score.all?.genes == 20)

        for bad in [
            "gene_id\tstate\nG1\ton\nG1\toff\n", "gene_id\tz\nG1\ton\n", "gene_id\tstate\nQ\ton\n",
            "gene_id\tchrom\ttss\tstate\nG1\tchr1\t1\ton\n",
            "gene_id\tchrom\ttss\tstate\nG1\tchr2\t\(small.dataSet.genes[1].tss)\ton\n",
        ] {
            try Data(bad.utf8).write(to: small.folder.appending(path: "bad.tsv"))
            #expect(throws: GenomeDataError.self) {
                try StateTruth(path: small.path("bad.tsv"), of: small.dataSet)
            }
        }
        try Data("chrom\tstart\tend\tstate\nchr1\t0\t400\ta\nchr1\t400\t3000\tb\n".utf8)
            .write(to: small.folder.appending(path: "domains.tsv"))
        var domains = try TrueDomains(path: small.path("domains.tsv"))
        #expect(domains.agreement == nil)
        domains.compare(
            [.init(range: 0..<400, state: 1), .init(range: 400..<1000, state: 0)], on: "chr1", step: 200)
        domains.compare([.init(range: 0..<400, state: 1)], on: "chr2", step: 200)
        #expect(domains.agreement?.count == 5 && domains.agreement?.adjustedRandIndex == 1)
    }

    @Test func names() throws {
        var names = StateNames()
        #expect(names.name(2) == "S3" && names.colour(1) == StateNames.colours[1])
        names.entries[2] = .init(name: "active promoter", colour: [255, 0, 16])
        names.entries[0] = .init(name: "quiet")
        try names.write(to: small.path("names.tsv"), about: ["for a test"])
        #expect(try StateNames(path: small.path("names.tsv")) == names)
        #expect(StateNames.cleaned(" a\tb\u{1B}[0m ") == "ab[0m" && StateNames.cleaned(" \n") == nil)
        #expect(StateNames.cleaned(String(repeating: "é", count: 90))?.count == 40)
        #expect(
            StateNames.colour(hex: "#0a10FF") == [10, 16, 255] && StateNames.hex([10, 16, 255]) == "#0a10ff")
        for bad in ["#12345", "red", "#gggggg", "", "#１２３４５６", "+12345"] {
            #expect(StateNames.colour(hex: bad) == nil, "\(bad)")
        }
        for bad in ["state\tname\tcolour\nX\ta\tNA\n", "state\tname\tcolour\nS1\ta\tblue\n", "state\tname\n"]
        {
            try Data(bad.utf8).write(to: small.folder.appending(path: "bad.tsv"))
            #expect(throws: GenomeDataError.self) { try StateNames(path: small.path("bad.tsv")) }
        }
    }
}
