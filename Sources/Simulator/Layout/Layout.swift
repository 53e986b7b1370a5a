/// Domains and genes of all contigs: what is drawn before any base or signal is.
struct Layout: Sendable {
    let contigs: [Contig]

    /// Bases at both ends of a domain without genes, so that a promoter lies in one state.
    static let margin = 1_500
    /// Least distance between neighbouring genes that do not share a promoter.
    static let leastGap = 1_000
    /// Share of placements that are two genes around one promoter.
    static let pairProbability = 0.12
    /// Bases between the two start sites of such a pair.
    static let pairDistance = 120..<500
    private static let lengthDeviation = 0.45
    private static let shortest = 10_000.0
    private static let longest = 200_000.0
    /// Domain ends are multiples of this, so that a bin of a track lies in one domain.
    private static let grain = 100

    /// Contigs at hand.
    init(contigs: [Contig]) { self.contigs = contigs }

    /// Draws the layout that the parameters ask for.
    ///
    /// - Throws: `SimulationError` when a contig grows beyond what a bigWig can address.
    init(_ parameters: SimulationParameters) throws {
        var contigs: [Contig] = []
        var geneCount = 0
        for (index, order) in parameters.contigOrders.enumerated() {
            let contig = try Self.contig(
                index: index, order: order, firstGene: geneCount, seed: parameters.seed)
            geneCount += order.genes
            contigs.append(contig)
        }
        self.contigs = contigs
    }

    private static func contig(
        index: Int, order: SimulationParameters.ContigOrder, firstGene: Int, seed: UInt64
    ) throws -> Contig {
        var stream = RandomStream(seed: seed, .layout, index)
        var domains: [Domain] = []
        var start = 0
        var next = firstGene
        let last = firstGene + order.genes
        var state: ChromatinState?
        while next < last {
            let current = draw(after: state, &stream)
            let drawn = stream.logNormal(median: current.profile.medianLength, lengthDeviation)
            var end = start + rounded(Int(min(max(drawn, shortest), longest)))
            let genes = place(from: start, to: end, in: current, indices: next..<last, &stream)
            next += genes.count
            if next == last { end = rounded((genes.map(\.body.upperBound).max() ?? end) + margin) }
            guard end <= Int(Int32.max) else {
                throw SimulationError(
                    "genes", "\(order.genes) on \(order.name)", "fewer per contig: 2^31 bases are the limit")
            }
            domains.append(Domain(index: domains.count, range: start..<end, state: current, genes: genes))
            start = end
            state = current
        }
        return Contig(index: index, name: order.name, role: order.role, domains: domains)
    }

    /// The next domain's state: never the same twice in a row.
    private static func draw(after previous: ChromatinState?, _ stream: inout RandomStream) -> ChromatinState
    {
        let states = ChromatinState.allCases.filter { $0 != previous }
        return states[stream.choice(states.map(\.profile.frequency))]
    }

    /// Genes from left to right, alone or in pairs, until the domain or the numbers are used up.
    private static func place(
        from start: Int, to end: Int, in state: ChromatinState, indices: Range<Int>,
        _ stream: inout RandomStream
    ) -> [PlacedGene] {
        var genes: [PlacedGene] = []
        var cursor = start + margin
        var next = indices.lowerBound
        while next < indices.upperBound {
            cursor += Int(stream.exponential(state.profile.geneGap))
            let island = stream.chance(state.profile.islandProbability)
            let isPair = stream.chance(pairProbability) && next + 1 < indices.upperBound
            let first = Transcript.draw(&stream)
            if isPair {
                let second = Transcript.draw(&stream)
                let tss = cursor + first.span - 1
                let other = tss + stream.integer(in: pairDistance)
                guard other + second.span <= end - margin else { break }
                genes.append(
                    PlacedGene(
                        index: next, tss: tss, isForward: false, transcript: first, hasIsland: island,
                        partner: next + 1))
                genes.append(
                    PlacedGene(
                        index: next + 1, tss: other, isForward: true, transcript: second, hasIsland: island,
                        partner: next))
                next += 2
                cursor = other + second.span + leastGap
            } else {
                guard cursor + first.span <= end - margin else { break }
                let isForward = stream.chance(0.5)
                genes.append(
                    PlacedGene(
                        index: next, tss: isForward ? cursor : cursor + first.span - 1, isForward: isForward,
                        transcript: first, hasIsland: island, partner: nil))
                next += 1
                cursor += first.span + leastGap
            }
        }
        return genes
    }

    private static func rounded(_ length: Int) -> Int { (length + grain - 1) / grain * grain }
}
