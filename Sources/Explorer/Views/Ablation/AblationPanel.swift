import Canvas
import Predictions
import PrismModel
import Wording

/// The current gene under every mask, and what each signal and group of features adds; the same over genes.
enum AblationPanel {
    static func paint(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) -> HitRegions<any Target> {
        let hits = HitRegions<any Target>()
        guard !rect.isEmpty else { return hits }
        if state.ablationPage == .conditions {
            TransplantPanel.paint(state, rect, on: &grid)
            return hits
        }
        let unit = rect.width >= 70 ? "predicted, \(state.catalog.unitText)" : state.catalog.expressionUnit
        let look = state.look
        grid.draw(Frame(title(state, width: rect.width), detail: unit), in: rect, with: look)
        AblationEdge.paint(state, "off", rect, on: &grid)
        let whole = Frame.inside(rect).inset(left: 1, right: 1)
        let inside = room(state, rect)
        Extrapolation.paint(state, whole.part(rows: inside.height, whole.height - inside.height), on: &grid)
        if let reason = absence(state) ?? (state.maskNeedsMeans && state.wantsMeans ? state.means.text : nil)
        {
            grid.explain(reason, in: inside, with: look)
            return hits
        }
        switch state.ablationPage {
        case .genes: return AblationGenesPanel.paint(state, inside, on: &grid)
        case .masks: AblationMaskRows.paintPage(state, inside, on: &grid)
        case .gene, .conditions: paintGene(state, inside, on: &grid)
        }
        return hits
    }

    /// Of what and without which features, and what stands in for what is off: as much as there is room for.
    private static func title(_ state: ExplorerState, width: Int) -> String {
        let isGene = state.ablationPage != .genes
        let whose = state.other == nil ? "" : (isGene ? " in " : " of ") + state.conditionNames.own
        let what = isGene ? state.currentGene?.symbol ?? "" : state.catalog.genes.count.counted("gene")
        let subject = what + whose
        let place = isGene ? state.asIf.map { " in " + StateNames.number($0) } ?? "" : ""
        let taken =
            isGene && state.question?.transplant != nil
            ? state.takenText.map { ", with " + $0 } ?? "" : ""
        let edits =
            taken + (isGene && state.editCount > 0 ? ", with " + state.editCount.counted("edit") : "")
        let changes = edits + (isGene ? state.asIfText.map { ", " + $0 } ?? "" : "")
        let features = state.groupNames(offIn: state.featureMask)
        let without = features.isEmpty ? "" : " without " + features.joined(separator: ", ")
        let fewer = features.isEmpty ? "" : " without \(features.count.counted("feature group"))"
        let standIn = state.standIn
        let baseline = standIn == .missing ? standIn.title : standIn.word + " baseline"
        let long = "Ablation of \(subject)\(without)\(changes): what is off " + standIn.singular
        let unit = "predicted, \(state.catalog.unitText)"
        if width >= long.columnWidth + unit.columnWidth + 8 { return long }
        let choices = [
            "Ablation of \(subject)\(place)\(without), \(baseline)\(edits)",
            "Ablation of \(subject)\(place)\(without), off: \(standIn.word)\(edits)",
            "\(subject)\(place)\(without), off: \(standIn.word)\(edits)",
            "\(subject)\(place)\(fewer), off: \(standIn.word)\(edits)",
            "\(what)\(place)\(fewer), off: \(standIn.word)\(edits)",
        ]
        return choices.first { $0.columnWidth <= width - 6 } ?? choices[choices.count - 1]
    }

    /// Where predictions have room in the panel: above the words on masks that the weights were not trained for.
    static func room(_ state: ExplorerState, _ rect: Rect) -> Rect {
        Frame.inside(rect).inset(left: 1, right: 1)
            .inset(bottom: Extrapolation.words(state) == nil ? 0 : 1)
    }

    /// The gene under its masks, what each player adds, and below, where that is worth it, the masks over genes.
    private static func paintGene(_ state: ExplorerState, _ inside: Rect, on grid: inout Grid) {
        let isWide = inside.width >= 72
        let masks = 1 << state.modelSignals
        let players = state.coalitions.count
        // Beside features the lines below the bars make way for masks: the title says what they say.
        let notes = !isWide && players > state.modelSignals ? 3 : 5
        let needed =
            isWide ? max(min(masks, 16) + 2, players + notes) : masks + 2 + players + notes
        let rest = inside.height - needed - 1
        let parts = inside.rows([.share(), .fixed(rest >= 5 ? rest : 0)])
        if isWide {
            let halves = parts[0].columns([.share(1.2), .share()], gap: 2)
            AblationMaskRows.paint(state, halves[0], on: &grid)
            ShapleyRows.paint(state, halves[1], on: &grid)
        } else {
            let height = min(players + notes, parts[0].height * 2 / 3)
            let halves = parts[0].rows([.share(), .fixed(height)])
            AblationMaskRows.paint(state, halves[0], on: &grid)
            ShapleyRows.paint(state, halves[1], on: &grid)
        }
        AblationGenesPanel.paintMasks(state, parts[1], on: &grid)
    }

    /// Why there is nothing to show.
    private static func absence(_ state: ExplorerState) -> String? {
        if let obstacle = state.model.obstacle { return obstacle }
        if state.modelSignals == 0 { return "the model takes no signals" }
        return state.modelSignals > Ablation.mostSignals
            ? "2^\(state.modelSignals) masks are too many; at most \(Ablation.mostSignals) signals" : nil
    }
}
