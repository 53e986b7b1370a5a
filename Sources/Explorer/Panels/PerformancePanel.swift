import Canvas
import Wording

/// The performance overlay, over the upper right corner.
enum PerformancePanel {
    static func paint(_ state: ExplorerState, on grid: inout Grid) {
        guard let performance = state.performance else { return }
        let look = state.look
        let lines = lines(state, performance)
        let width = min(grid.columns, 42)
        let rect = Rect(row: 1, column: grid.columns - width, height: lines.count + 2, width: width)
        grid.fill(rect, style: look.style(.overlay))
        var frame = Frame("Performance", detail: "")
        frame.role = .overlay
        grid.draw(frame, in: rect, with: look)
        let inside = Frame.inside(rect).inset(left: 1, right: 1)
        for (offset, line) in lines.enumerated() {
            let place = inside.line(offset)
            grid.write(line.name, row: place.row, column: place.column, as: .overlay, with: look)
            let text = line.text.truncated(to: place.width - 11, ellipsis: look.glyphs.ellipsis)
            grid.write(text, row: place.row, column: place.column + 11, as: .overlay, with: look)
        }
    }

    private static func lines(_ state: ExplorerState, _ performance: Performance) -> [(
        name: String, text: String
    )] {
        func ms(_ value: Double?) -> String {
            value.map { NumberText.fixed($0, 1) + " ms" } ?? "not measured"
        }
        func megabytes(_ value: Double?) -> String {
            value.map { NumberText.fixed($0, 0) + " MB" } ?? "not measured"
        }
        let last = performance.frames.last
        let open = state.open
        let asked = performance.hits + performance.misses
        let known = state.surveys.keys.reduce(0) { $0 + (state.surveys[$1]?.next ?? 0) }
        var lines = [
            ("frame", ms(last?.total) + (last.map { " (render \(NumberText.fixed($0.render, 1)))" } ?? "")),
            (
                "  99 % in",
                ms(performance.slowFrame)
                    + (performance.frames.isEmpty ? "" : " of \(performance.frames.count)")
            ),
            ("prediction", ms(performance.forecast)),
            (
                "survey",
                performance.survey.map {
                    ms($0 / Double(max(1, performance.surveyGenes))) + " a gene"
                } ?? "not measured"
            ),
            (
                "queue",
                open.questions.counted("question") + ", " + open.genes.counted("gene")
            ),
            ("at once", asked == 0 ? "nothing asked" : "\(performance.hits) of \(asked)"),
            (
                "kept",
                "\(state.forecasts.count.counted("forecast")) in "
                    + megabytes(Double(state.forecasts.bytes) / 1e6)
            ),
            ("", known.counted("surveyed prediction")),
            ("memory", megabytes(performance.resident)),
        ]
        if let peak = performance.peak { lines.append(("  at most", megabytes(peak))) }
        return lines
    }
}
