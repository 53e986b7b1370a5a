import Canvas
import PrismModel
import Wording

/// The background states that the model has learned or brings, or that were learned without one, and the genes in each.
struct ReportStates {
    private let state: ExplorerState
    private let request: ReportRequest

    init(_ state: ExplorerState, _ request: ReportRequest) {
        (self.state, self.request) = (state, request)
    }

    var html: String {
        var html = "<section id=\"states\"><h2>Background states</h2>\n"
        let isKnown = state.alongGenome == nil ? state.study.map != nil : state.genome != nil
        guard isKnown, let count = state.stateCount else {
            return html + HTML.paragraph(state.statesWaiting) + "</section>\n"
        }
        html += origin.map { HTML.paragraph($0) }.joined()
        let predicts = state.model.facts != nil
        let total = max(1, state.catalog.genes.count)
        let rows = (0..<count).map { index -> [String] in
            let last = predicts ? 4 : 3
            if state.isElement(index) {
                return [state.stateTitle(index), "element"] + Array(repeating: "", count: last - 1)
            }
            let genes = state.genes(inState: index) ?? []
            let cells = [
                state.stateTitle(index), genes.count.grouped,
                NumberText.percent(Double(genes.count) / Double(total)),
                Self.mean(genes.compactMap { state.measured($0).map(Double.init) }),
                Self.mean(genes.compactMap { state.predicted($0, .all) }),
            ]
            return Array(cells[...last])
        }
        let columns = ["state", "genes", "share", "mean measured"] + (predicts ? ["mean predicted"] : [])
        html += HTML.table("States and their genes, \(state.catalog.unitText)", columns: columns, rows: rows)
        let kind = state.alongGenome == nil ? "" : " --background"
        return html
            + "<p>More of them: <code>prism states \(HTML.text(request.source))\(kind)</code></p>\n</section>\n"
    }

    /// Where the states come from.
    private var origin: [String] {
        if state.adjusted != nil {
            return ["The model is adjusted for these states, which the signals outside promoters tell."]
        }
        guard let found = state.found else {
            return ["States are groups of genes whose context vectors, learned with the model, are alike."]
        }
        let label = found.label(hasModel: state.model.facts != nil)
        return ["States of the signals outside promoters, \(label); no prediction depends on them."]
            + found.notes
    }

    private static func mean(_ values: [Double]) -> String {
        values.isEmpty
            ? NumberText.missing : NumberText.fixed(values.reduce(0, +) / Double(values.count), 2)
    }
}
