import Foundation
import GenomeData
import Predictions
import PrismModel
import Wording

/// How well trained weights predict genes that they did not learn from, and the command that opens them.
struct TrainingResult {
    /// The weights.
    let weights: String
    /// The data set's manifest.
    let dataSet: String
    let encoder: WindowEncoder
    /// Features that were withheld.
    let withheld: [String]
    let threads: Int

    /// One line with r and MSE of test genes, or else of validation genes, and one with the command.
    func lines() throws -> [String] {
        let command = "prism \(ShellWord.quoted(dataSet)) --weights \(ShellWord.quoted(weights))"
        for split in [Split.test, .validation] where encoder.dataSet.splits != nil {
            let genes = try WithheldInputs(split, of: encoder, withholding: withheld)
            guard genes.count > 1, let agreement = try agreement(genes) else { continue }
            let kind = split == .test ? "test" : "validation"
            let note = split == .test ? "" : ", by which the weights were chosen"
            return [
                "held out: r \(agreement.pearson.map { Figures.fixed($0, 3) } ?? "–"), MSE \(Figures.fixed(agreement.mse, 3)) "
                    + "of \(genes.count.counted("\(kind) gene"))\(note)", command,
            ]
        }
        return [
            "no measured gene is held out: prism crossvalidate tells how well others are predicted", command,
        ]
    }

    private func agreement(_ genes: WithheldInputs) throws -> Agreement? {
        let model = try PrismModel(contentsOf: weights)
        var predicted: [Float] = []
        for start in stride(from: 0, to: genes.count, by: 64) {
            let windows = try (start..<min(genes.count, start + 64)).map { try genes.window($0, shift: 0) }
            predicted += try model.predict(windows, threads: threads).map { $0.observed ?? .nan }
        }
        return Agreement(predicted: predicted, measured: (0..<genes.count).map(genes.target))
    }
}
