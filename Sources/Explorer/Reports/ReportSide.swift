/// A condition of a report: the only one, or one of two, which headings and captions name.
struct ReportSide {
    let state: ExplorerState
    /// What it is called beside the other; nil where there is no other.
    let name: String?
    /// The data set and the model as words of a command line, for the commands that tell more.
    let source: String
    /// Whether it is the condition that the other one is compared with.
    let isFirst: Bool

    /// The conditions of a report, that which changes are counted from first.
    static func all(_ state: ExplorerState, _ request: ReportRequest) -> [ReportSide] {
        guard let other = state.other?.state else {
            return [ReportSide(state: state, name: nil, source: request.source, isFirst: true)]
        }
        let names = state.conditionNames
        return [
            ReportSide(state: state, name: names.own, source: request.source, isFirst: true),
            ReportSide(
                state: other, name: names.other, source: request.otherSource ?? request.source, isFirst: false
            ),
        ]
    }

    /// The heading of what is told of it, below that of a section; empty where there is no other.
    var heading: String { name.map { "<h3>\(HTML.text($0))</h3>\n" } ?? "" }

    /// The caption of a table or a figure of it.
    func caption(_ words: String) -> String { name.map { "\($0): \(words)" } ?? words }
}
