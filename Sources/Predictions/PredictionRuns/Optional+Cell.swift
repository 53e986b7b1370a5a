extension Optional where Wrapped == Float {
    /// The cell of a table: the fewest digits that read back to the same 32-bit float; NA where there is none.
    var cell: String { map { "\($0)" } ?? "NA" }
}

extension Optional where Wrapped == Bool {
    /// The cell of a table: 1 for yes, 0 for no; NA where nobody knows.
    package var cell: String { map { $0 ? "1" : "0" } ?? "NA" }
}
