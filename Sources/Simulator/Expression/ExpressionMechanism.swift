/// The structural equation of expression, and what it would be under interventions.
struct ExpressionMechanism: Sendable {
    let effects: StateEffects
    let seed: UInt64

    /// μ.
    static let intercept = -2.2
    /// β, log10 units per unit of mark level.
    static let markSlope = 0.66
    /// Weights of the z-scores of 5′UTR, coding, intron and 3′UTR length, and of exon density.
    static let stability = (lengths: [-0.06, -0.12, 0.04, -0.12], density: 0.14)
    /// Deviation of ε, and of the few that are outliers.
    static let noise = (regular: 0.32, outlier: 0.9, shareOfOutliers: 0.03)
    /// CAGE tags per unit of CAGE.
    static let tagsPerUnit = 10.0
    /// Size of the negative binomial of tags.
    static let tagDispersion = 20.0

    /// The level of active marks at a promoter; 0 when both are gone.
    ///
    /// The mean of ln(1 + rate) over H3K27ac and DNase, rates being the expected coverage within 500 bases of
    /// the TSS.
    static func markLevel(h3k27ac: Double, dnase: Double) -> Double {
        (PortableMath.log(1 + h3k27ac) + PortableMath.log(1 + dnase)) / 2
    }

    /// latent = μ + sequence + β·marks + γ(Z) + stability + ε; CAGE counts tags of mean max(0, 10^latent −
    /// 1).
    func express(
        _ gene: PlacedGene, in state: ChromatinState, on role: ContigRole, sites: [MotifInstance],
        markLevel: Double, features: TranscriptFeatures
    ) -> Expression {
        var stream = RandomStream(seed: seed, .expression, gene.index)
        let isOutlier = stream.chance(Self.noise.shareOfOutliers)
        let noise = stream.normal(0, isOutlier ? Self.noise.outlier : Self.noise.regular)
        let gammas = effects.effects(on: role)
        let stability =
            zip(features.lengths, Self.stability.lengths).reduce(0) { $0 + $1.0 * $1.1 }
            + features.scaledExonDensity * Self.stability.density
        var result = Expression(
            sequence: SequenceEffect.sum(sites, \.expression), marks: Self.markSlope * markLevel,
            backdoor: gammas[state.rawValue], stability: stability, noise: noise)
        let tags = stream.negativeBinomial(
            mean: Self.units(result.latent) * Self.tagsPerUnit, size: Self.tagDispersion)
        result.cage = Double(tags) / Self.tagsPerUnit
        result.underSignals = zip(effects.shares, gammas).reduce(0) {
            $0 + $1.0 * max(0, result.latent - result.backdoor + $1.1)
        }
        return result
    }

    /// Mean CAGE of a latent value: nothing below 0.
    static func units(_ latent: Double) -> Double { max(0, PortableMath.pow10(latent) - 1) }
}
