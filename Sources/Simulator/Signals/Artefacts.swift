/// What measuring does to a domain's tracks: stretches without data, and hot spots that mean nothing.
struct Artefacts: Sendable {
    /// A stretch where every track is far too high, as on blacklisted regions.
    struct HotSpot: Sendable {
        let range: Range<Int>
        /// Factor on the expected coverage.
        let factor: Double
        /// Added to it, fragments over a base.
        let extra: Double
    }

    /// Stretches without data, on the contig: repeats to which reads do not map, N, and a few others.
    let gaps: [Range<Int>]
    let hotSpots: [HotSpot]

    private static let basesPerGap = 150_000.0
    private static let gapLength = 200..<2_000
    private static let basesPerHotSpot = 250_000.0
    private static let hotSpotLength = 100..<400

    init(gaps: [Range<Int>], hotSpots: [HotSpot]) {
        self.gaps = gaps
        self.hotSpots = hotSpots
    }

    /// Draws those of a domain.
    init(in domain: Domain, of contig: Int, unmappable: [Range<Int>], seed: UInt64) {
        var gapStream = RandomStream(seed: seed, .gaps, contig, domain.index)
        let length = Double(domain.range.count)
        let others = (0..<gapStream.poisson(length / Self.basesPerGap)).map { _ in
            Self.place(Self.gapLength, in: domain, &gapStream)
        }
        gaps = unmappable + others
        var stream = RandomStream(seed: seed, .hotSpots, contig, domain.index)
        hotSpots = (0..<stream.poisson(length / Self.basesPerHotSpot)).map { _ in
            HotSpot(
                range: Self.place(Self.hotSpotLength, in: domain, &stream), factor: stream.uniform(5, 20),
                extra: stream.uniform(20, 60))
        }
    }

    private static func place(
        _ lengths: Range<Int>, in domain: Domain, _ stream: inout RandomStream
    ) -> Range<Int> {
        let length = min(stream.integer(in: lengths), domain.range.count)
        let first = stream.integer(in: domain.range.lowerBound..<(domain.range.upperBound - length + 1))
        return first..<(first + length)
    }
}
