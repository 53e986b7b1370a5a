import Canvas
import Predictions
import PrismModel

/// What differs between two conditions, and how well the model predicts what changes from one to the other.
struct ReportConditions {
    private let state: ExplorerState
    private let request: ReportRequest

    init(_ state: ExplorerState, _ request: ReportRequest) { (self.state, self.request) = (state, request) }

    /// The section; empty where there is one condition.
    var html: String {
        guard state.other != nil else { return "" }
        var html = "<section id=\"conditions\"><h2>Two conditions</h2>\n" + warning
        for note in state.conditionNotes { html += HTML.paragraph(note) }
        return html + fit + "</section>\n"
    }

    /// What matters before anything else is read; nothing where both are alike.
    private var warning: String {
        let differences = state.other?.pairing.differences ?? []
        guard !differences.isEmpty else { return "" }
        let names = state.conditionNames
        return HTML.paragraph(
            "\(names.other) is unlike \(names.own): \(differences.joined(separator: ", "))", kind: "warning")
    }

    /// The change of genes that neither model learned from, where there are such, those of the test split first, or else of all.
    private var fit: String {
        if let obstacle = state.conditionProblem?.problem.text ?? state.changeObstacle {
            return HTML.paragraph("no fit of the change: \(obstacle)")
        }
        var shown = state
        shown.fitView.quantity = .change
        let fit = shown.shownFit
        guard !fit.genes.isEmpty, let kind = fit.headline?.genes else {
            return HTML.paragraph("no gene is measured and predicted in both conditions")
        }
        let warning =
            kind.isHeldOut
            ? ""
            : HTML.paragraph(
                "These figures do not tell how well the change of other genes is predicted: no gene is known to be held out "
                    + "in both", kind: "warning")
        let name =
            switch kind {
            case .test: "held out in both, test split"
            case .heldOut: "held out in both"
            case .learned, .unknown: "all genes"
            }
        let places = fit.places(kind, in: state)
        let part = FitPart(name, places, of: fit)
        let names = state.conditionNames
        let table = ReportAgreement(
            fit.points(places, in: state), name: name,
            subject:
                "Predicted against measured change, \(names.other) - \(names.own), \(state.catalog.unitText)",
            resamplings: request.resamplings)
        return warning
            + HTML.figure(
                FitFigure(shown, part, note: kind.isHeldOut ? "" : nil).figure, name: "conditions-figure")
            + table.html
    }
}
