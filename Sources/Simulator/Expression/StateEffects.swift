/// γ, the effect of the background on expression past the signals: the backdoor path, on contigs of either kind.
struct StateEffects: Sendable {
    /// P(z): the share of each state among the genes of the contigs that are not shifted.
    let shares: [Double]
    /// γ of each state, in the order of `ChromatinState`.
    let regular: [Double]
    /// γ on shifted contigs: γ̄ + κ(γ − γ̄), so that its mean over genes is the same.
    let shifted: [Double]
    /// γ̄: the mean over the genes of the contigs that are not shifted; Σ P(z)·γ(z) where there are states.
    let mean: Double

    private let factor: Double
    private let shift: Double
    /// γ over genes, regular and shifted, where the background is continuous.
    private let distributions: (regular: EffectDistribution, shifted: EffectDistribution)?

    init(_ layout: Layout, _ parameters: SimulationParameters) {
        var counts = [Double](repeating: 0, count: ChromatinState.allCases.count)
        for contig in layout.contigs where contig.role != .shifted {
            for domain in contig.domains { counts[domain.state.rawValue] += Double(domain.genes.count) }
        }
        let total = max(1, counts.reduce(0, +))
        shares = counts.map { $0 / total }
        regular = ChromatinState.allCases.map { parameters.backdoor * $0.profile.expression }
        (factor, shift) = (parameters.backdoor, parameters.shift)
        if parameters.backgroundEffect == .continuous {
            let values = Self.effects(layout).map { parameters.backdoor * $0 }
            let mean = values.reduce(0, +) / Double(max(1, values.count))
            self.mean = mean
            let shifted = values.map { mean + parameters.shift * ($0 - mean) }
            distributions = (EffectDistribution(values), EffectDistribution(shifted))
        } else {
            mean = zip(shares, regular).reduce(0) { $0 + $1.0 * $1.1 }
            distributions = nil
        }
        let mean = self.mean
        shifted = regular.map { mean + parameters.shift * ($0 - mean) }
    }

    /// γ at the genes of contigs that are not shifted, where the background is continuous.
    private static func effects(_ layout: Layout) -> [Double] {
        layout.contigs.filter { $0.role != .shifted }.flatMap { contig in
            contig.domains.flatMap { domain in
                domain.genes.map {
                    contig.background(at: $0.tss, in: domain, .continuous).expression
                }
            }
        }
    }

    /// γ of each state on a contig.
    func effects(on role: ContigRole) -> [Double] { role == .shifted ? shifted : regular }

    /// γ of a background as on contigs that are not shifted.
    func usual(_ background: LocalBackground) -> Double { factor * background.expression }

    /// γ of a background on a contig.
    func effect(of background: LocalBackground, on role: ContigRole) -> Double {
        let usual = usual(background)
        return role == .shifted ? mean + shift * (usual - mean) : usual
    }

    /// E[max(0, base + scale · γ)] over genes, with γ as on a contig.
    func average(_ base: Double, scale: Double, on role: ContigRole) -> Double {
        if let distributions {
            return (role == .shifted ? distributions.shifted : distributions.regular).meanAboveZero(base)
        }
        return zip(shares, effects(on: role)).reduce(0) { $0 + $1.0 * max(0, base + scale * $1.1) }
    }
}
