/// Counting: fragments start at random, and a track's value is how many lie over the bin.
///
/// Kept from domain to domain along a contig, because fragments cross borders.
struct FragmentPileup {
    private let mark: Mark
    /// Fragments that started in the last bins, oldest first: as many as a fragment has bins.
    private var recent: [Int]
    private var covering = 0

    init(_ mark: Mark) {
        self.mark = mark
        recent = [Int](repeating: 0, count: mark.fragment / SignalRates.bin)
    }

    /// The coverage of a domain's bins, fragments over the bin; NaN where there is no data.
    ///
    /// A fragment that starts in bin b covers b ..< b + n; its rate is that of its middle. Starts per bin are
    /// negative binomial with mean rate/n.
    mutating func coverage(
        of rates: [Double], origin: Int, artefacts: Artefacts, stream: inout RandomStream
    ) -> [Float] {
        let count = rates.count
        var missing = [Bool](repeating: false, count: count)
        for gap in artefacts.gaps {
            for index in Self.bins(gap, origin, count) { missing[index] = true }
        }
        var rates = rates
        for spot in artefacts.hotSpots {
            for index in Self.bins(spot.range, origin, count) {
                rates[index] = rates[index] * spot.factor + spot.extra
            }
        }
        let width = recent.count
        var values = [Float](repeating: .nan, count: count)
        var slot = 0
        for index in 0..<count {
            let rate = rates[min(count - 1, index + width / 2)]
            let starts =
                missing[index]
                ? 0 : stream.negativeBinomial(mean: rate / Double(width), size: mark.dispersion)
            covering += starts - recent[slot]
            recent[slot] = starts
            slot = slot + 1 == width ? 0 : slot + 1
            if !missing[index] { values[index] = Float(covering) }
        }
        recent = Array(recent[slot...] + recent[..<slot])
        return values
    }

    /// The bins that a stretch of the contig touches.
    private static func bins(_ range: Range<Int>, _ origin: Int, _ count: Int) -> Range<Int> {
        let first = max(0, min(count, (range.lowerBound - origin) / SignalRates.bin))
        let end = (range.upperBound - origin + SignalRates.bin - 1) / SignalRates.bin
        return first..<max(first, min(count, end))
    }
}
