import Canvas
import Predictions
import PrismModel
import Wording

/// What held-out genes lose without signals, where that is quickly known, or how it is found: of each condition by its model.
struct ReportAblation {
    private let sides: [(side: ReportSide, model: DataSetModel?)]
    private let request: ReportRequest

    /// - Parameters:
    ///   - state: what shows.
    ///   - model: the model; nil where there is none.
    ///   - other: that of the other condition.
    ///   - request: what is asked for.
    init(
        _ state: ExplorerState, _ model: DataSetModel?, other: DataSetModel? = nil, _ request: ReportRequest
    ) {
        sides = ReportSide.all(state, request).map { ($0, $0.isFirst ? model : other) }
        self.request = request
    }

    /// The section; `progress` is called with the masks done of a condition, of how many.
    func html(_ progress: (Int, Int) throws -> Void) throws -> String {
        let parts = try sides.map { side, model in
            try side.heading + part(side, model, progress)
        }
        return "<section id=\"ablation\"><h2>Ablation</h2>\n" + parts.joined() + "</section>\n"
    }

    private func part(
        _ side: ReportSide, _ model: DataSetModel?, _ progress: (Int, Int) throws -> Void
    ) throws -> String {
        guard let model else { return HTML.paragraph(side.state.model.obstacle ?? "there is no model") }
        guard !model.signalNames.isEmpty else { return HTML.paragraph("the model takes no signals") }
        let genes: [Int]
        do {
            genes = try model.heldOutGenes()
        } catch {
            return HTML.paragraph("\(error)")
        }
        let masks = ModalityMask.ablation(signals: model.signalNames.count, everyMask: false)
        guard
            request.ablates || genes.count * masks.count * model.ensemble.models.count <= ReportRequest.quick
        else {
            let words =
                "\(genes.count.counted("held-out gene")) under \(masks.count.counted("mask")) take a while; this makes the table:"
            return HTML.paragraph(words) + "<pre>prism ablate \(HTML.text(side.source))</pre>\n"
        }
        var table = AblationTable(
            unit: side.state.catalog.expressionUnit, resamplings: request.resamplings)
        let ids = genes.map { model.dataSet.genes[$0].id }
        let measured = try genes.map { try model.dataSet.measured(at: $0) ?? .nan }
        for (number, mask) in masks.enumerated() {
            try progress(number, masks.count)
            let predicted = try model.predictions(of: genes, mask: mask)
            table.add(
                mask, of: model,
                AblationTable.Comparison(genes: ids, measured: measured, predicted: predicted))
        }
        return Self.html(table, side)
    }

    private static func html(_ table: AblationTable, _ side: ReportSide) -> String {
        func estimate(_ value: Double?, _ interval: [Double]?) -> String {
            ReportAgreement.text(value, from: interval?.first, to: interval?.last)
        }
        let rows = table.masks.map { row in
            [
                row.off.isEmpty ? "all on" : "without " + (row.off + row.alsoOff).joined(separator: ", "),
                row.n.grouped, estimate(row.r, row.rInterval), estimate(row.mse, row.mseInterval),
                row.extrapolation ? "extrapolation" : "",
            ]
        }
        // Predictions of held-out genes have the mean baseline, which weights that know what missing means need not.
        let standIn = StandIn(
            .mean, trainedWithSignalsMissing: side.state.model.facts?.trainedWithSignalsMissing == true)
        let caption = side.caption(
            "Held-out genes without signals, \(side.state.catalog.unitText); what is off \(standIn.singular); in brackets 95 % bootstrap intervals over genes"
        )
        return "<div class=\"wide\">"
            + HTML.table(caption, columns: ["signals", "n", "Pearson's r", "MSE", ""], rows: rows)
            + "</div>\n"
            + (table.masks.contains(where: \.extrapolation)
                ? HTML.paragraph(Provenance.extrapolationNote, kind: "warning") : "")
    }
}
