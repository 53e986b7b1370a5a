/// One contig's genes, ordered for interval queries.
struct ContigMap: Sendable {
    /// Where the genes lie in the annotation's list.
    let range: Range<Int>
    /// The genes' positions in the annotation's list, by start of extent.
    private let order: [Int]
    private let extents: [Range<Int>]
    /// The furthest end of any extent up to here, never falling: what lets a query start late.
    private let furthestEnds: [Int]

    init(genes: [Gene], range: Range<Int>) {
        self.range = range
        order = range.sorted { genes[$0].extent.lowerBound < genes[$1].extent.lowerBound }
        extents = order.map { genes[$0].extent }
        var furthest = 0
        furthestEnds = extents.map { extent in
            furthest = max(furthest, extent.upperBound)
            return furthest
        }
    }

    func overlapping(_ query: Range<Int>) -> [Int] {
        let first = furthestEnds.partition(in: furthestEnds.indices) { $0 > query.lowerBound }
        let last = extents.partition(in: extents.indices) { $0.lowerBound >= query.upperBound }
        guard first < last else { return [] }
        return (first..<last).filter { extents[$0].upperBound > query.lowerBound }.map { order[$0] }
    }
}
