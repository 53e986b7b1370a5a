import GenomeData
import PrismModel

/// Background states scored against the truth of simulated data.
public struct BackgroundScore: Sendable, Equatable {
    /// How many true states there are.
    public let trueStates: Int
    /// The states of genes, at their TSSs: all first, then by split, then by contig.
    public let genes: [StateAgreement]
    /// The states of bins, promoters among them; nil where no true domains are known.
    public let bins: PartitionAgreement?

    /// Scores the states of a run.
    public init(_ run: BackgroundRun, _ truth: StateTruth, domains: TrueDomains?) {
        trueStates = truth.count
        let states = run.dataSet.genes.indices.map { run.state(ofGeneAt: $0) }
        let assigned = states.indices.filter { states[$0] != nil }
        genes = truth.agreement(of: assigned.compactMap { states[$0] }, indices: assigned, in: run.dataSet)
        var domains = domains
        for (number, chain) in run.bins.chains.enumerated() {
            domains?.compare(run.pieces(onContig: number), on: chain.contig.name, step: run.bins.binSize)
        }
        bins = domains?.agreement
    }

    /// The adjusted Rand index over all genes.
    public var tssARI: Double? { genes.first { $0.by == "all" }?.ari }
}
