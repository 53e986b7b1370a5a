/// A promoter or a distal element: a place where all marks peak, more or less high.
struct RegulatoryElement: Sendable {
    /// The TSS, or the middle.
    let centre: Int
    let isForward: Bool
    /// Height of the peak of each mark, fragments over a base, in the order of `Mark`.
    let heights: [Double]
    /// The promoter's gene.
    let gene: Int?

    /// What CpG islands add to activity.
    static let islandActivity = 0.35
    /// Deviation of activity that neither sequence nor Z explains.
    static let ownDeviation = 0.65
    /// Centres the activity of the average promoter near 0.
    static let offset = -1.0
    /// No distal element lies nearer to a TSS, bases.
    static let leastDistance = 1_200

    /// A promoter's element: ln height = base + loading·activity + shift(Z) + own noise, where
    /// activity = Σ v·copies + island + common noise.
    static func promoter(
        of gene: PlacedGene, in background: LocalBackground, sites: [MotifInstance], seed: UInt64
    ) -> RegulatoryElement {
        var stream = RandomStream(seed: seed, .activity, gene.index)
        let activity =
            offset + SequenceEffect.sum(sites, \.activity) + (gene.hasIsland ? islandActivity : 0)
            + stream.normal(0, ownDeviation)
        let heights = Mark.allCases.map { mark in
            height(mark.promoterHeight, mark, activity, background, &stream)
        }
        return RegulatoryElement(
            centre: gene.tss, isForward: gene.isForward, heights: heights, gene: gene.index)
    }

    /// The distal elements of a domain: their number depends on Z, and they cause no expression.
    static func distal(
        in domain: Domain, of contig: Contig, _ effect: BackgroundEffect, stream: inout RandomStream
    ) -> [RegulatoryElement] {
        let expected = domain.state.profile.elements * Double(domain.range.count) / 10_000
        return (0..<stream.poisson(expected)).compactMap { _ in
            let centre = stream.integer(in: domain.range)
            let isForward = stream.chance(0.5)
            let activity = stream.normal(0, ownDeviation)
            let background = contig.background(at: centre, in: domain, effect)
            let heights = Mark.allCases.map { mark in
                height(mark.distalHeight, mark, activity, background, &stream)
            }
            guard domain.genes.allSatisfy({ abs($0.tss - centre) >= leastDistance }) else { return nil }
            return RegulatoryElement(centre: centre, isForward: isForward, heights: heights, gene: nil)
        }
    }

    private static func height(
        _ base: Double, _ mark: Mark, _ activity: Double, _ background: LocalBackground,
        _ stream: inout RandomStream
    ) -> Double {
        PortableMath.exp(
            base + mark.loading * activity + background.peakShift(mark)
                + stream.normal(0, mark.ownDeviation))
    }
}
