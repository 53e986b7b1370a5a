/// The expected coverage of one mark over a domain: background of Z plus the elements' peaks, before any
/// counting.
struct SignalRates: Sendable {
    /// Fragments over a base, one value per bin of the domain.
    private(set) var values: [Double]
    private let mark: Mark
    private let origin: Int

    /// Bases per bin of a track.
    static let bin = 10
    /// The background changes from one state's to the next one's over this many bases around a border.
    private static let border = 1_000.0
    /// Bases between the knots of the slow wave on the background.
    private static let wavelength = 1_000
    /// Deviation of the logarithm of that wave.
    private static let waveDeviation = 0.25

    /// The background of `domain`, blended at its ends with that of its neighbours; where it is continuous, all the way
    /// between the domains' middles.
    init(
        _ mark: Mark, of domain: Domain, neighbours: (before: Domain?, after: Domain?),
        isContinuous: Bool = false, contig: Int, seed: UInt64
    ) {
        self.mark = mark
        origin = domain.range.lowerBound
        let own = domain.state.profile.background[mark.rawValue]
        let before = neighbours.before?.state.profile.background[mark.rawValue] ?? own
        let after = neighbours.after?.state.profile.background[mark.rawValue] ?? own
        let count = domain.range.count / Self.bin
        values = [Double](repeating: 0, count: count)
        var knot = -1
        var ends = (0.0, 0.0)
        for index in 0..<count {
            let position = origin + index * Self.bin
            if position / Self.wavelength != knot {
                knot = position / Self.wavelength
                ends = (
                    Self.wave(knot, mark, contig, seed), Self.wave(knot + 1, mark, contig, seed)
                )
            }
            let along = Double(position % Self.wavelength) / Double(Self.wavelength)
            let wave = ends.0 + (ends.1 - ends.0) * along
            if isContinuous {
                let other = position < domain.middle ? neighbours.before : neighbours.after
                let distance = Double(abs(position - domain.middle))
                let share = other.map { distance / Double(abs($0.middle - domain.middle)) } ?? 0
                let theirs = position < domain.middle ? before : after
                values[index] = LocalBackground.blend(own, theirs, share) * wave
                continue
            }
            let fromStart = Double(position - origin) / (2 * Self.border)
            let fromEnd = Double(domain.range.upperBound - position) / (2 * Self.border)
            let foreign = max(0, 0.5 - fromStart) * (before - own) + max(0, 0.5 - fromEnd) * (after - own)
            values[index] = (own + foreign) * wave
        }
    }

    /// Adds the peak of an element.
    mutating func add(_ element: RegulatoryElement) {
        let height = element.heights[mark.rawValue]
        for hump in mark.humps {
            let centre = element.isForward ? hump.centre : -hump.centre
            let middle = Double(element.centre - origin) + centre
            let first = Int(((middle - hump.width) / Double(Self.bin)).rounded(.up))
            let last = Int(((middle + hump.width) / Double(Self.bin)).rounded(.down))
            for index in max(0, first)..<max(max(0, first), min(values.count, last + 1)) {
                let u = (Double(index * Self.bin) - middle) / hump.width
                let shape = 1 - u * u
                values[index] += height * hump.weight * shape * shape
            }
        }
    }

    /// The mean over bins that begin in `range` of the contig; 0 when there are none.
    func mean(over range: Range<Int>) -> Double {
        let first = max(0, (range.lowerBound - origin + Self.bin - 1) / Self.bin)
        let last = min(values.count, (range.upperBound - origin + Self.bin - 1) / Self.bin)
        guard first < last else { return 0 }
        return values[first..<last].reduce(0, +) / Double(last - first)
    }

    /// Log-normal with median 1, the same whichever domain asks.
    private static func wave(_ knot: Int, _ mark: Mark, _ contig: Int, _ seed: UInt64) -> Double {
        var stream = RandomStream(seed: seed, .waves, contig, mark.rawValue, knot)
        return stream.logNormal(median: 1, waveDeviation)
    }
}
