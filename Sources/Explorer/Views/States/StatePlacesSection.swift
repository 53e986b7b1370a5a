import Canvas
import Predictions

/// How many times as often as on average the bases of every background state are exonic, intronic and intergenic, and hold
/// a TSS.
enum StatePlacesSection {
    private static let places = ["tss", "exon", "intron", "intergenic"]

    static func paint(
        _ state: ExplorerState, _ adjusted: AdjustedStates, _ rect: Rect, on grid: inout Grid
    ) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        guard rect.height > 1 else { return hits }
        let look = state.look
        let narrow = rect.width < 60
        let width = narrow ? 7 : 11
        let label = StateLabel.width(state, of: rect.width, leaving: width * places.count)
        let heads = ["TSS", "exon", "intron", narrow ? "between" : "intergenic"]
        for (offset, head) in heads.enumerated() {
            grid.write(
                head.fitted(to: width, .centre), row: rect.row, column: rect.column + label + offset * width,
                as: .legend, with: look)
        }
        let entries = (state.genome?.entries ?? []).prefix(adjusted.count)
        let folds = entries.map { entry in places.map { entry.enrichment[$0] ?? .nan } }
        let scale = Scale.fitting(folds.joined())
        for index in 0..<min(adjusted.count, rect.height - 1) {
            let line = rect.line(1 + index)
            let values = folds.indices.contains(index) ? folds[index] : places.map { _ in .nan }
            hits.add(
                StateHeatRow.paint(
                    index, values, scale, decimals: values.map { _ in 2 }, label: label, cell: width, state,
                    in: line, on: &grid))
        }
        let below = rect.inset(top: 1 + adjusted.count)
        guard !below.isEmpty else { return hits }
        let whose = state.other == nil ? "" : "\(state.conditionNames.own): "
        let words = ["times as often as on average", "times as on average", "times average"]
        let masked = words[0] + (state.found?.maskWords ?? "; every signal on")
        ScaleLegend.paint(
            entries.isEmpty ? nil : ColorScale(scale), columns: whose.isEmpty || below.width >= 60 ? 24 : 12,
            ([masked] + words).map { whose + $0 } + [state.conditionNames.own], in: below.line(0), on: &grid,
            with: look)
        return hits
    }
}
