import Checkpoints
import Foundation
import GenomeData
import PrismModel
import Testing

@testable import Predictions

struct BackgroundReaderTests {
    /// Contig by contig, on demand, what a run over the whole genome gives, to the last bit.
    @Test(arguments: [[], ["b"]], [true, false])
    func agreesWithARun(off: [String], primed: Bool) throws {
        let sample = try BackgroundSample()
        let run = try sample.learned(off: off)
        let reader = BackgroundReader(sample.dataSet, inputs: [1, 0], bins: primed ? run.bins : nil)
        for index in sample.dataSet.genes.indices.reversed() {
            let found = try reader.assignment(
                ofGeneAt: index, to: run.model, signals: [1, 0], without: off.isEmpty ? [] : [0])
            #expect(found != nil && found == run.assignments[index])
        }
    }

    @Test func knowsNothingWithoutSignals() throws {
        let sample = try BackgroundSample()
        let run = try sample.learned()
        let reader = BackgroundReader(sample.dataSet, inputs: [0, 1])
        #expect(
            try reader.assignment(ofGeneAt: 0, to: run.model, signals: [0, 1], without: [0, 1]) == nil)
        for index in [-1, sample.dataSet.genes.count] {
            #expect(throws: PrismError.self) {
                try reader.assignment(ofGeneAt: index, to: run.model, signals: [0, 1], without: [])
            }
        }
        // A signal that the data set does not give the model.
        #expect(throws: PrismError.self) {
            try reader.assignment(ofGeneAt: 0, to: run.model, signals: [0, 2], without: [])
        }
    }

    /// Fragments of tracks and peaks tell states of another data set nothing, rather than that everything is low.
    @Test(arguments: [BackgroundSample.Tracks.fragment, .peaksAlone])
    func statesOfOtherDataFindNothingInPeaks(tracks: BackgroundSample.Tracks) throws {
        let run = try BackgroundSample().learned()
        let sparse = try BackgroundSample(tracks)
        let reader = BackgroundReader(sparse.dataSet, inputs: [0, 1])
        for index in sparse.dataSet.genes.indices {
            #expect(
                try reader.assignment(ofGeneAt: index, to: run.model, signals: [0, 1], without: []) == nil)
        }
        #expect(reader.silentContigs == ["chr1", "chr2"])
        #expect(try BackgroundBins(sparse.dataSet, for: run.model, signals: [0, 1]).chains.isEmpty)
        // Beside peaks a signal with a background is enough.
        let both = try BackgroundSample(more: "[[signal]]\nname = \"p\"\nfile = \"\(sparse.path("a.bw"))\"")
        let mixed = BackgroundReader(both.dataSet, inputs: [0, 2])
        let found = try mixed.assignment(ofGeneAt: 0, to: run.model, signals: [0, 1], without: [])
        #expect(found?.count == 3 && mixed.silentContigs.isEmpty)
        #expect(try mixed.assignment(ofGeneAt: 0, to: run.model, signals: [0, 1], without: [0]) == nil)
    }

    /// Two untrained members of a data set's model, each with states of its own.
    private func pair(_ sample: BackgroundSample, _ states: [BackgroundModel]) throws -> DataSetModel {
        let c = BackgroundSample.adjusted
        var files: [String] = []
        for (seed, states) in states.enumerated() {
            var parameters = Parameters(initialising: c, seed: UInt64(seed + 1))
            parameters.setBackgroundEffects([1, 0, -1])
            files.append(sample.path("\(seed).safetensors"))
            try Checkpoint(parameters, configuration: c, background: states)
                .write(safetensors: files[files.count - 1])
        }
        let source = try Manifest.ModelSource(
            weights: files, name: "pair", signals: nil, of: sample.dataSet.manifest)
        return try DataSetModel(sample.dataSet, source)
    }

    /// The ribbon where somebody looks is that of the whole genome, bin by bin, and its commonest state in longer steps.
    @Test(arguments: [[], ["b"]])
    func theRibbonIsThatOfARun(off: [String]) throws {
        let sample = try BackgroundSample()
        let states = try sample.learned().model
        let model = try pair(sample, [states, states])
        let ribbon = try #require(model.backgroundRibbon(ofMember: 0))
        let run = try sample.learned(off: off)
        let mask = try model.mask(off: off)
        for (number, chain) in run.bins.chains.enumerated() {
            let whole = 0..<chain.contig.length
            #expect(
                try ribbon.pieces(on: chain.contig.name, whole, step: 50, mask: mask)
                    == run.pieces(onContig: number))
            // A part, whose ends lie in bins.
            let part = try ribbon.pieces(on: chain.contig.name, 20_321..<61_777, step: 100, mask: mask)
            #expect(part.first?.range.lowerBound == 20_321 && part.last?.range.upperBound == 61_777)
            let coarse = try ribbon.pieces(on: chain.contig.name, whole, step: 5_000, mask: mask)
            #expect(coarse.first?.range.lowerBound == 0)
            #expect(coarse.last?.range.upperBound == chain.contig.length)
            #expect(zip(coarse, coarse.dropFirst()).allSatisfy { $0.range.upperBound == $1.range.lowerBound })
            #expect(coarse.dropLast().allSatisfy { $0.range.upperBound % 5_000 == 0 })
            #expect(
                run.pieces(on: chain.contig.name, 20_321..<61_777, step: 100) == part
                    && run.pieces(on: chain.contig.name, whole, step: 5_000) == coarse)
        }
        #expect(run.pieces(on: "gone", 0..<9, step: 50).isEmpty)
        #expect(try ribbon.pieces(on: "gone", 0..<9, step: 50).isEmpty)
        #expect(
            try ribbon.pieces(on: "chr1", 0..<9_000, step: 50, mask: model.mask(off: ["a", "b"])).isEmpty)
        #expect(try ribbon.pieces(on: "chr1", 99_000_000..<99_000_500, step: 50).isEmpty)
    }

    @Test func membersMayKnowDifferentStates() throws {
        let sample = try BackgroundSample()
        let run = try sample.learned()
        var other = run.model
        other.prior = [0.2, 0.3, 0.5]
        #expect(try pair(sample, [run.model, run.model]).adjustedStates?.isShared == true)
        let mixed = try #require(try pair(sample, [run.model, other]).adjustedStates)
        #expect(!mixed.isShared && mixed.states == run.model && mixed.count == 3)
        #expect(mixed.off(in: ModalityMask(off: [1])) == [1])
    }

    /// A model in a file, asked through the data set: every gene with its own assignment, every mask with its own.
    @Test func modelsOfADataSet() throws {
        let sample = try BackgroundSample()
        let run = try sample.learned()
        let model = try pair(sample, [run.model, run.model])
        #expect(model.ensemble.intervenes)
        for off in [[], ["a"]] {
            let request = PredictionRequest(off: off, isFull: true)
            let rows = try PredictionRun(model, request, version: "test").predictions()
            let expected = try sample.learned(off: off)
            #expect(rows.count == sample.dataSet.genes.count)
            for row in rows {
                for member in row.prediction.members {
                    #expect(member.background?.assignment == expected.assignments[row.index])
                    #expect(member.background?.prior == run.model.prior.map { Float($0) })
                    #expect(member.perContext?.count == 3 && member.intervened != nil)
                }
            }
        }
    }
}

struct BackgroundAdjustmentTests {
    private func adjustment(
        _ sample: BackgroundSample, heldOut: [[Int]] = [], count: HiddenMarkovLearning.Count = .among(2...4)
    ) throws -> (BackgroundAdjustment, BackgroundBins) {
        let bins = try BackgroundBins(sample.dataSet)
        let encoder = WindowEncoder(
            sample.dataSet, background: BackgroundReader(sample.dataSet, inputs: [0, 1], bins: bins))
        let training = sample.dataSet.genes.indices.filter {
            sample.dataSet.split(at: $0) == .train && !heldOut.joined().contains($0)
        }
        return (
            try BackgroundAdjustment(
                bins, encoder, training: Array(training), heldOut: heldOut, count: count), bins
        )
    }

    @Test func learnsStatesPriorAndStarts() throws {
        let sample = try BackgroundSample()
        let (found, _) = try adjustment(sample)
        let run = try sample.learned()
        #expect(found.states == run.model && found.signals == [0, 1])
        // Expression is 10, 6 and 2 in the three states.
        #expect(found.effects[0] > 2 && abs(found.effects[1]) < 2 && found.effects[2] < -2)
        let sizes = found.sizes(form: .input, smoothing: 0.2)
        #expect(sizes.states == 3 && sizes.signals == [0, 1] && sizes.form == .input)
    }

    @Test func heldOutStretchesAreNotLearnedFrom() throws {
        let sample = try BackgroundSample()
        let bins = try BackgroundBins(sample.dataSet)
        let genes = sample.dataSet.genes
        let neighbours = [3, 4, 5], others = [8, 9]
        let parts = bins.outside([others, neighbours])
        let cut = [neighbours, others].map { some in
            genes[some.last ?? 0].tss / 500 - genes[some[0]].tss / 500 + 1
        }
        #expect(parts.count == 4 && parts.map(\.count).reduce(0, +) == bins.count - cut.reduce(0, +))
        #expect(bins.outside([]).map(\.count) == bins.chains.map(\.bins.count))
        let (found, _) = try adjustment(sample, heldOut: [neighbours, others])
        #expect(found.states.backgroundStates == 3 && found.learning.bins < bins.count)
    }

    @Test func refusals() throws {
        func words(_ sample: BackgroundSample, _ count: HiddenMarkovLearning.Count = .among(2...4)) -> String
        {
            do {
                _ = try adjustment(sample, count: count)
                return ""
            } catch { return "\(error)" }
        }
        for tracks in [BackgroundSample.Tracks.peaksAlone, .fragment] {
            let problem = words(try BackgroundSample(tracks))
            #expect(problem.contains(BackgroundBins.noInformation) && problem.contains("a: 0 or missing in"))
            #expect(problem.contains("--variant prism"))
        }
        let below = try BackgroundSample()
        try Data("gene_id\tCAGE\nG0\t3\nG1\t-0.5\n".utf8).write(
            to: URL(filePath: below.path("expression.tsv")))
        let again = try DataSet(path: below.path("dataset.toml"))
        let bins = try BackgroundBins(again)
        let encoder = WindowEncoder(again, background: BackgroundReader(again, inputs: [0, 1], bins: bins))
        #expect(throws: PrismError.self) {
            try BackgroundAdjustment(bins, encoder, training: [0, 1], count: .among(2...3))
        }
        // Withheld signals are no part of the states.
        #expect(try BackgroundBins(again, without: ["a"]).described.map(\.name) == ["b"])
    }
}
