/// Interspersed repeats: diverged copies of two families that the whole genome shares.
struct Repeats {
    /// About 300 bases, like an Alu: reads still map.
    private let short: [UInt8]
    /// About 1,500 bases, like a piece of a LINE: reads do not map.
    private let long: [UInt8]
    private static let shareOfLong = 0.2
    private static let divergence = 0.12
    private static let attempts = 5

    init(seed: UInt64) {
        var stream = RandomStream(seed: seed, .repeats)
        short = Self.family(length: 300, gc: 0.55, &stream)
        long = Self.family(length: 1_500, gc: 0.40, &stream)
    }

    /// Writes copies into a domain, away from genes and promoters.
    ///
    /// - Returns: the copies to which reads do not map, relative to the domain, in order of position.
    func insert(into codes: inout [UInt8], of domain: Domain, _ stream: inout RandomStream) -> [Range<Int>] {
        let start = domain.range.lowerBound
        let taken = domain.genes.map { gene in
            let zone = gene.body.lowerBound - 600..<gene.body.upperBound + 600
            return zone.lowerBound - start..<zone.upperBound - start
        }
        var unmappable: [Range<Int>] = []
        let expected = domain.sequenceState.profile.repeats * Double(domain.range.count) / 10_000
        for _ in 0..<stream.poisson(expected) {
            let isLong = stream.chance(Self.shareOfLong)
            let family = isLong ? long : short
            for _ in 0..<Self.attempts {
                let first = stream.integer(in: 0..<max(1, codes.count - family.count))
                let place = first..<(first + family.count)
                guard place.upperBound <= codes.count, !taken.contains(where: { $0.overlaps(place) }) else {
                    continue
                }
                copy(family, to: place, of: &codes, &stream)
                if isLong { unmappable.append(place) }
                break
            }
        }
        return unmappable.sorted { $0.lowerBound < $1.lowerBound }
    }

    private func copy(
        _ family: [UInt8], to place: Range<Int>, of codes: inout [UInt8], _ stream: inout RandomStream
    ) {
        let isForward = stream.chance(0.5)
        for (index, position) in place.enumerated() {
            let base = isForward ? family[index] : DNA.complement(family[family.count - 1 - index])
            codes[position] = stream.chance(Self.divergence) ? UInt8(stream.integer(in: 0..<4)) : base
        }
    }

    private static func family(length: Int, gc: Double, _ stream: inout RandomStream) -> [UInt8] {
        var codes = [UInt8](repeating: 0, count: length)
        Composition.background(gc: gc).fill(&codes, 0..<length, &stream)
        return codes
    }
}
