import Canvas
import Predictions
import PrismModel
import Wording

/// Figures with intervals of predicted against measured values: of all genes that they are said of, by split and by contig.
struct ReportAgreement {
    /// What all the genes are called.
    let name: String
    /// What is set against what, with its unit.
    let subject: String
    let evaluation: Evaluation

    /// Rows of more groups are left out.
    private static let mostRows = 40

    /// - Parameters:
    ///   - points: the genes.
    ///   - name: what all of them are called.
    ///   - subject: what is set against what, with its unit.
    ///   - resamplings: for the intervals.
    init(_ points: [Evaluation.Point], name: String, subject: String, resamplings: Int) {
        (self.name, self.subject) = (name, subject)
        evaluation = Evaluation(points, unit: "", resamplings: resamplings)
    }

    /// The table, with a caption.
    var html: String {
        let all = evaluation.groups.first?.genes ?? 0
        // A single part is all of them again.
        let groups = evaluation.groups.filter { $0.by == "all" || $0.genes < all }
        let rows = groups.prefix(Self.mostRows).map { group in
            [group.by == "all" ? name : "\(group.by) \(group.name)", group.genes.grouped]
                + [group.pearson, group.spearman, group.mse, group.mae].map {
                    Self.text($0.value, from: $0.low, to: $0.high)
                }
        }
        let caption =
            "\(subject); in brackets 95 % bootstrap intervals over genes, "
            + "\(evaluation.resamplings.counted("resampling"))"
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

extension Fit {
    /// Genes at some places as an evaluation takes them.
    func points(_ places: [Int], in state: ExplorerState) -> [Evaluation.Point] {
        places.map { place in
            let gene = genes[place]
            return Evaluation.Point(
                gene: state.catalog.gene(gene)?.id ?? "", contig: state.contig(of: gene),
                split: state.split(of: gene),
                measured: Float(measured[place]), predicted: Float(predicted[place]),
                isHeldOut: heldOut[place])
        }
    }
}
