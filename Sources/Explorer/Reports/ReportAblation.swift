import Canvas
import Predictions
import PrismModel
import Wording

/// What held-out genes lose without signals, where that is quickly known, or how it is found.
struct ReportAblation {
    private let state: ExplorerState
    private let model: DataSetModel?
    private let request: ReportRequest

    init(_ state: ExplorerState, _ model: DataSetModel?, _ request: ReportRequest) {
        (self.state, self.model, self.request) = (state, model, request)
    }

    /// The section; `progress` is called with the masks done, of how many.
    func html(_ progress: (Int, Int) throws -> Void) throws -> String {
        let head = "<section id=\"ablation\"><h2>Ablation</h2>\n"
        func alone(_ words: String) -> String { head + HTML.paragraph(words) + "</section>\n" }
        guard let model else { return alone(state.model.obstacle ?? "there is no model") }
        guard !model.signalNames.isEmpty else { return alone("the model takes no signals") }
        let genes: [Int]
        do {
            genes = try model.heldOutGenes()
        } catch {
            return alone("\(error)")
        }
        let masks = ModalityMask.ablation(signals: model.signalNames.count, everyMask: false)
        guard
            request.ablates || genes.count * masks.count * model.ensemble.models.count <= ReportRequest.quick
        else {
            return head
                + HTML.paragraph(
                    "\(genes.count.counted("held-out gene")) under \(masks.count.counted("mask")) take a while; this makes the table:"
                )
                + "<pre>prism ablate \(HTML.text(request.source))</pre>\n</section>\n"
        }
        var table = AblationTable(unit: state.catalog.expressionUnit, resamplings: request.resamplings)
        let measured = try genes.map { try model.dataSet.measured(at: $0) ?? .nan }
        for (number, mask) in masks.enumerated() {
            try progress(number, masks.count)
            let predicted = try model.predictions(of: genes, mask: mask)
            table.add(mask, of: model, AblationTable.Comparison(measured: measured, predicted: predicted))
        }
        return head + Self.html(table, state) + "</section>\n"
    }

    private static func html(_ table: AblationTable, _ state: ExplorerState) -> String {
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
        let caption =
            "Held-out genes without signals, \(state.catalog.unitText); in brackets 95 % bootstrap intervals over genes"
        return "<div class=\"wide\">"
            + HTML.table(caption, columns: ["signals", "n", "Pearson's r", "MSE", ""], rows: rows)
            + "</div>\n"
            + (table.masks.contains(where: \.extrapolation)
                ? HTML.paragraph(Provenance.extrapolationNote, kind: "warning") : "")
    }
}
