/// What a signal's file is opened with.
struct SignalRequest: Sendable {
    /// The path, URL or URI.
    let path: String
    /// How counts become contacts, for formats of contacts that hold counts.
    let balance: ContactBalance
    /// Which matrix of a `.hic` is meant.
    var matrix = HiCChoice()
    /// Where the values of regions come from.
    var column = RegionColumn.strength
    /// The genes of the data set, among which a table of contacts looks for the names of its rows.
    let genes: [Gene]
}
