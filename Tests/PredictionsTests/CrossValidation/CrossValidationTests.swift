import GenomeData
import PrismModel
import Testing

@testable import Predictions

@Suite struct CrossValidationTests {
    private func genes(_ count: Int) -> [Gene] {
        var random = SplitMix64(seed: 3)
        return (0..<count).map { index in
            Gene(
                id: "G\(index)", symbol: "G\(index)", contig: index % 3 == 0 ? "chr2" : "chr1",
                tss: Int(random.unit() * 1000), strand: .forward)
        }
    }

    @Test func `folds are contiguous, of like size, and hold every measured gene once`() throws {
        let genes = genes(47)
        let measured = genes.indices.filter { $0 % 5 != 1 }
        for count in [2, 5, measured.count] {
            let folds = try PositionFolds(genes, measured: measured, count: count).folds
            #expect(folds.count == count)
            #expect(folds.flatMap { $0 }.sorted() == measured)
            #expect((folds.map(\.count).max() ?? 0) - (folds.map(\.count).min() ?? 0) <= 1)
            let order: [(Int, Int)] = folds.joined().map { gene in
                (genes[gene].contig == "chr2" ? 0 : 1, genes[gene].tss)
            }
            #expect(zip(order, order.dropFirst()).allSatisfy { $0 <= $1 }, "contigs in the data set's order")
        }
    }

    @Test func `what is held out is not trained on, and a blind fold is nowhere`() throws {
        let genes = genes(30)
        let all = try PositionFolds(genes, measured: Array(genes.indices), count: 5)
        for fold in all.folds.indices {
            #expect(Set(all.training(holdingOut: fold)).isDisjoint(with: all.folds[fold]))
            let blind = all.without(fold)
            #expect(blind.folds.count == 4)
            #expect(blind.folds.flatMap { $0 }.allSatisfy { !all.folds[fold].contains($0) })
        }
    }

    @Test(arguments: [0, 1, 31]) func `impossible numbers of folds are errors`(count: Int) {
        #expect(throws: PrismError.self) {
            try PositionFolds(genes(30), measured: Array(0..<30), count: count)
        }
    }

    @Test func `withheld inputs are zero and all else is as it was`() throws {
        let run = try SmallRun()
        let encoder = WindowEncoder(run.dataSet, usesFeatures: false)
        let whole = try WithheldInputs([0, 4, 5], of: encoder, withholding: [])
        let part = try WithheldInputs([0, 4, 5], of: encoder, withholding: ["b"])
        #expect(whole.count == 2, "gene 4 was not measured")
        for gene in 0..<part.count {
            let (all, some) = (try whole.window(gene, shift: 3), try part.window(gene, shift: 3))
            #expect(part.target(gene) == whole.target(gene) && all.bases == some.bases)
            for index in all.signals.indices {
                #expect(some.signals[index] == (index % 2 == 1 ? 0 : all.signals[index]))
            }
            #expect(all.signals.contains { $0 != 0 })
        }
        let error = #expect(throws: PrismError.self) {
            try WithheldInputs([0], of: encoder, withholding: ["H3K27ac"])
        }
        #expect("\(String(describing: error))".contains("H3K27ac"))
    }

    @Test func `scores are those of the seeds' mean, fold by fold and together`() throws {
        let folds = [
            CrossValidationScore.Fold(
                genes: ["a", "b", "c"], measured: [0, 1, 2], predicted: [[0, 1, 3], [0, 1, 1]]),
            CrossValidationScore.Fold(genes: ["d", "e"], measured: [4, 2], predicted: [[1, 0], [3, 0]]),
        ]
        let score = try #require(CrossValidationScore(folds, unit: "u", resamplings: 50, seed: 1))
        #expect(score.folds.map(\.count) == [3, 2])
        #expect(score.folds[0].mse == 0 && score.folds[1].mse == 4)
        #expect(score.pooled.genes == 5 && score.pooled.mse.value == 8.0 / 5)
        #expect(score.pooled.mse.low != nil)
        #expect(score.pearsonBySeed.count == 2)
        let expected = Agreement(predicted: [0, 1, 3, 1, 0], measured: [0, 1, 2, 4, 2])?.pearson
        #expect(score.pearsonBySeed[0] == expected)
        let spread = try #require(CrossValidationScore.spread([1, 2, 3]))
        #expect(spread.mean == 2 && spread.deviation == 1)
        #expect(CrossValidationScore([], unit: "u", resamplings: 0, seed: 1) == nil)
    }
}
