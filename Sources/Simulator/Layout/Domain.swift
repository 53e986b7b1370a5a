/// A stretch of a contig in one background state, with the genes that lie in it.
struct Domain: Sendable {
    /// Number on its contig, from 0.
    let index: Int
    /// 0-based half-open; both ends are multiples of 100.
    let range: Range<Int>
    /// Z.
    let state: ChromatinState
    /// The state that the sequence was made in: Z, but in a cell type other than the first, whose sequence it shares.
    let sequenceState: ChromatinState
    /// In order of position.
    let genes: [PlacedGene]

    /// A domain; unless told, its sequence was made in its state.
    init(
        index: Int, range: Range<Int>, state: ChromatinState, sequenceState: ChromatinState? = nil,
        genes: [PlacedGene]
    ) {
        self.index = index
        self.range = range
        self.state = state
        self.sequenceState = sequenceState ?? state
        self.genes = genes
    }

    /// The base in its middle.
    var middle: Int { range.lowerBound + range.count / 2 }
}
