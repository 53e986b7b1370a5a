import GenomeData
import Predictions
import PrismModel

/// What a mask does to the predictions that are known with it and with every signal on: of genes that the model did not learn
/// from, wherever there are some.
struct AblationEffect: Sendable, Equatable {
    /// A figure under the mask, and how far it is from the one with every signal on, on the same genes.
    struct Figure: Sendable, Equatable {
        var value: Double
        var change: Double
    }

    /// Which genes that is said of: of the kind that the header's figures are of.
    var kind = ScoredGenes.Kind.unknown
    /// Those predicted both ways.
    var genes = 0
    /// The mean of the prediction under the mask less the one with every signal on.
    var mean: Double?
    /// The mean magnitude of a gene's change.
    var meanMagnitude: Double?
    /// Genes with a prediction under the mask that are measured.
    var measured = 0
    /// Pearson's r with the measurements.
    var r: Figure?
    /// The mean squared error.
    var mse: Figure?

    init() {}

    /// `full` is with every signal on, `known` every gene's measured value.
    init(
        _ survey: Survey, against full: Survey?, measured known: [Float?], split: (Int) -> Split?,
        isHeldOut: (Int) -> Bool?
    ) {
        guard let full else { return }
        let measured = known.indices.filter { known[$0] != nil }
        kind = ScoredGenes.kind(
            of: measured.isEmpty ? Array(0..<survey.genes) : measured, split: split, isHeldOut: isHeldOut)
        var (with, without, truth) = ([Float](), [Float](), [Float]())
        var (sum, magnitude) = (0.0, 0.0)
        for gene in 0..<survey.genes where kind.holds(split: split(gene), isHeldOut: isHeldOut(gene)) {
            guard let value = survey.value(gene), let base = full.value(gene) else { continue }
            sum += Double(value - base)
            magnitude += Double((value - base).magnitude)
            genes += 1
            guard known.indices.contains(gene), let measured = known[gene] else { continue }
            without.append(value)
            with.append(base)
            truth.append(measured)
        }
        guard genes > 0 else { return }
        mean = sum / Double(genes)
        meanMagnitude = magnitude / Double(genes)
        self.measured = truth.count
        guard let before = Agreement(predicted: with, measured: truth),
            let after = Agreement(predicted: without, measured: truth)
        else { return }
        mse = Figure(value: after.mse, change: after.mse - before.mse)
        if let a = after.pearson, let b = before.pearson { r = Figure(value: a, change: a - b) }
    }
}
