import Canvas
import GenomeData
import PrismModel
import Wording

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
        body += HTML.list(Self.facts(state))
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

    private static func facts(_ state: ExplorerState) -> [(name: String, text: String)] {
        guard let index = state.gene, let gene = state.currentGene else { return [] }
        let forecast = state.fullForecast
        func spread(_ estimate: Estimate?) -> String {
            guard let estimate else { return NumberText.missing }
            return Words.value(estimate.mean)
                + (estimate.spread.map { " ± " + NumberText.fixed($0, 2) } ?? "")
        }
        var facts: [(name: String, text: String)] = [
            ("id", gene.id),
            ("TSS", "\(gene.contig):\(NumberText.grouped(gene.tss + 1)) (\(gene.strand.rawValue))"),
            ("measured", Words.value(state.measured(index).map(Double.init)) + ", " + state.catalog.unitText),
        ]
        if state.model.facts != nil {
            facts.append(("predicted", spread(forecast?.observed)))
            if let intervened = forecast?.intervened { facts.append(("intervened", spread(intervened))) }
            facts.append(("the model", state.standing(of: index)))
        }
        if let reason = state.forecastObstacle { facts.append(("not predicted", reason)) }
        if let own = state.chromatinState(of: index) {
            facts.append(("background state", state.stateTitle(own)))
        }
        return facts
    }
}
