/// γ, the direct effect of Z on expression: the backdoor path, on contigs of either kind.
struct StateEffects: Sendable {
    /// P(z): the share of each state among the genes of the contigs that are not shifted.
    let shares: [Double]
    /// γ of each state, in the order of `ChromatinState`.
    let regular: [Double]
    /// γ on shifted contigs: γ̄ + κ(γ − γ̄), so that its mean under P(z) is the same.
    let shifted: [Double]
    /// γ̄ = Σ P(z)·γ(z).
    let mean: Double

    init(_ layout: Layout, _ parameters: SimulationParameters) {
        var counts = [Double](repeating: 0, count: ChromatinState.allCases.count)
        for contig in layout.contigs where contig.role != .shifted {
            for domain in contig.domains { counts[domain.state.rawValue] += Double(domain.genes.count) }
        }
        let total = max(1, counts.reduce(0, +))
        shares = counts.map { $0 / total }
        regular = ChromatinState.allCases.map { parameters.backdoor * $0.profile.expression }
        let mean = zip(shares, regular).reduce(0) { $0 + $1.0 * $1.1 }
        self.mean = mean
        shifted = regular.map { mean + parameters.shift * ($0 - mean) }
    }

    /// γ of each state on a contig.
    func effects(on role: ContigRole) -> [Double] { role == .shifted ? shifted : regular }
}
