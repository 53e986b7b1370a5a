import Canvas
import Predictions
import PrismModel
import Wording

/// How well predictions and measurements agree: all genes, by whether the model learned from them, by split, and those that figures
/// are said of contig by contig; and how many of each the model did not learn from.
struct FitTable {
    private let state: ExplorerState
    private let width: Int

    /// Of what `state` shows, on lines of so many columns.
    init(_ state: ExplorerState, width: Int) { (self.state, self.width) = (state, width) }

    /// A row, and how soon it makes way where there are fewer lines: the larger, the sooner.
    private struct Row {
        var rank: Int
        var name: String
        var standing: Standing
        var agreement: Agreement
    }

    /// The widths of the name's column, of each figure's and of the last.
    private var widths: (name: Int, figure: Int, last: Int) {
        // Columns are narrower where the last one would find no room.
        width >= 56 ? (11, 7, 10) : (10, 6, 5)
    }

    /// Other rows make way before contigs do, and contigs before the part that they are of.
    private static let contigRank = 2

    /// The head, and as many rows as there are lines for: what figures are said of goes before the rest.
    func lines(_ count: Int) -> [[Span]] {
        let rows = rows
        guard !rows.isEmpty, count > 1 else { return [] }
        let shown = rows.indices.sorted { (rows[$0].rank, $0) < (rows[$1].rank, $1) }.prefix(count - 1)
            .sorted()
        var lines = shown.map { line(rows[$0]) }
        func isContig(_ row: Int) -> Bool { rows[row].rank == Self.contigRank }
        let hidden = rows.indices.count(where: isContig) - shown.count(where: isContig)
        // The line of the last contig that has one says how many have none.
        if hidden > 0, let place = shown.lastIndex(where: isContig) {
            let key = Hint("fit-panels", title: "").keys(in: state).map { "; \($0): by contig" } ?? ""
            lines[place] = [Span(" \((hidden + 1).grouped) more contigs\(key)", .textMuted)]
        }
        let others = rows.count - shown.count - hidden
        return [head(lacking: others)] + lines
    }

    private var rows: [Row] {
        let fit = state.shownFit
        guard let all = fit.all else { return [] }
        let scored = fit.headline?.genes ?? .unknown
        let contigs = (fit.headline?.byContig ?? []).map {
            Row(
                rank: Self.contigRank, name: " " + $0.contig, standing: .heldOut, agreement: $0.agreement)
        }
        var rows = [
            Row(
                rank: 0, name: "all", standing: fit.standing(of: Array(fit.genes.indices)), agreement: all)
        ]
        // A single part is all of them again.
        for part in fit.byLearning where part.agreement.count < all.count {
            let standing: Standing = part.isHeldOut ? .heldOut : .learned
            let isScored = part.isHeldOut && scored == .heldOut
            rows.append(
                Row(
                    rank: isScored ? 1 : 3, name: standing.short, standing: standing,
                    agreement: part.agreement))
            if isScored { rows += contigs }
        }
        if scored == .heldOut, !rows.contains(where: { $0.rank == Self.contigRank }) { rows += contigs }
        for part in fit.bySplit {
            let isScored = scored == .test && part.split == .test
            rows.append(
                Row(
                    rank: isScored ? 1 : 3, name: part.split.rawValue, standing: part.standing,
                    agreement: part.agreement))
            if isScored { rows += contigs }
        }
        return rows
    }

    /// The heads of the columns; in the first how many rows have no line.
    private func head(lacking rows: Int) -> [Span] {
        let (name, figure, last) = widths
        let first = rows > 0 ? "genes +\(rows)" : "genes"
        let names = ["r", Words.rho(state.look), "MSE", "MAE"].map { $0.fitted(to: figure, .right) }.joined()
        return [
            Span(
                first.fitted(to: name) + "      n" + names + (last > 5 ? "  held out" : " held"),
                .textMuted)
        ]
    }

    private func line(_ row: Row) -> [Span] {
        let (name, _, last) = widths
        let heldOut =
            switch row.standing {
            case .heldOut: "all"
            case .learned: "none"
            case .mixed(let heldOut): heldOut.grouped
            case .unknown: "?"
            }
        let agreement = row.agreement
        let figures = [agreement.pearson, agreement.spearman, agreement.mse, agreement.mae].map(number)
        return [
            Span(
                row.name.fitted(to: name, ellipsis: state.look.glyphs.ellipsis)
                    + NumberText.grouped(agreement.count).fitted(to: 7, .right) + figures.joined()
                    + heldOut.fitted(to: last, .right), .text)
        ]
    }

    private func number(_ value: Double?) -> String {
        let width = widths.figure
        guard let value else { return NumberText.missing.fitted(to: width, .right) }
        let text = NumberText.fixed(value, 3)
        return (text.count < width ? text : Words.value(value, width: width - 1)).fitted(to: width, .right)
    }
}
