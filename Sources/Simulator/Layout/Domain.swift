/// A stretch of a contig in one background state, with the genes that lie in it.
struct Domain: Sendable {
    /// Number on its contig, from 0.
    let index: Int
    /// 0-based half-open; both ends are multiples of 100.
    let range: Range<Int>
    /// Z.
    let state: ChromatinState
    /// In order of position.
    let genes: [PlacedGene]
}
