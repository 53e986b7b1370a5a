import Explorer

/// The line on the terminal that tells what a report is at.
final class ReportProgressLine {
    private var title = ""
    private var line: ProgressLine?

    /// Runs `body` with a line that is taken away at the end.
    static func show<Result>(_ body: (ReportProgressLine) throws -> Result) rethrows -> Result {
        let shown = ReportProgressLine()
        defer { shown.line?.finish() }
        return try body(shown)
    }

    /// Shows how far the report is.
    func update(_ progress: ReportProgress) {
        switch progress {
        case .predicting(let done, let total): show("predicting", done, of: total)
        case .ablating(let done, let total): show("ablating", done, of: total)
        case .describing(let done, let total): show("describing", done, of: total)
        }
    }

    private func show(_ title: String, _ done: Int, of total: Int) {
        if title != self.title {
            line?.finish()
            line = ProgressLine(title, total: total)
            self.title = title
        }
        line?.update(done)
    }
}
