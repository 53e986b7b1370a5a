/// What was read for a query.
struct Tracks: Sendable, Equatable {
    var query: TrackQuery
    var lanes: [Lane]
    /// The tracks of regions, in the data set's order.
    var regions: [RegionLane] = []
    /// The letters of the + strand, where a column is no longer than a base.
    var letters: [UInt8]?
    /// Why the letters could not be read.
    var lettersNote: String?

    /// For each of `columns` columns of another locus the column here that shows its middle; nil outside.
    ///
    /// So what was read before stays on the screen, moved to its new place, while the new columns are read.
    func columns(showing locus: Locus, count: Int) -> [Int?] {
        let mine = query.locus
        guard locus.contig == mine.contig else { return Array(repeating: nil, count: count) }
        if locus == mine, count == query.columns { return Array(0..<count) }
        return (0..<count).map { column in
            let middle = Double(locus.start) + (Double(column) + 0.5) * Double(locus.length) / Double(count)
            let share = (middle - Double(mine.start)) / Double(mine.length)
            guard share >= 0, share < 1 else { return nil }
            return min(Int(share * Double(query.columns)), query.columns - 1)
        }
    }
}
