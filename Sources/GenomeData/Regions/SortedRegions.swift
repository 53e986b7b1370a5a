/// The regions of one contig, found by place.
struct SortedRegions: Sendable {
    /// By start, then by end.
    private let regions: [Region]
    /// The furthest end of each region and those before it, which alone rises in any file.
    private let reach: [Int]

    /// How many there are.
    var count: Int { regions.count }

    /// Regions in any order.
    init(_ unsorted: [Region]) {
        func isBefore(_ one: Region, _ other: Region) -> Bool {
            (one.start, one.end) < (other.start, other.end)
        }
        let isSorted = zip(unsorted, unsorted.dropFirst()).allSatisfy { !isBefore($1, $0) }
        regions = isSorted ? unsorted : unsorted.sorted(by: isBefore)
        var furthest = 0
        reach = regions.map { region in
            furthest = max(furthest, region.end)
            return furthest
        }
    }

    /// Those that share bases with `range`, or are a place between two of its bases.
    func touching(_ range: Range<Int>) -> [Region] {
        guard !range.isEmpty else { return [] }
        let first = reach.partition(in: reach.indices) { $0 >= range.lowerBound }
        let last = regions.partition(in: regions.indices) { $0.start >= range.upperBound }
        return Range(from: first, to: last).lazy.map { regions[$0] }.filter { $0.touches(range) }
    }
}
