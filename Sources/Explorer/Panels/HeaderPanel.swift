import Canvas
import Wording

/// The line at the top: data set, model, agreement.
enum HeaderPanel {
    static func paint(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) {
        let look = state.look
        let style = look.style(.header)
        grid.fill(rect, style: style)
        let catalog = state.catalog
        let dot = " \(look.glyphs.signs.dot) "
        let name = " prism  \(catalog.name)"
        let genes = dot + catalog.genes.count.counted("gene")
        let assembly = catalog.assembly.map { dot + $0 } ?? ""
        let (model, training) = model(state)
        let (agreement, count) = agreement(state)
        // From all there is to what must not be missing, whatever first fits.
        let choices = [
            (name + assembly + genes, model + training, agreement + count),
            (name + assembly + genes, model, agreement + count), (name + genes, model, agreement + count),
            (name + genes, model, agreement), (name, model, agreement), (name, "", agreement), (name, "", ""),
        ]
        let mark = catalog.isSimulated ? " SIMULATED " : ""
        func width(_ choice: (left: String, model: String, right: String)) -> Int {
            let parts = [choice.left, mark, choice.model, choice.right].filter { !$0.isEmpty }
            return parts.reduce(0) { $0 + $1.columnWidth } + 2 * parts.count
        }
        let choice = choices.first { width($0) <= rect.width } ?? choices[choices.count - 1]
        let room = max(0, rect.width - choice.2.columnWidth - 1)
        var end = grid.write(
            choice.0.truncated(to: room, ellipsis: look.glyphs.ellipsis), row: rect.row, column: rect.column,
            style: style)
        // Said on every screen, before anything else finds no room.
        if !mark.isEmpty {
            if end + mark.count + 1 > rect.column + room { end = rect.column + max(0, room - mark.count - 1) }
            end = grid.write(
                mark, row: rect.row, column: end + 1, style: look.style(.textStrong).adding(.reverse))
        }
        grid.write(choice.1, row: rect.row, column: end + 2, style: style)
        grid.write(
            choice.2, row: rect.row, column: rect.right - choice.2.columnWidth, style: style.adding(.bold))
    }

    /// The model's name, and what its weights say of their training.
    private static func model(_ state: ExplorerState) -> (name: String, training: String) {
        let name = state.catalog.modelName ?? ""
        switch state.model {
        case .absent: return ("no model", "")
        case .loading: return ("model \(name): loading", "")
        case .failed: return ("model \(name): failed", "")
        case .ready(let facts):
            let dot = " \(state.look.glyphs.signs.dot) "
            return (
                "model \(name)" + (facts.members > 1 ? " ×\(facts.members)" : ""),
                facts.training.map { dot + $0 } ?? ""
            )
        }
    }

    private static func agreement(_ state: ExplorerState) -> (figures: String, count: String) {
        guard let all = state.fit.all, all.count > 1 else { return ("", "") }
        let r = all.pearson.map { NumberText.fixed($0, 2) } ?? NumberText.missing
        let part = state.surveys[.all].map { $0.isComplete ? "" : " of \($0.genes)" } ?? ""
        return ("r \(r)  MSE \(NumberText.fixed(all.mse, 2)) ", " n \(all.count)\(part) ")
    }
}
