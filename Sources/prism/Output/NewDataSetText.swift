import GenomeData
import Wording

/// What a new data set consists of and what was decided about it, as text for people.
struct NewDataSetText {
    let report: NewDataSet.Report

    /// The lines, in order.
    var lines: [String] {
        var lines = report.files.map { "wrote \($0)" } + [report.rows.counted("row"), ""]
        let width = (report.decisions.map(\.subject.count).max() ?? 0) + 2
        var last = ""
        for decision in report.decisions {
            let subject = decision.subject == last ? "" : decision.subject
            last = decision.subject
            let words = (decision.isWarning ? "warning: " : "") + decision.words
            lines.append(Figures.left(subject, width) + words.printable())
        }
        return lines
    }
}
