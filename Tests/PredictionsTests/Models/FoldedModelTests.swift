import Checkpoints
import Foundation
import GenomeData
import PrismModel
import Testing

@testable import Predictions

@Suite struct FoldedModelTests {
    private let small: SmallRun
    private let cut: PositionFolds

    init() throws {
        small = try SmallRun()
        let measured = try small.dataSet.genes.indices.filter { [small] in
            try small.dataSet.measured(at: $0) != nil
        }
        cut = try PositionFolds(small.dataSet.genes, measured: Array(measured), count: 3)
        for fold in cut.folds.indices {
            for seed in [2, 22] { try write(fold: fold, seed: seed) }
        }
    }

    private func path(_ fold: Int, _ seed: Int) -> String {
        small.path("cv/fold-\(fold + 1)/seed-\(seed)/last.safetensors")
    }

    /// Weights as `crossvalidate` records them, unlike those of any other fold and seed.
    private func write(
        fold: Int, seed: Int,
        changing change: (inout ModelConfiguration, inout [String: String]) -> Void = { _, _ in }
    ) throws {
        let untrained = try Checkpoint.read(contentsOf: small.path("m2.safetensors"))
        var configuration = try ModelConfiguration(untrained, file: "m2")
        let genes = cut.training(holdingOut: fold).map { small.dataSet.genes[$0] }
        var metadata = LearnedGenes(genes, isSimulated: true, split: "all but fold \(fold + 1) of 3").metadata
        metadata.merge([
            "held_out": "fold \(fold + 1) of 3", "seed": "\(seed)", "variant": "prism", "withheld": "",
        ]) { $1 }
        change(&configuration, &metadata)
        let file = path(fold, seed)
        try FileManager.default.createDirectory(
            at: URL(filePath: file).deletingLastPathComponent(), withIntermediateDirectories: true)
        try Checkpoint(
            Parameters(initialising: configuration, seed: UInt64(100 * fold + seed)),
            configuration: configuration,
            metadata: metadata
        ).write(safetensors: file)
    }

    private func model() throws -> DataSetModel {
        let source = try Manifest.ModelSource(
            weights: [small.path("cv")], name: "cv", signals: nil, of: small.dataSet.manifest)
        return try DataSetModel(small.dataSet, source)
    }

    /// The fold that held a gene out; nil for one that is not measured.
    private func fold(of gene: Int) -> Int? { cut.folds.firstIndex { $0.contains(gene) } }

    @Test(arguments: [[], ["a"], ["a", "b"]])
    func `each gene is predicted by those who did not see it, and by nobody else`(off: [String]) throws {
        let model = try model()
        let request = PredictionRequest(off: off, isFull: true)
        let rows = try PredictionRun(model, request, version: "t").predictions()
        #expect(rows.map(\.index) == Array(small.dataSet.genes.indices))
        let mask = try model.mask(off: off)
        let baseline: SignalBaseline = off.isEmpty ? .zero : .mean(try model.encoder.meanSignals())
        var means: [Float] = []
        for row in rows {
            let members =
                fold(of: row.index).map { fold in [2, 22].map { path(fold, $0) } }
                ?? model.weights.map(\.file)
            let window = try model.encoder.window(ofGeneAt: row.index)
            let alone = try members.map {
                try PrismModel(contentsOf: $0).predict(
                    window, outputs: [.observed, .intervened], mask: mask, baseline: baseline)
            }
            #expect(row.prediction.members.map(\.observed) == alone.map(\.observed), "gene \(row.index)")
            #expect(row.prediction.members.map(\.intervened) == alone.map(\.intervened))
            means.append(try #require(row.prediction.observed).mean)
        }
        let genes = Array(small.dataSet.genes.indices)
        #expect(try model.predictions(of: genes, mask: mask) == means)
        // A shard and another order are the same numbers.
        #expect(try model.predictions(of: genes.reversed(), mask: mask) == means.reversed())
    }

    @Test func `all genes are held out, whatever a split says`() throws {
        let model = try model()
        #expect(small.dataSet.genes.indices.allSatisfy { model.isHeldOut(geneAt: $0) == true })
        #expect(model.isHeldOut(geneAt: -1) == nil && model.isHeldOut(geneAt: 99) == nil)
        #expect(try model.heldOutGenes() == cut.folds.joined().sorted())
        #expect(
            model.folds == [[0, 1], [2, 3], [4, 5]]
                && model.training == "3 folds, 2 members each, seeds 2, 22")
        #expect(model.notes.isEmpty && model.speaking[99] == Array(0..<6))
        // One set of members per fold, and all of them for the gene that is not measured.
        #expect(model.speaking.sets.count == 4)
        let lines = model.provenance.lines("predict", version: "t")
        #expect(lines.contains("model: cv, 3 folds, 2 members each") && lines.contains(Provenance.foldsNote))
        #expect(lines.contains { $0.hasPrefix("weights: fold-2/seed-22/last.safetensors sha256 ") })
    }

    @Test func `a gene that every member saw is predicted by all and marked, one that none saw is held out`()
        throws
    {
        try FileManager.default.removeItem(atPath: small.path("cv/fold-2"))
        let model = try model()
        for (fold, genes) in cut.folds.enumerated() {
            #expect(genes.allSatisfy { model.isHeldOut(geneAt: $0) == (fold != 1) })
            #expect(genes.allSatisfy { model.speaking[$0].count == (fold == 1 ? 4 : 2) })
        }
        #expect(model.isHeldOut(geneAt: 4) == true && model.speaking[4].count == 4)
        #expect(model.notes == ["7 of 21 genes predicted by all members, which learned from them"])
        #expect(try model.heldOutGenes() == (cut.folds[0] + cut.folds[2]).sorted())
        let rows = try PredictionRun(model, PredictionRequest(), version: "t").predictions()
        let groups = Evaluation(
            Evaluation.Point.points(rows, of: small.dataSet, isHeldOut: model.isHeldOut), unit: "u",
            resamplings: 0
        ).groups
        #expect(groups.first?.heldOutGenes == 13 && groups.first?.heldOut == false)
    }

    @Test func `one member each has no spread, and unequal folds say how many there are`() throws {
        for fold in 0..<3 {
            try FileManager.default.removeItem(atPath: small.path("cv/fold-\(fold + 1)/seed-22"))
        }
        let one = try model()
        #expect(one.provenance.model?.folds == "3 folds, 1 member each")
        try write(fold: 0, seed: 22)
        #expect(try model().provenance.model?.folds == "3 folds, 4 members")
    }

    /// What does not belong together is an error that names both files; what cannot be used says what to do.
    @Test(arguments: [
        ("other sizes", "holds a model of other sizes or another form (d 16, layers 1,", true),
        ("no contexts", "C 0,", true), ("another variant", "is of the variant concat, but ", true),
        ("another cut", "was trained without fold 2 of 5, but ", true),
        ("another blind fold", "was trained without fold 2 of 3, without fold 1, but ", true),
        ("nothing recorded", "does not record which genes it learned from", false),
        ("damaged record", "does not record which genes it learned from", false),
        ("inputs withheld", "never saw a (crossvalidate --without)", false),
    ])
    func `folds that are none`(fault: String, expected: String, namesBoth: Bool) throws {
        try write(fold: 1, seed: 22) { configuration, metadata in
            switch fault {
            case "other sizes": (configuration.width, configuration.inner) = (16, 32)
            case "no contexts": configuration.generator = nil
            case "another variant": metadata["variant"] = "concat"
            case "another cut": metadata["held_out"] = "fold 2 of 5"
            case "another blind fold": metadata["held_out"] = "fold 2 of 3, without fold 1"
            case "nothing recorded": metadata["learned_from"] = nil
            case "damaged record": metadata["learned_from"] = "12"
            default: metadata["withheld"] = "a"
            }
        }
        let message = try #require(failure { try model() })
        #expect(message.hasPrefix(path(1, 22) + ": ") && message.contains(expected), "\(message)")
        #expect(message.contains(path(0, 2)) == namesBoth)
    }

    @Test func `a member that is still being trained`() throws {
        var settings = TrainingSettings()
        settings.steps = 10
        let words = try String(decoding: JSONEncoder().encode(settings), as: UTF8.self)
        for (step, isFinished) in [(4, false), (10, true)] {
            var checkpoint = try Checkpoint.read(contentsOf: path(1, 2))
            checkpoint.metadata["settings"] = words
            checkpoint.tensors["training.steps"] = CheckpointTensor(shape: [1], integers: [Int64(step)])
            try checkpoint.write(safetensors: path(1, 2))
            let message = failure { try model() }
            #expect((message == nil) == isFinished)
            #expect(
                isFinished || message?.contains("is not trained to its end (step 4 of 10); the same") == true)
        }
        // A file that is none is named.
        try Data("x".utf8).write(to: URL(filePath: path(2, 22)))
        #expect(failure { try model() }?.contains(path(2, 22)) == true)
    }

    /// States compare genes, so that contexts are of all members; what is predicted beside them is not.
    @Test func `states of all members, predictions of each gene's`() throws {
        let model = try model()
        let run = try StateRun(model, predicts: true)
        for index in run.indices {
            let window = try model.encoder.window(ofGeneAt: index)
            #expect(try model.ensemble.contextVector(signals: window.signals) == Array(run.vectors[index]))
            #expect(run.predictions[index].members.count == model.speaking[index].count)
        }
        let states = try ContextStates(learnedFrom: run.vectors, count: .given(2))
        let table = StateTable(run, states, names: StateNames(), seed: 2, version: "t")
        #expect(table.header.contains(Provenance.foldStatesNote))
    }
}

@Suite struct FoldedBackgroundTests {
    /// Every fold has learned background states of its own: a gene's are those of the members that speak for it.
    @Test func `each fold's own background states`() throws {
        let sample = try BackgroundSample()
        let run = try sample.learned()
        let c = BackgroundSample.adjusted
        let genes = sample.dataSet.genes, half = genes.count / 2
        let priors = [[0.5, 0.3, 0.2], [0.1, 0.2, 0.7]]
        for (fold, seen) in [genes[half...], genes[..<half]].enumerated() {
            var states = run.model
            states.prior = priors[fold]
            let folder = sample.path("cv/fold-\(fold + 1)/seed-2")
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Checkpoint(
                Parameters(initialising: c, seed: UInt64(fold + 5)), configuration: c, background: states,
                metadata: LearnedGenes(
                    seen, isSimulated: sample.dataSet.manifest.isSimulated,
                    split: "all but fold \(fold + 1) of 2"
                ).metadata
            ).write(safetensors: folder + "/last.safetensors")
        }
        let source = try Manifest.ModelSource(
            weights: [sample.path("cv")], name: "cv", signals: nil, of: sample.dataSet.manifest)
        let rows = try PredictionRun(
            DataSetModel(sample.dataSet, source), PredictionRequest(isFull: true), version: "t"
        ).predictions()
        for row in rows {
            let member = try #require(row.prediction.members.first)
            #expect(row.prediction.members.count == 1 && member.intervened != nil)
            #expect(member.background?.assignment == run.assignments[row.index])
            #expect(member.background?.prior == priors[row.index < half ? 0 : 1].map { Float($0) })
        }
    }
}
