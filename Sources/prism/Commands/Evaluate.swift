import ArgumentParser
import Foundation
import GenomeData
import Predictions
import PrismModel
import Wording

struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compare predictions with measured expression.",
        discussion: """
            Mean squared and absolute error, Pearson's and Spearman's correlation of predicted and measured over all \
            measured genes, by split and by contig, each with a 95 % bootstrap interval over genes. Genes that the \
            weights learned from are named: figures of them do not tell how well others are predicted.
            """)

    @OptionGroup var source: ModelOptions

    @Option(help: "A table that prism predict wrote, instead of predicting anew.")
    var predictions: String?

    @Option(
        parsing: .unconditional,
        help: "Signals and groups of features to switch off, by name, separated by commas.")
    var mask: String?

    @Option(help: "What stands in for what is off: the data set's mean, or zero.")
    var baseline: Baseline = .mean

    @Option(help: "Resamplings for the intervals; 0 for none.")
    var bootstrap = 1000

    @Option(help: "The seed of the resampling.")
    var seed: UInt64 = 2

    @Option(help: "Threads to use; all cores if not given.")
    var threads = PrismModel.defaultThreads

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        guard (0...100_000).contains(bootstrap) else {
            throw ValidationError("--bootstrap must be 0 … 100000")
        }
        guard (1...1024).contains(threads) else { throw ValidationError("--threads must be 1 … 1024") }
        guard predictions == nil || mask == nil else {
            throw ValidationError("--mask is for predicting, not for a table of predictions")
        }
    }

    func run() throws {
        let (points, dataSet, provenance) = try points()
        guard let unit = dataSet.expression?.unit, !points.isEmpty else {
            throw ValidationError("\(source.dataset): no predicted gene has measured expression")
        }
        let evaluation = Evaluation(points, unit: unit, resamplings: bootstrap, seed: seed)
        warn(of: evaluation)
        if json {
            return try StandardOutput.write(
                json: evaluation, provenance: provenance, keys: .convertToSnakeCase)
        }
        try StandardOutput.write(
            lines: EvaluationText(evaluation: evaluation, simulated: dataSet.manifest.isSimulated).lines)
    }

    /// Says on standard error how many of the genes were learned from, or that nobody knows.
    private func warn(of evaluation: Evaluation) {
        guard predictions == nil, let all = evaluation.groups.first else { return }
        guard let heldOut = all.heldOutGenes else {
            return StandardError.write(
                "warning: the weights do not say which genes they learned from: held-out genes are not told apart\n"
            )
        }
        guard heldOut < all.genes else { return }
        StandardError.write(
            "warning: the weights learned from \((all.genes - heldOut).counted(of: all.genes, "gene")); "
                + (heldOut == 0 ? "none is held out\n" : "groups that are held out say so\n"))
    }

    /// Measured and predicted values, their data set, and what made the predictions.
    private func points() throws -> ([Evaluation.Point], DataSet, [String]) {
        if let predictions {
            let dataSet = try DataSet(path: source.dataset)
            let (points, made) = try Evaluation.Point.points(table: predictions, of: dataSet)
            return (points, dataSet, ["prism \(Version.text) evaluate, of \(predictions)"] + made)
        }
        let model = try source.load()
        let request = PredictionRequest(off: ModelOptions.list(mask), baseline: baseline)
        let run = try PredictionRun(model, request, version: Version.text)
        let progress = ProgressLine("predicting", total: run.indices.count)
        defer { progress.finish() }
        let rows = try run.predictions(threads: threads) { progress.update($0) }
        return (
            Evaluation.Point.points(rows, of: model.dataSet, isHeldOut: model.isHeldOut), model.dataSet,
            run.provenance.lines("evaluate", version: Version.text)
        )
    }
}
