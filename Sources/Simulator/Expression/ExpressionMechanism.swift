/// The structural equation of expression, and what it would be under interventions.
struct ExpressionMechanism: Sendable {
    let effects: StateEffects
    let form: BackgroundEffect
    let seed: UInt64
    /// The seed of counting: the same but for a cell type beside the first.
    let measurementSeed: UInt64

    /// μ.
    static let intercept = -2.2
    /// β, log10 units per unit of mark level.
    static let markSlope = 0.66
    /// Weights of the z-scores of 5′UTR, coding, intron and 3′UTR length, and of exon density.
    static let stability = (lengths: [-0.06, -0.12, 0.04, -0.12], density: 0.14)
    /// The level of active marks at which a background that acts on them has its full effect: about the mean.
    static let typicalLevel = 2.8
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

    /// latent = μ + sequence + β·marks + γ(Z) + stability + ε, γ(Z) times the level of marks over a typical one where the
    /// background acts on them; CAGE counts tags of mean max(0, 10^latent − 1).
    func express(
        _ gene: PlacedGene, in background: LocalBackground, on role: ContigRole, sites: [MotifInstance],
        markLevel: Double, features: TranscriptFeatures
    ) -> Expression {
        var stream = RandomStream(seed: seed, .expression, gene.index)
        let isOutlier = stream.chance(Self.noise.shareOfOutliers)
        let noise = stream.normal(0, isOutlier ? Self.noise.outlier : Self.noise.regular)
        let scale = form == .onMarks ? markLevel / Self.typicalLevel : 1
        let stability =
            zip(features.lengths, Self.stability.lengths).reduce(0) { $0 + $1.0 * $1.1 }
            + features.scaledExonDensity * Self.stability.density
        var result = Expression(
            sequence: SequenceEffect.sum(sites, \.expression), marks: Self.markSlope * markLevel,
            backdoor: scale * effects.effect(of: background, on: role), stability: stability, noise: noise)
        result.usualBackdoor = scale * effects.usual(background)
        result.meanBackdoor = scale * effects.mean
        result.throughMarks = result.marks + (form == .onMarks ? result.backdoor : 0)
        if measurementSeed != seed { stream = RandomStream(seed: measurementSeed, .expression, gene.index) }
        let tags = stream.negativeBinomial(
            mean: Self.units(result.latent) * Self.tagsPerUnit, size: Self.tagDispersion)
        result.cage = Double(tags) / Self.tagsPerUnit
        result.underSignals = effects.average(result.latent - result.backdoor, scale: scale, on: role)
        return result
    }

    /// Mean CAGE of a latent value: nothing below 0.
    static func units(_ latent: Double) -> Double { max(0, PortableMath.pow10(latent) - 1) }
}
