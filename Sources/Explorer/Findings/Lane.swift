/// One signal over a locus, a value per column.
struct Lane: Sendable, Equatable {
    /// The mean over a column's bases that have data; nil where none has.
    var mean: [Double?]
    /// The largest value of each column.
    var high: [Double?]
    /// Why there is nothing, where there is nothing.
    var note: String?
    /// Whether that is a failure: the file cannot be read.
    var isFailure = false

    /// The values at some columns; nil where there is no column. A lane with a note has none at all.
    static func picked(_ values: [Double?], at places: [Int?]) -> [Double?] {
        places.map { place in place.flatMap { values.indices.contains($0) ? values[$0] : nil } }
    }
}
