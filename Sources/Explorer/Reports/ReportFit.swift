import Canvas
import Predictions
import PrismModel
import Wording

/// How well each condition's model predicts genes that it did not learn from.
struct ReportFit {
    private let sides: [ReportSide]
    private let request: ReportRequest

    init(_ state: ExplorerState, _ request: ReportRequest) {
        sides = ReportSide.all(state, request)
        self.request = request
    }

    /// The section.
    var html: String {
        "<section id=\"fit\"><h2>Fit</h2>\n" + sides.map { $0.heading + part($0) }.joined() + "</section>\n"
    }

    private func part(_ side: ReportSide) -> String {
        let state = side.state
        let fit = state.fit
        // Before anything is predicted there are no figures.
        let kind = fit.headline?.genes ?? .unknown
        let places = fit.places(kind, in: state)
        guard FitPanel.absence(state) == nil, !places.isEmpty else {
            return HTML.paragraph(FitPanel.absence(state) ?? "no held-out gene is measured and predicted")
        }
        let (name, warning) = Self.words(kind)
        let part = FitPart(name, places, of: fit)
        let figure = FitFigure(state, part, note: warning == nil ? "" : "held out: none or unknown").figure
        let table = ReportAgreement(
            fit.points(places, in: state), name: name,
            subject: side.caption("Predicted against measured, \(state.catalog.unitText)"),
            resamplings: request.resamplings)
        let doubt = warning.map {
            HTML.paragraph(
                "These figures do not tell how well other genes are predicted: " + $0, kind: "warning")
        }
        return (doubt ?? "")
            + HTML.figure(figure, name: side.isFirst ? "fit-figure" : "fit-other-figure") + table.html
    }

    /// What genes of a kind are called, and why figures of them tell little of others.
    private static func words(_ kind: ScoredGenes.Kind) -> (name: String, warning: String?) {
        switch kind {
        case .test: ("held out, test split", nil)
        case .heldOut: ("held out", nil)
        case .learned: ("all genes", "the weights learned from all of them")
        case .unknown: ("all genes", "the weights do not record what they learned from")
        }
    }
}
