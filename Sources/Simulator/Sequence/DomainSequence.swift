/// The bases of one domain, and what is known about them.
struct DomainSequence: Sendable {
    /// Codes as in `DNA`, one per base of the domain.
    let codes: [UInt8]
    /// Functional sites and decoys, in order of gene.
    let sites: [MotifInstance]
    /// Stretches to which no read maps, on the contig, in order of position.
    let unmappable: [Range<Int>]

    /// N at both ends of a contig, like telomeres not assembled.
    static let telomere = 1_000
    private static let deviationGC = 0.012

    /// Draws the sequence of a domain, mechanism by mechanism: each writes over what came before.
    init(_ domain: Domain, of contig: Contig, repeats: Repeats, seed: UInt64) {
        let origin = domain.range.lowerBound
        let keys = (contig.index, domain.index)
        var codes = [UInt8](repeating: 0, count: domain.range.count)

        var composition = RandomStream(seed: seed, .composition, keys.0, keys.1)
        let gc = composition.normal(domain.sequenceState.profile.gc, Self.deviationGC)
        Composition.background(gc: gc).fill(&codes, codes.indices, &composition)
        for gene in domain.genes where gene.hasIsland {
            let before = composition.integer(in: 450..<900)
            let after = composition.integer(in: 300..<700)
            let island = gene.range(-before, after)
            Composition.island.fill(
                &codes, island.lowerBound - origin..<island.upperBound - origin, &composition)
        }
        var copies = RandomStream(seed: seed, .repeats, keys.0, keys.1)
        var unmappable = repeats.insert(into: &codes, of: domain, &copies).map {
            $0.lowerBound + origin..<$0.upperBound + origin
        }
        for gene in domain.genes {
            var coding = RandomStream(seed: seed, .coding, gene.index)
            CodingSequence.write(gene, into: &codes, origin: origin, &coding)
        }
        for gene in domain.genes {
            var promoter = RandomStream(seed: seed, .promoter, gene.index)
            PromoterSites.plant(gene, into: &codes, of: domain, &promoter)
        }
        var decoys: [MotifInstance] = []
        for gene in domain.genes {
            var scatter = RandomStream(seed: seed, .scatter, gene.index)
            decoys += PromoterSites.plantDecoys(gene, into: &codes, of: domain, &scatter)
        }
        for end in Self.telomeres(of: contig) {
            let end = end.clamped(to: domain.range)
            for position in end { codes[position - origin] = DNA.unknown }
            if !end.isEmpty { unmappable.append(end) }
        }
        sites =
            domain.genes.flatMap { PromoterSites.find($0, in: codes, origin: origin) }
            + decoys.filter { $0.matches(codes, origin: origin) }
        self.codes = codes
        self.unmappable = unmappable.sorted { $0.lowerBound < $1.lowerBound }
    }

    private static func telomeres(of contig: Contig) -> [Range<Int>] {
        [0..<telomere, max(0, contig.length - telomere)..<contig.length]
    }

    /// Share of G and C over `ranges` of the contig; 0 when they hold no base.
    func gc(of ranges: [Range<Int>], origin: Int) -> Double {
        var strong = 0
        var all = 0
        for range in ranges {
            for position in range where codes.indices.contains(position - origin) {
                let code = codes[position - origin]
                if code == 1 || code == 2 { strong += 1 }
                if code < DNA.unknown { all += 1 }
            }
        }
        return all == 0 ? 0 : Double(strong) / Double(all)
    }
}
