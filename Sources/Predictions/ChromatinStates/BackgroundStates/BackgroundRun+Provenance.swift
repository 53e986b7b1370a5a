import GenomeData
import PrismModel

extension BackgroundRun {
    /// What made an output, one line each, for a header.
    ///
    /// - Parameters:
    ///   - version: the program's.
    ///   - seed: of the learning.
    ///   - model: what the model is whose file has the states; nil where no model was asked.
    /// - Returns: the lines, without any mark of a comment.
    public func provenance(version: String, seed: UInt64, model: Provenance.Model? = nil) -> [String] {
        var provenance = bins.provenance
        provenance.model = model
        return provenance.lines("states --background", version: version) + about(seed: seed)
    }

    /// What the states are and how they were come by, one line each, for a header that says what made it already.
    ///
    /// `seed` is that of the learning, where they were learned.
    public func about(seed: UInt64 = 2) -> [String] {
        var lines: [String] = []
        let count = model.backgroundStates
        switch source {
        case .learned(let result):
            lines.append(
                "background states: \(count) of \(model.chain.states), the others elements that last less than "
                    + "\(BackgroundModel.shortestStretch) bases; Gaussian hidden Markov model, seed \(seed), learned from "
                    + bins.chains.filter(\.isTraining).map(\.contig.name).joined(separator: ", "))
            lines.append(
                "log-likelihood: \(result.logLikelihood) of \(result.bins) bins with data, \(result.steps) steps"
            )
        case .model: lines.append("background states: \(count), as the model's file has them")
        case .segmentation(let file): lines.append("background states: \(count), of the segmentation \(file)")
        }
        let described = bins.described.map { "\($0.name) as mean \($0.unit)" }
        lines.append("binned: " + (described.isEmpty ? "none" : described.joined(separator: ", ")))
        if !off.isEmpty {
            lines.append(
                "switched off: " + off.sorted().map { model.signals[$0].name }.joined(separator: ", "))
        }
        lines.append(
            "bins: \(bins.binSize) bases, missing within \(bins.margin) of a TSS and where less than 25 % has data"
        )
        return lines + bins.notes + notes
    }
}

extension BackgroundBins {
    /// What the bins come of: the data set and its signals.
    public var provenance: Provenance {
        Provenance(dataSet, signals: signals, window: dataSet.manifest.window, usesFeatures: false)
    }
}
