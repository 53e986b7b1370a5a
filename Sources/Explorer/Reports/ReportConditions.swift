import Canvas
import GenomeData
import PrismModel

/// What differs between two conditions, and how well the model predicts what changes from one to the other.
struct ReportConditions {
    private let state: ExplorerState

    init(_ state: ExplorerState) { self.state = state }

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

    /// The change of genes that neither model learned from, where there are such, or else of all.
    private var fit: String {
        if let obstacle = state.conditionProblem?.problem.text ?? state.changeObstacle {
            return HTML.paragraph("no fit of the change: \(obstacle)")
        }
        var shown = state
        shown.fitView.quantity = .change
        let fit = shown.shownFit
        guard !fit.genes.isEmpty else {
            return HTML.paragraph("no gene is measured and predicted in both conditions")
        }
        let heldOut = fit.genes.indices.filter { state.isChangeHeldOut(fit.genes[$0]) == true }
        let warning =
            heldOut.isEmpty
            ? HTML.paragraph(
                "These figures do not tell how well the change of other genes is predicted: no gene is known to be held out "
                    + "in both", kind: "warning") : ""
        let part =
            heldOut.isEmpty
            ? FitPart("all genes", Array(fit.genes.indices), of: fit)
            : FitPart("held out in both", heldOut, of: fit)
        let note = heldOut.isEmpty ? nil : ""
        return warning + HTML.figure(FitFigure(shown, part, note: note).figure, name: "conditions-figure")
    }
}
