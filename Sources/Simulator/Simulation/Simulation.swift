/// A causal simulation of the setting that Prism is made for, with the truth known.
///
/// The structural equations, their parameters and the graph are in the module's README. The same parameters
/// give the same values on every machine, whatever order domains are simulated in.
public struct Simulation: Sendable {
    /// What was asked for.
    public let parameters: SimulationParameters
    /// Which of the parameters' cell types it is, from 0; 0 where they ask for none.
    let cellType: Int
    let layout: Layout
    let mechanism: ExpressionMechanism
    private let scaling: FeatureScaling
    private let repeats: Repeats
    /// The seed of what measuring alone does.
    private let measurementSeed: UInt64

    /// Lays out contigs, domains and genes, of the first cell type where parameters ask for several.
    ///
    /// - Throws: `SimulationError` when contigs become too long.
    public init(_ parameters: SimulationParameters) throws { try self.init(parameters, cellType: 0) }

    /// The same in another cell type, from 0: the states of some domains are others, and everything is measured anew; the
    /// rest, γ and the states' shares included, is that of the first.
    init(_ parameters: SimulationParameters, cellType: Int) throws {
        self.parameters = parameters
        self.cellType = cellType
        let first = try Layout(parameters)
        if cellType > 0, let types = parameters.cellTypes {
            layout = first.inAnotherCellType(changing: types.changed, cellType, seed: parameters.seed)
            var stream = RandomStream(seed: parameters.seed, .measurement, cellType)
            measurementSeed = stream.next()
        } else {
            (layout, measurementSeed) = (first, parameters.seed)
        }
        mechanism = ExpressionMechanism(
            effects: StateEffects(first, parameters), form: parameters.backgroundEffect,
            seed: parameters.seed, measurementSeed: measurementSeed)
        scaling = FeatureScaling(layout.contigs.flatMap { $0.domains.flatMap(\.genes) })
        repeats = Repeats(seed: parameters.seed)
    }

    /// Simulates one domain after the other; only one is in memory at a time.
    func forEachDomain(_ body: (SimulatedDomain) throws -> Void) throws {
        for contig in layout.contigs {
            var pileups = Mark.allCases.map(FragmentPileup.init)
            for domain in contig.domains {
                try body(simulate(domain, of: contig, &pileups))
            }
        }
    }

    private func simulate(
        _ domain: Domain, of contig: Contig, _ pileups: inout [FragmentPileup]
    ) -> SimulatedDomain {
        let seed = parameters.seed
        let sequence = DomainSequence(domain, of: contig, repeats: repeats, seed: seed)
        let sites = domain.genes.map { gene in sequence.sites.filter { $0.gene == gene.index } }
        var elements = zip(domain.genes, sites).map { gene, sites in
            RegulatoryElement.promoter(
                of: gene, in: contig.background(at: gene.tss, in: domain, parameters.backgroundEffect),
                sites: sites, seed: seed)
        }
        var stream = RandomStream(seed: seed, .elements, contig.index, domain.index)
        elements += RegulatoryElement.distal(
            in: domain, of: contig, parameters.backgroundEffect, stream: &stream)
        let artefacts = Artefacts(
            in: domain, of: contig.index, unmappable: sequence.unmappable, seed: seed)
        var rates: [SignalRates] = []
        var coverage: [[Float]] = []
        for mark in Mark.allCases {
            var rate = SignalRates(
                mark, of: domain, neighbours: contig.neighbours(of: domain.index),
                isContinuous: parameters.backgroundEffect == .continuous, contig: contig.index, seed: seed)
            for element in elements { rate.add(element) }
            var counts = RandomStream(
                seed: measurementSeed, .counts, contig.index, domain.index, mark.rawValue)
            coverage.append(
                pileups[mark.rawValue].coverage(
                    of: rate.values, origin: domain.range.lowerBound, artefacts: artefacts, stream: &counts))
            rates.append(rate)
        }
        let genes = zip(domain.genes, sites).map { gene, sites in
            simulate(
                gene, in: domain, of: contig, sequence: sequence, sites: sites, rates: rates,
                coverage: coverage)
        }
        return SimulatedDomain(
            contig: contig, domain: domain, sequence: sequence, coverage: coverage, genes: genes)
    }

    private func simulate(
        _ gene: PlacedGene, in domain: Domain, of contig: Contig, sequence: DomainSequence,
        sites: [MotifInstance], rates: [SignalRates], coverage: [[Float]]
    ) -> SimulatedGene {
        let origin = domain.range.lowerBound
        let near = gene.tss - 500..<gene.tss + 500
        let level = ExpressionMechanism.markLevel(
            h3k27ac: rates[Mark.h3k27ac.rawValue].mean(over: near),
            dnase: rates[Mark.dnase.rawValue].mean(over: near))
        let features = scaling.features(of: gene)
        let window = Self.bins(gene.tss - 1_000..<gene.tss + 1_000, origin)
        let promoter = Self.bins(near, origin)
        return SimulatedGene(
            gene: gene, contig: contig.index, role: contig.role, state: domain.state, sites: sites,
            features: features, gc: gene.regions.map { sequence.gc(of: $0, origin: origin) },
            expression: mechanism.express(
                gene, in: contig.background(at: gene.tss, in: domain, parameters.backgroundEffect),
                on: contig.role, sites: sites, markLevel: level, features: features),
            contacts: Contacts(
                tss: gene.tss, gene: gene.index, on: contig, parameters.backgroundEffect,
                seed: measurementSeed),
            meanCoverage: coverage.map { Self.sum($0, window) / Double(window.count) },
            fragments: Mark.allCases.map { mark in
                Self.sum(coverage[mark.rawValue], promoter) * Double(SignalRates.bin) / Double(mark.fragment)
            })
    }

    /// The bins of a domain's tracks that begin in `range`.
    private static func bins(_ range: Range<Int>, _ origin: Int) -> Range<Int> {
        let bin = SignalRates.bin
        return (range.lowerBound - origin + bin - 1) / bin..<(range.upperBound - origin + bin - 1) / bin
    }

    private static func sum(_ values: [Float], _ bins: Range<Int>) -> Double {
        values[bins.clamped(to: values.indices)].reduce(0.0) { $1.isNaN ? $0 : $0 + Double($1) }
    }
}
