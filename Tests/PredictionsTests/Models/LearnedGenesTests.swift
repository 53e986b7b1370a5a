import Checkpoints
import GenomeData
import PrismModel
import Testing

@testable import Predictions

@Suite struct LearnedGenesTests {
    private let small: SmallRun

    init() throws { small = try SmallRun() }

    @Test func `written to metadata and read back`() throws {
        let genes = small.dataSet.genes
        let learned = LearnedGenes(genes.prefix(5), isSimulated: true, split: "train")
        let read = try #require(LearnedGenes(metadata: learned.metadata))
        #expect(read == learned && read.count == 5 && read.split == "train")
        for (index, gene) in genes.enumerated() {
            #expect(read.contains(gene, isSimulated: true) == (index < 5))
            // A gene of that name of no simulation is another one.
            #expect(!read.contains(gene, isSimulated: false))
        }
        for broken in ["", "12", "zzzzzzzzzzzz", "ÄÄÄÄÄÄ"] {
            #expect(LearnedGenes(metadata: ["learned_from": broken, "learned_from_split": "train"]) == nil)
        }
        #expect(LearnedGenes(metadata: [:]) == nil)

        let later = LearnedGenes(genes[4...6], isSimulated: true, split: "all but fold 1 of 2")
        let both = later.union(learned)
        #expect(both.count == 7 && both.contains(genes[0], isSimulated: true))
        #expect(both.split == "all but fold 1 of 2, started from weights of train")
        #expect(learned.union(learned) == learned)
    }

    private func model(_ metadata: [String: String], beside other: [String: String]? = nil) throws
        -> DataSetModel
    {
        var files: [String] = []
        for (number, metadata) in [metadata, other].compactMap({ $0 }).enumerated() {
            var checkpoint = try Checkpoint.read(contentsOf: small.path("m2.safetensors"))
            checkpoint.metadata = metadata
            let path = small.path("recorded-\(number).safetensors")
            try checkpoint.write(safetensors: path)
            files.append(path)
        }
        let source = try Manifest.ModelSource(
            weights: files, name: "recorded", signals: nil, of: small.dataSet.manifest)
        return try DataSetModel(small.dataSet, source)
    }

    @Test func `a gene is held out where no member learned from it`() throws {
        let genes = small.dataSet.genes
        let first = LearnedGenes(genes[..<4], isSimulated: true, split: "train").metadata
        let second = LearnedGenes(genes[2..<6], isSimulated: true, split: "train").metadata
        let both = try model(first, beside: second)
        #expect(genes.indices.filter { both.isHeldOut(geneAt: $0) == true } == Array(6..<21))
        #expect(both.isHeldOut(geneAt: 21) == nil)
        // A member that does not tell leaves it open, but for those that another learned from.
        let partly = try model(first, beside: [:])
        #expect(partly.isHeldOut(geneAt: 0) == false && partly.isHeldOut(geneAt: 8) == nil)
        #expect(throws: GenomeDataError.self) { try partly.heldOutGenes() }
        // Of an earlier version, trained on this data set: the split tells. chr2 is for test.
        let earlier = try model(["dataset": "small"])
        #expect(genes.indices.allSatisfy { earlier.isHeldOut(geneAt: $0) == (genes[$0].contig == "chr2") })
        #expect(try earlier.heldOutGenes() == Array(13..<21))
        #expect(try model(["dataset": "small", "held_out": "fold 1 of 5"]).isHeldOut(geneAt: 0) == nil)
    }

    @Test func `groups say whether they are held out`() throws {
        let learned = LearnedGenes(small.dataSet.genes[..<13], isSimulated: true, split: "train").metadata
        let model = try model(learned)
        let rows = try PredictionRun(model, PredictionRequest(), version: "t").predictions()
        let points = Evaluation.Point.points(rows, of: small.dataSet, isHeldOut: model.isHeldOut)
        let groups = Evaluation(points, unit: "u", resamplings: 0).groups
        func group(_ name: String) throws -> Evaluation.Group {
            try #require(groups.first { $0.name == name })
        }
        let all = try group("all")
        #expect(all.heldOut == false && all.heldOutGenes == 8)
        let (test, train) = (try group("test"), try group("train"))
        #expect(test.heldOut == true && train.heldOut == false)
        let unknown = Evaluation.Point.points(rows, of: small.dataSet)
        #expect(Evaluation(unknown, unit: "u", resamplings: 0).groups[0].heldOut == nil)
    }

    @Test func `a mask that the weights were not trained for is an extrapolation`() throws {
        let run = try small.run(PredictionRequest(off: ["a"]))
        #expect(run.provenance.isExtrapolation)
        #expect(run.provenance.lines("predict", version: "t").contains(Provenance.extrapolationNote))
        #expect(try !small.run().provenance.isExtrapolation)
        var trained = run.provenance
        trained.model?.trainedWithSignalsMissing = true
        #expect(!trained.isExtrapolation)
        trained.baseline = .zero
        #expect(trained.isExtrapolation)
    }
}
