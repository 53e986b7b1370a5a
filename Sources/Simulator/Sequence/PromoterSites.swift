/// Plants motifs in promoters, and finds what the finished sequence holds: the effect is a function of the
/// sequence, so that a site that arose by chance counts and one that was overwritten does not.
enum PromoterSites {
    private static let attempts = 8
    private static let meanDecoys = 1.2
    /// Bases from a TSS to which the partner's motifs may reach: no exon ends and no codon starts before.
    private static let untouched = 58
    /// Offsets from the TSS for decoys: upstream of every functional window.
    private static let decoyOffsets = -980 ..< -330

    /// Writes the functional motifs that this promoter draws.
    static func plant(
        _ gene: PlacedGene, into codes: inout [UInt8], of domain: Domain, _ stream: inout RandomStream
    ) {
        let origin = domain.range.lowerBound
        let partner = domain.genes.first { $0.index == gene.partner }
        // Past its untranslated start, the partner's codons and splice sites must stay whole.
        let kept = partner.map { $0.range(untouched, max(untouched, $0.transcript.span)) } ?? 0..<0
        var taken: [Range<Int>] = []
        for motif in Motif.functional {
            let presence = gene.hasIsland ? motif.presence.island : motif.presence.other
            guard stream.chance(presence) else { continue }
            let copies = stream.chance(motif.second) ? 2 : 1
            for _ in 0..<copies {
                for _ in 0..<attempts {
                    let window = motif.window.lowerBound..<(motif.window.upperBound + 1)
                    let offset = stream.integer(in: window)
                    let place = offset..<(offset + motif.masks.count)
                    let isSense = !motif.isSymmetric || stream.chance(0.5)
                    let site = instance(motif, gene, offset, isSense: isSense, .functional)
                    guard !taken.contains(where: { $0.overlaps(place) }), !kept.overlaps(site.range) else {
                        continue
                    }
                    write(site, into: &codes, origin: origin, &stream)
                    taken.append(place)
                    break
                }
            }
        }
    }

    /// Writes sites without effect upstream: inert motifs, and functional ones out of their window.
    static func plantDecoys(
        _ gene: PlacedGene, into codes: inout [UInt8], of domain: Domain, _ stream: inout RandomStream
    ) -> [MotifInstance] {
        let candidates = Motif.inert + Motif.functional
        return (0..<stream.poisson(meanDecoys)).compactMap { _ in
            let motif = candidates[stream.integer(in: 0..<candidates.count)]
            let offset = stream.integer(in: decoyOffsets)
            let site = instance(motif, gene, offset, isSense: stream.chance(0.5), .decoy)
            let isFree = domain.genes.allSatisfy { other in
                let promoter = other.range(Motif.reach.lowerBound, Motif.reach.upperBound)
                return !other.body.overlaps(site.range) && !promoter.overlaps(site.range)
            }
            guard isFree, domain.range.lowerBound <= site.range.lowerBound,
                site.range.upperBound <= domain.range.upperBound
            else { return nil }
            write(site, into: &codes, origin: domain.range.lowerBound, &stream)
            return site
        }
    }

    /// The functional sites of a promoter: every match inside its motif's window.
    static func find(_ gene: PlacedGene, in codes: [UInt8], origin: Int) -> [MotifInstance] {
        var sites: [MotifInstance] = []
        for motif in Motif.functional {
            for offset in motif.window {
                let first = gene.range(offset, offset + motif.masks.count).lowerBound - origin
                if motif.matches(codes, from: first, forward: gene.isForward) {
                    sites.append(instance(motif, gene, offset, isSense: true, .functional))
                } else if motif.isSymmetric, motif.matches(codes, from: first, forward: !gene.isForward) {
                    sites.append(instance(motif, gene, offset, isSense: false, .functional))
                }
            }
        }
        return sites
    }

    private static func instance(
        _ motif: Motif, _ gene: PlacedGene, _ offset: Int, isSense: Bool, _ role: MotifInstance.Role
    ) -> MotifInstance {
        MotifInstance(
            gene: gene.index, motif: motif, range: gene.range(offset, offset + motif.masks.count),
            isForward: isSense == gene.isForward, role: role)
    }

    private static func write(
        _ site: MotifInstance, into codes: inout [UInt8], origin: Int, _ stream: inout RandomStream
    ) {
        let masks = site.isForward ? site.motif.masks : site.motif.reverseMasks
        for (mask, position) in zip(masks, site.range) {
            let allowed = (0..<4 as Range<UInt8>).filter { mask & (1 << $0) != 0 }
            let code = allowed[stream.integer(in: 0..<allowed.count)]
            if codes.indices.contains(position - origin) { codes[position - origin] = code }
        }
    }
}
