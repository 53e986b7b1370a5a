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
        let name =
            " prism  " + catalog.name + (state.other == nil ? "" : " vs " + state.conditionNames.other)
        let names = state.conditionNames
        let least = state.other == nil ? name : " prism  \(names.own) vs \(names.other)"
        let genes = dot + catalog.genes.count.counted("gene")
        let assembly = catalog.assembly.map { dot + $0 } ?? ""
        let (model, training) = model(state)
        let agreement = agreement(state)
        // From all there is to what must not be missing, whatever first fits.
        let choices = [
            (name + assembly + genes, model + training, agreement.longest),
            (name + assembly + genes, model, agreement.longest),
            (name + assembly + genes, model + training, agreement.long),
            (name + assembly + genes, model, agreement.long), (name + genes, model, agreement.long),
            (name + genes, model, agreement.middle), (name, model, agreement.middle),
            (name, model, agreement.short), (name, "", agreement.middle), (name, "", agreement.short),
            (least, "", agreement.short), (least, "", ""),
        ]
        let asIf = state.asIfText.map { " " + $0.uppercased() + " " } ?? ""
        let taken =
            state.question?.transplant == nil ? "" : state.takenText.map { " WITH " + $0 + " " } ?? ""
        let mark = (state.showsSimulated ? " SIMULATED " : "") + asIf + taken
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

    /// The figures with the genes that they are of and how many of them are predicted, which no form leaves out; the longest says
    /// on how many contigs these lie, which the fit view tells apart.
    private static func agreement(
        _ state: ExplorerState
    ) -> (longest: String, long: String, middle: String, short: String) {
        guard let headline = state.fit.headline, let agreement = headline.agreement else {
            return ("", "", "", "")
        }
        // Of two conditions the figures are of the one that is browsed.
        let whose = state.other == nil ? "" : state.conditionNames.own + " "
        let r = "r " + (agreement.pearson.map { NumberText.fixed($0, 2) } ?? NumberText.missing)
        let n = headline.count ?? ""
        let count = "\(r)  MSE \(NumberText.fixed(agreement.mse, 2))  \(n)"
        let genes = headline.genes
        let isFolded = state.model.facts?.folds != nil
        let after =
            switch genes {
            case .test: ""
            case .heldOut: isFolded ? ", each gene by the fold that did not see it" : ""
            case .learned: ", genes the model learned from"
            case .unknown: ", held out: unknown"
            }
        let contigs =
            headline.byContig.isEmpty ? "" : " over \(headline.byContig.count.counted("contig"))"
        return (
            whose + genes.before + count + contigs + after + " ", whose + genes.before + count + after + " ",
            whose + genes.before + count + genes.behind + " ",
            "\(whose)\(genes.before)\(r)  \(n)\(genes.behind) "
        )
    }
}
