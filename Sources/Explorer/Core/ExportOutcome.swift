/// What came of an export.
enum ExportOutcome: Sendable {
    /// What was written, in words.
    case written(String)
    /// There is a file of that name.
    case exists(ExportKind)
    case failed(Problem)
}
