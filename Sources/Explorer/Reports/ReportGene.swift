import Canvas

/// A gene's section of a report.
struct ReportGene {
    private var body: String
    private let name: String

    /// The locus, the expression and the contributions of a state that shows the gene in its locus view.
    init(_ state: ExplorerState, number: Int, bases: [UInt8]) {
        name = "gene-\(number + 1)"
        let gene = state.currentGene
        let symbol = gene?.symbol ?? "?"
        body = "<section class=\"gene\" id=\"\(name)\" aria-labelledby=\"\(name)-heading\">\n"
        body += "<h3 id=\"\(name)-heading\">\(HTML.text(symbol))</h3>\n"
        body += ReportGeneFacts(state).html
        body += HTML.figure(LocusFigure(state).figure, name: "\(name)-locus")
        body += HTML.figure(ExpressionFigure(state).figure, name: "\(name)-expression")
        if let attribution = state.attribution {
            body += HTML.figure(
                AttributionFigure(attribution, bases: bases, state).figure, name: "\(name)-attribution")
        } else if let query = state.attributionQuery, let reason = state.attributions.failures[query] {
            body += HTML.paragraph("no contributions: " + reason, kind: "warning")
        }
    }

    /// Adds what the prediction loses without signals, of a state that shows it.
    mutating func addAblation(_ state: ExplorerState) {
        body += HTML.figure(AblationFigure(state).figure, name: "\(name)-ablation")
    }

    /// Adds what each signal of the other condition adds to the change, of a state that shows that.
    mutating func addShares(_ state: ExplorerState) {
        body += HTML.figure(TransplantFigure(state).figure, name: "\(name)-shares")
    }

    var html: String { body + "</section>\n" }
}
