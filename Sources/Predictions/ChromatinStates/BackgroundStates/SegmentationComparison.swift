import GenomeData
import PrismModel

/// Background states beside those of a segmentation.
public struct SegmentationComparison: Sendable, Equatable, Codable {
    /// The segmentation's file.
    public let file: String
    /// The segmentation's states.
    public let states: [String]
    /// Bins in both, background states × states of the segmentation.
    public let bins: [[Int]]
    /// The adjusted Rand index over bins; nil for no bin in both.
    public let binARI: Double?
    /// The adjusted Rand index over genes, at their TSSs' bins.
    public let tssARI: Double?
    /// Normalised mutual information over bins.
    public let binNMI: Double?

    /// Compares a run with a segmentation of its genome.
    public init(_ run: BackgroundRun, _ segmentation: Segmentation) {
        var table = [[Int]](
            repeating: [Int](repeating: 0, count: segmentation.states.count),
            count: run.model.backgroundStates)
        var (learned, given): ([UInt8], [Int]) = ([], [])
        var genes: (learned: [Int], given: [Int]) = ([], [])
        for (number, chain) in run.bins.chains.enumerated() {
            let states = segmentation.states(
                on: chain.contig.name, length: chain.contig.length, width: run.bins.binSize)
            for (label, state) in zip(run.labels[number], states) {
                guard let state else { continue }
                table[Int(label)][state] += 1
                learned.append(label)
                given.append(state)
            }
            for gene in run.dataSet.annotation.genes(on: chain.contig.name) {
                let bin = gene.tss / run.bins.binSize
                guard states.indices.contains(bin), let state = states[bin],
                    let index = run.dataSet.annotation.index(ofID: gene.id),
                    let own = run.state(ofGeneAt: index)
                else { continue }
                genes.learned.append(own)
                genes.given.append(state)
            }
        }
        file = segmentation.file
        states = segmentation.states
        bins = table
        let agreement = PartitionAgreement(learned, given)
        binARI = agreement?.adjustedRandIndex
        binNMI = agreement?.normalizedMutualInformation
        tssARI = PartitionAgreement(genes.learned, genes.given)?.adjustedRandIndex
    }
}
