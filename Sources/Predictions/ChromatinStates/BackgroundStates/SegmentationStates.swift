import GenomeData
import PrismModel

/// Background states taken from a segmentation instead of learned.
///
/// As with learned states, those whose stretches last less than 3 kb are elements and no background, and bins around
/// TSSs say nothing of their own: there the background is that of the bins around.
public struct SegmentationStates: Sendable {
    /// The states.
    public let model: BackgroundModel
    /// The labels, one chain for each of the bins' contigs.
    public let chains: [SignalBins]
    /// Names of the states that are elements.
    public let elements: [String]
    /// What was left out of the segmentation or cut, in words.
    public let notes: [String]
    /// Colours of the background states; nil where the file gives none.
    public let colours: [[UInt8]?]

    /// Takes the states of a segmentation of the bins' genome.
    ///
    /// - Throws: `GenomeDataError` where the annotation cannot be read, `PrismError` where no state lasts or too many do.
    public init(_ segmentation: Segmentation, _ bins: BackgroundBins) throws {
        let lengths = segmentation.meanLengths
        let lasting = segmentation.states.indices.filter {
            lengths[$0] >= Double(BackgroundModel.shortestStretch)
        }
        var number = [Int?](repeating: nil, count: segmentation.states.count)
        for (place, state) in lasting.enumerated() { number[state] = place }
        let mask = try PromoterMask(bins.dataSet, binSize: bins.binSize, margin: bins.margin)
        var changes = [Double](repeating: 0, count: lasting.count * lasting.count)
        var chains: [SignalBins] = []
        for chain in bins.chains {
            let states = segmentation.states(
                on: chain.contig.name, length: chain.contig.length, width: bins.binSize)
            var labels = states.map { $0.flatMap { number[$0] }.map(Float.init) ?? .nan }
            mask.apply(to: &labels, on: chain.contig.name)
            var last: Int?
            for label in labels where !label.isNaN {
                if let last, last != Int(label) { changes[last * lasting.count + Int(label)] += 1 }
                last = Int(label)
            }
            chains.append(SignalBins(signals: 1, values: labels))
        }
        model = try BackgroundModel(
            labels: lasting.map { segmentation.states[$0] }, lengths: lasting.map { lengths[$0] },
            changes: changes, file: segmentation.file, binSize: bins.binSize, margin: bins.margin)
        self.chains = chains
        let brief = segmentation.states.indices.filter { number[$0] == nil }
        elements = brief.map { segmentation.states[$0] }
        let named = brief.map { "\(segmentation.states[$0]) (\(Int(lengths[$0].rounded())) bp)" }
        notes =
            segmentation.notes
            + (named.isEmpty
                ? []
                : [
                    "no background but \(named.count == 1 ? "an element" : "elements"), as segments last less than "
                        + "\(BackgroundModel.shortestStretch) bp in the mean: "
                        + named.joined(separator: ", ")
                ])
        colours = lasting.map { segmentation.colours[$0] }
    }
}
