import Canvas
import Wording

/// The data set's mean signals per window position, as they are added up gene by gene: what stands in for a signal with
/// the mean baseline.
struct MeanSignals: Sendable, Equatable {
    /// Genes in all.
    let genes: Int
    /// L × S sums over the genes before `next`; empty before the first.
    var sums: [Double] = []
    /// Genes that are in the sums.
    var next = 0
    /// The means, L × S, once every gene is in them.
    private(set) var values: [Float]?
    /// Why there are none and will be none.
    var failure: String?

    /// Genes read at a time: short enough to be given up without loss.
    static let batch = 16

    init(genes: Int) { self.genes = genes }

    var batch: Range<Int> { next..<min(genes, next + Self.batch) }

    /// How far it is.
    var text: String { "mean signals of \(next.counted(of: genes, "gene"))" }

    /// Takes sums that go further than these.
    mutating func take(_ later: MeanSignals) {
        guard later.genes == genes, later.next > next else { return }
        self = later
        if next >= genes { values = sums.map { Float($0 / Double(max(1, genes))) } }
    }
}
