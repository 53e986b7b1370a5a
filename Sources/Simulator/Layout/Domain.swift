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

    /// The base in its middle.
    var middle: Int { range.lowerBound + range.count / 2 }
}

/// What a contig is for.
public enum ContigRole: String, CaseIterable, Sendable, Codable {
    /// Trained on.
    case train
    /// For choosing a checkpoint.
    case validation
    /// Never seen, made like the training contigs.
    case test
    /// Never seen, with the effect of Z on expression changed and everything else the same.
    case shifted
}

/// A contig laid out: domains that tile it, and their genes.
struct Contig: Sendable {
    /// Number among all contigs, from 0.
    let index: Int
    /// For instance `chrSim1`.
    let name: String
    let role: ContigRole
    /// In order of position, without holes.
    let domains: [Domain]

    /// Bases.
    var length: Int { domains.last?.range.upperBound ?? 0 }

    /// The domains to the left and right of one of these.
    func neighbours(of index: Int) -> (before: Domain?, after: Domain?) {
        (
            index > 0 ? domains[index - 1] : nil,
            index + 1 < domains.count ? domains[index + 1] : nil
        )
    }
}
