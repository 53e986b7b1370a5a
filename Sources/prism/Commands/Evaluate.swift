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
            weights learned from are named: figures of them do not tell how well others are predicted. Where every TSS has a \
            row of its own, each gene's sum is scored too.

            With --truth, on simulated data, three more: correlation with the true E[Y | do X] and mean squared error from it, \
            and how far the prediction follows the background, its coefficient in a regression on the true effects of \
            background, sequence, marks and mRNA (0 for what has averaged it out).
            """)

    @OptionGroup var source: ModelOptions

    @OptionGroup var truth: TruthOptions

    @Flag(help: "Evaluate the intervened prediction.")
    var intervened = false

    @Option(help: "A table that prism predict wrote, instead of predicting anew.")
    var predictions: String?

    @OptionGroup var masking: MaskOptions

    @OptionGroup var resampling: BootstrapOptions

    @Option(help: "The seed of the resampling.")
    var seed: UInt64 = 2

    @OptionGroup var cores: ThreadOptions

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        guard predictions == nil || masking.mask == nil else {
            throw ValidationError("--mask is for predicting, not for a table of predictions")
        }
    }

    func run() throws {
        let (points, dataSet, provenance) = try points(intervened ? .intervened : .observed)
        guard let unit = dataSet.expression?.unit, !points.isEmpty else {
            throw ValidationError("\(source.dataset): no predicted gene has measured expression")
        }
        let evaluation = Evaluation(
            points, unit: unit, scored: intervened ? .intervened : .observed,
            transform: dataSet.expression?.transform ?? .none, resamplings: resampling.bootstrap, seed: seed)
        warn(of: evaluation)
        if json {
            return try StandardOutput.write(
                json: evaluation, provenance: provenance, keys: .convertToSnakeCase)
        }
        try StandardOutput.write(
            lines: EvaluationText(
                evaluation: evaluation, simulated: dataSet.manifest.isSimulated,
                about: provenance.filter { $0.hasPrefix("data set:") || $0.hasPrefix("model:") },
                mask: Provenance.maskLines(of: provenance)
            ).lines)
    }

    /// Says on standard error how many of the genes were learned from, or that nobody knows.
    private func warn(of evaluation: Evaluation) {
        guard let all = evaluation.groups.first else { return }
        guard let heldOut = all.heldOutGenes else {
            return StandardError.write(
                "warning: \(predictions == nil ? "the weights do" : "the table does") not say which genes were learned from: "
                    + "held-out genes are not told apart\n")
        }
        guard heldOut < all.genes else { return }
        StandardError.write(
            "warning: the weights learned from \((all.genes - heldOut).counted(of: all.genes, "gene")); "
                + (heldOut == 0 ? "none is held out\n" : "groups that are held out say so\n"))
    }

    /// Measured and predicted values, their data set, and what made the predictions.
    private func points(
        _ scored: Evaluation.Scored
    ) throws -> ([Evaluation.Point], DataSet, [String]) {
        if let predictions {
            let dataSet = try DataSet(path: source.dataset)
            let (points, made) = try Evaluation.Point.points(
                table: predictions, of: dataSet, scored: scored, truth: try causes(dataSet))
            return (points, dataSet, ["prism \(Version.text) evaluate, of \(predictions)"] + made)
        }
        let model = try source.load()
        guard scored == .observed || model.ensemble.intervenes else {
            throw ValidationError(
                "the model \(model.name) is not adjusted for background states: there is no intervened prediction"
            )
        }
        let truth = try causes(model.dataSet)
        let request = PredictionRequest(
            off: masking.off, baseline: masking.baseline, isFull: scored == .intervened)
        let run = try PredictionRun(model, request, version: Version.text)
        let work = StoppableRun("predicting", total: run.indices.count, "gene", kept: nil)
        let rows = try work.run { try run.predictions(threads: cores.threads) { try work.update($0) } }
        ModelOptions.warnOfBackground(model)
        // Nor is anything kept of the resampling that follows.
        Interruption.end()
        return (
            Evaluation.Point.points(
                rows, of: model.dataSet, scored: scored, truth: truth, isHeldOut: model.isHeldOut),
            model.dataSet,
            run.provenance.lines("evaluate", version: Version.text)
        )
    }

    /// What caused the genes' expression, where it is asked for.
    private func causes(_ dataSet: DataSet) throws -> CausalTruth? {
        try truth.truth ? CausalTruth(path: truth.path(dataSet.manifest), of: dataSet) : nil
    }
}
