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
        // Before anything is predicted there are no figures.
        let kind = fit.headline?.genes ?? .unknown
        places = fit.places(kind, in: state)
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
        let table = ReportAgreement(
            state.fit.points(places, in: state), name: name,
            subject: "Predicted against measured, \(state.catalog.unitText)", resamplings: request.resamplings
        )
        return html + table.html + "</section>\n"
    }
}
