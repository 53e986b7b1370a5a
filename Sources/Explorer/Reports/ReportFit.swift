import Canvas
import Predictions
import PrismModel
import Wording

/// How well the model predicts genes that it did not learn from.
struct ReportFit {
    private let state: ExplorerState
    private let request: ReportRequest
    /// Positions in the fit's genes, and what they are.
    private let places: [Int]
    private let name: String
    private let warning: String?

    init(_ state: ExplorerState, _ request: ReportRequest) {
        self.state = state
        self.request = request
        let fit = state.fit
        let (kind, genes) = Headline.chosen(
            measured: state.measured, split: state.split, isHeldOut: state.isHeldOut)
        let wanted = Set(genes)
        places = fit.genes.indices.filter { wanted.contains(fit.genes[$0]) }
        (name, warning) =
            switch kind {
            case .test: ("held out, test split", nil)
            case .heldOut: ("held out", nil)
            case .learned: ("all genes", "the weights learned from all of them")
            case .unknown: ("all genes", "the weights do not record what they learned from")
            }
    }

    var html: String {
        var html = "<section id=\"fit\"><h2>Fit</h2>\n"
        guard FitPanel.absence(state) == nil, !places.isEmpty else {
            return html
                + HTML.paragraph(FitPanel.absence(state) ?? "no held-out gene is measured and predicted")
                + "</section>\n"
        }
        if let warning {
            html += HTML.paragraph(
                "These figures do not tell how well other genes are predicted: " + warning, kind: "warning")
        }
        let part = FitPart(name, places, of: state.fit)
        html += HTML.figure(
            FitFigure(state, part, note: warning == nil ? "" : "held out: none or unknown").figure,
            name: "fit-figure")
        return html + table + "</section>\n"
    }

    /// Figures with intervals, of all these genes and by split and contig.
    private var table: String {
        let points = places.map { place in
            let gene = state.fit.genes[place]
            return Evaluation.Point(
                contig: state.catalog.genes[gene].contig, split: state.split(of: gene),
                measured: Float(state.fit.measured[place]), predicted: Float(state.fit.predicted[place]),
                isHeldOut: state.isHeldOut(gene))
        }
        let evaluation = Evaluation(
            points, unit: state.catalog.expressionUnit, resamplings: request.resamplings)
        // A single part is all of them again.
        let groups = evaluation.groups.filter { $0.by == "all" || $0.genes < points.count }
        let rows = groups.prefix(40).map { group in
            [
                group.by == "all" ? name : "\(group.by) \(group.name)", group.genes.grouped,
            ]
                + [group.pearson, group.spearman, group.mse, group.mae].map {
                    Self.text($0.value, from: $0.low, to: $0.high)
                }
        }
        let caption =
            "Predicted against measured, \(state.catalog.unitText); in brackets 95 % bootstrap intervals over genes, "
            + "\(request.resamplings.counted("resampling"))"
        return "<div class=\"wide\">"
            + HTML.table(
                caption, columns: ["genes", "n", "Pearson's r", "Spearman's ρ", "MSE", "MAE"], rows: rows)
            + "</div>\n"
    }

    /// A figure with its interval.
    static func text(_ value: Double?, from low: Double?, to high: Double?) -> String {
        guard let value else { return "–" }
        let figure = NumberText.fixed(value, 3)
        guard let low, let high else { return figure }
        return figure + " [\(NumberText.fixed(low, 3)), \(NumberText.fixed(high, 3))]"
    }
}
