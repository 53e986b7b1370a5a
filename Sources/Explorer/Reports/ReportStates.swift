import Canvas
import PrismModel
import Wording

/// The background states that each condition's model has learned or brings, or that were learned without one, and the genes in each.
struct ReportStates {
    private let sides: [ReportSide]

    init(_ state: ExplorerState, _ request: ReportRequest) { sides = ReportSide.all(state, request) }

    /// The section.
    var html: String {
        "<section id=\"states\"><h2>Background states</h2>\n"
            + sides.map { $0.heading + Self.part($0) }.joined() + "</section>\n"
    }

    private static func part(_ side: ReportSide) -> String {
        let state = side.state
        let kind = state.alongGenome == nil ? "" : " --background"
        let more = "<p>More of them: <code>prism states \(HTML.text(side.source))\(kind)</code></p>\n"
        let isKnown = state.alongGenome == nil ? state.study.map != nil : state.genome != nil
        guard isKnown, let count = state.stateCount else {
            // Of the other condition states are found only where its model brings them.
            return side.isFirst ? HTML.paragraph(state.statesWaiting) : more
        }
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
                mean(genes.compactMap { state.measured($0).map(Double.init) }),
                mean(genes.compactMap { state.predicted($0, .all) }),
            ]
            return Array(cells[...last])
        }
        let columns = ["state", "genes", "share", "mean measured"] + (predicts ? ["mean predicted"] : [])
        let caption = side.caption("States and their genes, \(state.catalog.unitText)")
        return origin(state).map { HTML.paragraph($0) }.joined()
            + HTML.table(caption, columns: columns, rows: rows) + more
    }

    /// Where the states come from.
    private static func origin(_ state: ExplorerState) -> [String] {
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
