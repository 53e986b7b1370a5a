import Foundation
import GenomeData
import PrismModel
import Testing

@testable import Predictions

struct BackgroundRunTests {
    @Test func binsAreMissingAroundStarts() throws {
        let sample = try BackgroundSample()
        let bins = try BackgroundBins(sample.dataSet)
        #expect(
            bins.chains.map(\.contig.name) == ["chr1", "chr2"]
                && bins.chains.map(\.isTraining) == [true, false])
        #expect(bins.chains.map(\.bins.count) == [1801, 600] && bins.count == 2401)
        let chain = bins.chains[0].bins
        let starts = sample.dataSet.genes.filter { $0.contig == "chr1" }.map(\.tss)
        for bin in 0..<1800 {
            // Any base within 1,500 of a start: the start's own bin and three on either side.
            let isMasked = starts.contains { $0 - 1_500 < (bin + 1) * 500 && $0 + 1_500 >= bin * 500 }
            #expect(chain.values[2 * bin].isNaN == isMasked && chain.values[2 * bin + 1].isNaN == isMasked)
        }
        // The file has nothing in the contig's last 300 bases.
        #expect(chain.values[3600].isNaN)
        #expect(chain.values.allSatisfy { $0.isNaN || $0 < 1.6 })
        #expect(bins.described.map(\.unit) == ["log10(value + 1)", "log10(value + 1)"])
        // The same on one scale, whatever the transform.
        let values = try sample.dataSet.signals[1].values(
            in: GenomicInterval(contig: "chr1", start: 0, end: 1), gene: nil)
        #expect(abs(chain.values[1] - Float(log10(1 + Double(values[0])))) < 1e-6)
        #expect(bins.information.allSatisfy { $0.isEnough && $0.missing == 1 } && bins.notes.isEmpty)
    }

    @Test func findsTheStatesOfGenesAndGenome() throws {
        let sample = try BackgroundSample()
        let run = try sample.learned()
        #expect(run.model.backgroundStates == 3 && run.model.names.first == "all high")
        let score = try sample.score(run)
        #expect(score.trueStates == 3 && (score.tssARI ?? 0) > 0.95)
        #expect((score.bins?.adjustedRandIndex ?? 0) > 0.9 && score.bins?.count == 2401)
        #expect(score.genes.map(\.name) == ["all", "train", "test", "chr1", "chr2"])
        // The prior is the mean over training genes.
        let train = sample.dataSet.genes.indices.filter { sample.dataSet.split(at: $0) == .train }
        for state in 0..<3 {
            let mean =
                train.reduce(0.0) { $0 + Double(run.assignments[$1]?[state] ?? 9) } / Double(train.count)
            #expect(abs(mean - run.model.prior[state]) < 1e-9)
        }
        #expect(abs(run.shares.reduce(0, +) - 1) < 1e-6)
        // Off is missing: one signal alone tells less, but something.
        let alone = try sample.learned(off: ["b"])
        let agreement = try #require(sample.score(alone).tssARI)
        #expect(agreement > 0.3 && alone.off == [1] && alone.assignments != run.assignments)
        #expect(throws: PrismError.self) { try sample.learned(off: ["c"]) }
    }

    /// A chain alone tells nothing of a place: q is P, of every signal, and nothing is painted.
    @Test func withEverySignalOffQIsP() throws {
        let sample = try BackgroundSample()
        let run = try sample.learned()
        for source in [BackgroundRun.Source.model, run.source] {
            let off = try BackgroundRun(run.bins, run.model, source: source, off: ["a", "b"])
            let prior = run.model.prior.map { Float($0) }
            #expect(off.assignments.allSatisfy { $0 == prior } && off.model.prior == run.model.prior)
            #expect(off.unknown.count == sample.dataSet.genes.count)
            #expect(off.dataSet.genes.indices.allSatisfy { off.state(ofGeneAt: $0) == nil })
            #expect(off.labels.allSatisfy(\.isEmpty) && off.shares == [0, 0, 0])
            #expect(off.notes.first?.contains("q is P for every gene") == true)
            let atlas = try BackgroundAtlas(off, names: StateNames())
            #expect(atlas.entries.allSatisfy { $0.genes == 0 && $0.bins == 0 && $0.paintedShare == nil })
            let table = BackgroundTable(off, names: StateNames(), about: off.about())
            try table.writeGenes(to: sample.path("off.tsv"))
            let text = try sample.read("off.tsv")
            let fields = text.split(separator: "\n").last?.split(separator: "\t").suffix(5).map(String.init)
            #expect(fields == ["NA", "NA"] + prior.map { "\($0)" })
            #expect(try table.writeRibbon(to: sample.path("off.bed")) == 0)
            try table.writePosteriors(to: sample.path("off.bedgraph"))
        }
        // P is of every signal with one of them off, too.
        let some = try BackgroundRun(run.bins, run.model, source: run.source, off: ["b"])
        #expect(some.model.prior == run.model.prior && some.unknown.isEmpty && some.notes.isEmpty)
        #expect(!SignalBins(signals: 2, values: [.nan, 1, .nan, 2]).hasData(without: [1]))
        #expect(SignalBins(signals: 2, values: [.nan, 1, 3, 2]).hasData(without: [1]))
        #expect(!SignalBins(signals: 1, values: []).hasData())
    }

    @Test func itIsSaidWhoseMeanPIs() throws {
        let sample = try BackgroundSample()
        let run = try sample.learned()
        let training = sample.dataSet.genes.indices.count { sample.dataSet.split(at: $0) == .train }
        #expect(run.priorOrigin == .training(training))
        #expect(run.priorOrigin.words == "mean q of the data set's \(training) training genes")
        #expect(try BackgroundRun(run.bins, run.model, source: .model).priorOrigin == .model)
        let none = try BackgroundSample(split: "validation = [\"chr1\"]\ntest = [\"chr2\"]").learned()
        #expect(none.priorOrigin == .even && none.model.prior == [1.0 / 3, 1.0 / 3, 1.0 / 3])
        #expect(none.priorOrigin.words.contains("no training genes"))
        try BackgroundTable(none, names: StateNames(), about: none.about()).writeGenes(
            to: sample.path("n.tsv"))
        #expect(
            try sample.read("n.tsv").contains(
                "# prior, the same for every state, as the data set has no training"))
    }

    @Test func whoeverGivesUpIsHeard() throws {
        let sample = try BackgroundSample()
        let cancellation = Cancellation()
        cancellation.cancel()
        #expect(throws: GenomeDataError.self) {
            try BackgroundBins(sample.dataSet, cancellation: cancellation)
        }
        let bins = try BackgroundBins(sample.dataSet)
        #expect(throws: PrismError.self) {
            try bins.learnedStates(count: .given(2), cancellation: cancellation)
        }
    }

    @Test func atlas() throws {
        let sample = try BackgroundSample()
        let run = try sample.learned()
        let atlas = try BackgroundAtlas(run, names: StateNames([1: .init(name: "mine")]))
        #expect(atlas.entries.map(\.state) == ["S1", "S2", "S3"] && atlas.entries[1].name == "mine")
        #expect(atlas.entries.map(\.bins).reduce(0, +) == 2401)
        #expect(atlas.entries.allSatisfy { $0.paintedShare == Double($0.bins) / 2401 })
        #expect(atlas.entries.map(\.genes).reduce(0, +) == sample.dataSet.genes.count)
        #expect(
            (atlas.entries[0].means["a"] ?? 0) > 0.8 && abs((atlas.entries[2].means["a"] ?? 9) - 0.1) < 0.1)
        let expression = atlas.entries.compactMap { $0.measured?.mean }
        #expect(expression.count == 3 && expression[0] > 9 && expression[2] < 3)
        // The gene table knows no bodies: only starts can be enriched.
        #expect(atlas.entries.allSatisfy { Array($0.enrichment.keys) == ["tss"] })
    }

    @Test func trainingContigs() throws {
        let all = try BackgroundSample(split: "validation = []\ntest = []")
        #expect(try BackgroundBins(all.dataSet).chains.allSatisfy { $0.isTraining })
        let none = try BackgroundSample(split: "validation = [\"chr1\"]\ntest = [\"chr2\"]")
        let bins = try BackgroundBins(none.dataSet)
        #expect(
            bins.chains.allSatisfy { $0.isTraining } && bins.notes.contains { $0.contains("all contigs") })
    }

    @Test(arguments: [BackgroundSample.Tracks.peaksAlone, .fragment])
    func peaksHoldNoBackground(tracks: BackgroundSample.Tracks) throws {
        let sample = try BackgroundSample(tracks)
        let bins = try BackgroundBins(sample.dataSet)
        #expect(bins.signals.isEmpty && bins.chains.isEmpty && bins.notes.count == 2)
        #expect(bins.information.allSatisfy { !$0.isEnough })
        // Contigs that are asked for stay, all of them missing.
        let kept = try BackgroundBins(sample.dataSet, keeping: ["chr1"])
        #expect(kept.chains.count == 1 && kept.chains[0].bins.present == 0 && kept.count == 1801)
    }

    /// What a signal holds on contigs that nothing is learned from is no reason to learn states of it.
    @Test(arguments: [("chr2", false), ("chr1", true)])
    func aSignalOfOneContig(contig: String, isUsed: Bool) throws {
        let other = try BackgroundSample(.peaksAlone)
        let path = other.folder.appending(path: "one.bw").path
        let lengths = [("chr1", 900_300), ("chr2", 300_000)]
        let writer = try BigWigWriter(path: path, contigs: lengths.map { ($0, $1) })
        let values = (0..<600).map { Float(1 + $0 / 60 % 2) }
        try writer.append(contig: contig, start: 0, step: 500, values: values)
        if contig == "chr1" {
            try writer.append(contig: contig, start: 300_000, step: 500, values: values + values)
        }
        try writer.commit()
        let sample = try BackgroundSample(more: "[[signal]]\nname = \"one\"\nfile = \"\(path)\"")
        let bins = try BackgroundBins(sample.dataSet)
        #expect(bins.described.map(\.name) == (isUsed ? ["a", "b", "one"] : ["a", "b"]))
        #expect(
            bins.notes
                == (isUsed
                    ? []
                    : [
                        "left out, as it holds no background: one, no data outside promoters on the contigs that states are learned from"
                    ]))
    }

    /// One signal of peaks beside one with a background: the one is left out, the other is enough.
    @Test func oneSignalOfPeaks() throws {
        let peaks = try BackgroundSample(.peaksAlone)
        let sample = try BackgroundSample(more: "[[signal]]\nname = \"p\"\nfile = \"\(peaks.path("a.bw"))\"")
        let run = try sample.learned()
        #expect(run.bins.described.map(\.name) == ["a", "b"])
        #expect(
            run.bins.notes == [
                "left out, as it holds no background: p, 0 or missing in 100 % of the bins outside promoters"
            ])
        #expect(run.provenance(version: "t", seed: 2).last == run.bins.notes[0])
    }

    /// What is the same everywhere tells nothing, and what repeats another signal tells it twice: both are left out and said.
    @Test func constantAndRepeatedSignals() throws {
        let other = try BackgroundSample()
        var more = ""
        for (name, factor, noise) in [("flat", 0, 0), ("again", 2, 0.05), ("noisy", 1, 0.4)] {
            let path = other.path(name + ".bw")
            let writer = try BigWigWriter(path: path, contigs: [("chr1", 900_300), ("chr2", 300_000)])
            var random = SplitMix64(seed: 3)
            for (contig, length) in [("chr1", 900_000), ("chr2", 300_000)] {
                let own = try other.dataSet.signals[0].values(
                    in: GenomicInterval(contig: contig, start: 0, end: length), gene: nil)
                let values = stride(from: 0, to: length, by: 500).map { start in
                    factor == 0
                        ? 3 : own[start] * Float(Double(factor) * exp(noise * random.normal()))
                }
                try writer.append(contig: contig, start: 0, step: 500, values: values)
            }
            try writer.commit()
            more += "[[signal]]\nname = \"\(name)\"\nfile = \"\(path)\"\n"
        }
        let sample = try BackgroundSample(more: more)
        let bins = try BackgroundBins(sample.dataSet)
        #expect(bins.described.map(\.name) == ["a", "b"])
        #expect(
            bins.notes == [
                "left out, as it holds no background: flat, the same in every bin outside promoters",
                "left out, as it repeats a bin for bin: again",
                "left out, as it repeats a bin for bin: noisy",
            ])
        #expect(bins.information.map(\.repeats) == [nil, nil, nil, "a", "a"])
    }

    @Test func stepsThatCorrelate() {
        var random = SplitMix64(seed: 5)
        let first = (0..<400).map { _ in Float(random.normal()) }
        // The same states under other noise repeat nothing, however much they share.
        let shared = (0..<400).map { Float($0 / 100 * 3) }
        let one = zip(shared, first).map { $0 + $1 }
        let other = shared.map { $0 + Float(random.normal()) }
        #expect(RepeatedSignals([[one], [other], [one.map { 2 * $0 }]]).originals == [2: 0])
        #expect(RepeatedSignals([[one], [one], [one]]).originals == [1: 0, 2: 0])
        // Too few bins, or none that changes, say nothing.
        #expect(RepeatedSignals([[[1, 2, 3]], [[1, 2, 3]]]).originals.isEmpty)
        #expect(RepeatedSignals([[[Float](repeating: 1, count: 400)], [one], []]).originals.isEmpty)
        #expect(RepeatedSignals([]).originals.isEmpty)
    }

    /// How the contigs learned from happen to begin says nothing of how others do.
    @Test func aContigMayBeginInAnyState() throws {
        let sample = try BackgroundSample()
        let chain = try BackgroundBins(sample.dataSet).learnedStates(count: .given(3)).model.chain
        for (start, share) in zip(chain.start, chain.longRun) {
            #expect(abs(start - share) < 1e-9 && start > 0.1)
        }
    }
}
