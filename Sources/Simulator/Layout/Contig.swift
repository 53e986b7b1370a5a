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
