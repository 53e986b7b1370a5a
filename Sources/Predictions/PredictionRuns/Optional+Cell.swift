extension Optional where Wrapped == Float {
    /// The cell of a table: the fewest digits that read back to the same 32-bit float; NA where there is none.
    var cell: String { map { "\($0)" } ?? "NA" }
}
