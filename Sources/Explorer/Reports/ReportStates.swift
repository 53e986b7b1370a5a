import Canvas
import PrismModel
import Wording

/// The background states that the model has learned or brings, and the genes in each.
struct ReportStates {
    private let state: ExplorerState
    private let request: ReportRequest

    init(_ state: ExplorerState, _ request: ReportRequest) {
        (self.state, self.request) = (state, request)
    }

    var html: String {
        var html = "<section id=\"states\"><h2>Background states</h2>\n"
        let isKnown = state.adjusted == nil ? state.study.map != nil : state.genome != nil
        guard state.statesObstacle == nil, isKnown, let count = state.stateCount else {
            return html + HTML.paragraph(state.statesObstacle ?? state.statesWaiting) + "</section>\n"
        }
        html += HTML.paragraph(
            state.adjusted == nil
                ? "States are groups of genes whose context vectors, learned with the model, are alike."
                : "The model is adjusted for these states, which the signals outside promoters tell.")
        let total = max(1, state.catalog.genes.count)
        let rows = (0..<count).map { index -> [String] in
            if state.isElement(index) { return [state.stateTitle(index), "element", "", "", ""] }
            let genes = state.genes(inState: index) ?? []
            return [
                state.stateTitle(index), genes.count.grouped,
                NumberText.percent(Double(genes.count) / Double(total)),
                Self.mean(genes.compactMap { state.measured($0).map(Double.init) }),
                Self.mean(genes.compactMap { state.predicted($0, .all) }),
            ]
        }
        let columns = ["state", "genes", "share", "mean measured", "mean predicted"]
        html += HTML.table("States and their genes, \(state.catalog.unitText)", columns: columns, rows: rows)
        let kind = state.adjusted == nil ? "" : " --background"
        return html
            + "<p>More of them: <code>prism states \(HTML.text(request.source))\(kind)</code></p>\n</section>\n"
    }

    private static func mean(_ values: [Double]) -> String {
        values.isEmpty
            ? NumberText.missing : NumberText.fixed(values.reduce(0, +) / Double(values.count), 2)
    }
}
