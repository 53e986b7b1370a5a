import GenomeData
import PrismModel

extension BackgroundRun {
    /// What made an output, one line each, for a header.
    ///
    /// - Parameters:
    ///   - version: the program's.
    ///   - seed: of the learning.
    /// - Returns: the lines, without any mark of a comment.
    public func provenance(version: String, seed: UInt64) -> [String] {
        let manifest = dataSet.manifest
        var lines = [
            "prism \(version) states --background",
            "data set: \(manifest.name)\(manifest.isSimulated ? " (SIMULATED)" : "")",
        ]
        if let assembly = manifest.assembly { lines.append("assembly: \(assembly)") }
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
        lines.append("signals: " + (described.isEmpty ? "none" : described.joined(separator: ", ")))
        if !off.isEmpty {
            lines.append(
                "switched off: " + off.sorted().map { model.signals[$0].name }.joined(separator: ", "))
        }
        lines.append(
            "bins: \(bins.binSize) bases, missing within \(bins.margin) of a TSS and where less than 25 % has data"
        )
        return lines + bins.notes
    }
}
