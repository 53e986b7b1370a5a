/// Everything Z causes, state by state: one row of the table in the module's README.
struct StateProfile {
    /// Share of domains.
    let frequency: Double
    /// Median domain length, bases.
    let medianLength: Double
    /// Mean distance from one gene's end to the next gene, bases, beyond the least distance.
    let geneGap: Double
    /// Share of G and C outside islands.
    let gc: Double
    /// Probability that a promoter lies in a CpG island.
    let islandProbability: Double
    /// Repeat copies per 10 kb.
    let repeats: Double
    /// Distal elements per 10 kb.
    let elements: Double
    /// Background coverage of each mark, fragments over a base, in the order of `Mark`.
    let background: [Double]
    /// What is added to the natural logarithm of a peak's height, in the order of `Mark`.
    let peakShift: [Double]
    /// Factor on Hi-C contacts (geometric mean of both ends).
    let contactGain: Double
    /// γ: what is added to the latent expression, log10 units: the backdoor path.
    let expression: Double
}

extension ChromatinState {
    /// What this state causes.
    var profile: StateProfile {
        switch self {
        case .active:
            StateProfile(
                frequency: 0.26, medianLength: 32_000, geneGap: 2_500, gc: 0.43, islandProbability: 0.65,
                repeats: 1, elements: 1.2, background: [6.0, 4.5, 2.0], peakShift: [0.45, 0.35, 0.3],
                contactGain: 1.7, expression: 0.70)
        case .weak:
            StateProfile(
                frequency: 0.26, medianLength: 26_000, geneGap: 4_500, gc: 0.42, islandProbability: 0.55,
                repeats: 1.5, elements: 0.6, background: [2.8, 2.4, 1.1], peakShift: [0, 0, 0],
                contactGain: 1.1, expression: 0.10)
        case .polycomb:
            StateProfile(
                frequency: 0.20, medianLength: 26_000, geneGap: 4_500, gc: 0.425, islandProbability: 0.6,
                repeats: 1, elements: 0.3, background: [1.3, 1.6, 2.4], peakShift: [-0.6, -0.35, -0.1],
                contactGain: 1.35, expression: -0.55)
        case .heterochromatin:
            StateProfile(
                frequency: 0.13, medianLength: 34_000, geneGap: 13_000, gc: 0.41, islandProbability: 0.45,
                repeats: 2.5, elements: 0.1, background: [0.35, 0.5, 0.25], peakShift: [-0.8, -0.7, -0.6],
                contactGain: 0.75, expression: -0.75)
        case .repeatRich:
            StateProfile(
                frequency: 0.15, medianLength: 22_000, geneGap: 9_000, gc: 0.415, islandProbability: 0.45,
                repeats: 7, elements: 0.2, background: [0.8, 1.2, 0.6], peakShift: [-0.4, -0.4, -0.3],
                contactGain: 0.8, expression: -0.30)
        }
    }
}
