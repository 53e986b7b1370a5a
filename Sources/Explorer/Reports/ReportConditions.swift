import Canvas
import Predictions
import PrismModel

/// What differs between two conditions, and how well the model predicts what changes from one to the other.
struct ReportConditions {
    private let state: ExplorerState
    private let conditions: Conditions?
    private let request: ReportRequest

    /// - Parameters:
    ///   - state: what shows.
    ///   - conditions: both with their models, of which changes of signals are read; nil where they are not compared.
    ///   - request: what is asked for.
    init(_ state: ExplorerState, _ conditions: Conditions? = nil, _ request: ReportRequest) {
        (self.state, self.conditions, self.request) = (state, conditions, request)
    }

    /// The section; empty where there is one condition. `progress` is called with the genes read, of how many.
    func html(_ progress: (Int, Int) throws -> Void = { _, _ in }) throws -> String {
        guard state.other != nil else { return "" }
        var html = "<section id=\"conditions\"><h2>Two conditions</h2>\n" + warning
        for note in state.conditionNotes { html += HTML.paragraph(note) }
        return try html + fit(progress) + "</section>\n"
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
    private func fit(_ progress: (Int, Int) throws -> Void) throws -> String {
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
            subject: "Predicted against measured change, \(names.change), \(state.catalog.unitText)",
            resamplings: request.resamplings)
        return try warning
            + HTML.figure(
                FitFigure(shown, part, note: kind.isHeldOut ? "" : nil).figure, name: "conditions-figure")
            + table.html + baselines(fit, progress)
    }

    /// The predicted change beside what there is without a model, as `prism compare` has it.
    private func baselines(_ fit: Fit, _ progress: (Int, Int) throws -> Void) throws -> String {
        let names = state.conditionNames
        let summary = ChangeSummary(
            try rows(fit, progress), signals: signals, unit: state.catalog.unitText,
            isSimulated: state.showsSimulated, isFolded: false, names: names.labels,
            resamplings: request.resamplings)
        let rows = summary.figures.map { figure in
            [
                figure.of, summary.genes(of: figure), figure.kind.rawValue, figure.n.grouped,
                ReportAgreement.text(figure.r, from: figure.rLow, to: figure.rHigh),
                figure.mse.map { NumberText.fixed($0, 4) } ?? "–",
            ]
        }
        let caption =
            "Against the measured change, \(names.change), \(state.catalog.unitText): what the model predicts, and "
            + "what there is without a model"
        return "<div class=\"wide\">"
            + HTML.table(
                caption, columns: ["", "genes", "", "n", "Pearson's r", "MSE"], rows: rows)
            + "</div>\n"
    }

    /// The signals whose changes are baselines: those that both conditions have.
    private var signals: [String] {
        conditions.map { both in both.transplantable.map { both.signals[$0].name } } ?? []
    }

    private func rows(
        _ fit: Fit, _ progress: (Int, Int) throws -> Void
    ) throws -> [ChangeTable.Row] {
        var rows: [ChangeTable.Row] = []
        for (place, gene) in fit.genes.enumerated() {
            if place % 64 == 0 { try progress(place, fit.genes.count) }
            let pair = conditions?.genes.pair(ofA: gene)
            let changes = try pair.flatMap { try conditions?.signalChanges(of: $0) }
            rows.append(
                ChangeTable.Row(
                    id: state.catalog.gene(gene)?.id ?? "", isHeldOut: fit.heldOut[place],
                    isTest: state.split(of: gene) == .test, contig: state.contig(of: gene),
                    measured: state.measured(gene), measuredChange: Float(fit.measured[place]),
                    predictedChange: Float(fit.predicted[place]),
                    signals: changes ?? signals.map { _ in nil }))
        }
        return rows
    }
}
