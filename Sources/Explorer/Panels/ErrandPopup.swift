import Canvas
import Files
import Wording

/// Waits for what is looked up in files and goes on with it; Esc gives up waiting.
struct ErrandPopup: Popup {
    let takesWheel = false
    /// What is looked up now, and what is after it.
    private let errands: [Errand]
    private var isOut = false

    /// One errand after the other.
    init(_ errands: [Errand]) { self.errands = errands }

    var awaitsErrand: Bool { !errands.isEmpty }

    func action(for key: Key) -> Action? {
        if case .dismiss? = textAction(for: key) { .dismiss } else { nil }
    }

    func take(_ action: Action, in state: inout ExplorerState) -> [Effect] {
        guard case .dismiss = action else { return [] }
        state.popup = nil
        return isOut ? [.errand(.giveUp)] : []
    }

    func goOn(in state: inout ExplorerState) -> [Effect] {
        guard let errand = errands.first else {
            state.popup = nil
            return []
        }
        guard isOut else {
            var out = self
            out.isOut = true
            state.popup = out
            state.errandAnswer = nil
            return [.errand(errand)]
        }
        guard let answer = state.errandAnswer, answer.errand == errand else { return [] }
        state.errandAnswer = nil
        state.popup = nil
        take(answer, in: &state)
        guard state.popup == nil, errands.count > 1 else { return [] }
        let next = ErrandPopup(Array(errands.dropFirst()))
        return next.goOn(in: &state)
    }

    private func take(_ answer: ErrandAnswer, in state: inout ExplorerState) {
        switch (answer.errand, answer.outcome) {
        case (_, .failed(let problem)): state.message = Message(text: problem.text, kind: .error)
        case (.reference(let question), .agrees): open(question, in: &state)
        case (.effects, .effects(let table)):
            state.variantEffects = table
            state.own[EffectsPlace.self] = EffectsPlace()
            state.popup = EffectsPopup(state)
        case (.genes(let path), .genes(let file)): list(file, path, in: &state)
        default: break
        }
    }

    private func open(_ question: VariantQuestion, in state: inout ExplorerState) {
        let genes = state.genes(for: question)
        switch genes.count {
        case 0: state.message = Message(text: state.absence(of: question), kind: .warning)
        case 1: state.open(question, in: genes[0])
        default: state.popup = VariantGenesPopup(question: question, genes: genes)
        }
    }

    private func list(_ file: GeneFile, _ path: String, in state: inout ExplorerState) {
        let name = path.fileName
        let text = file.text(file: name.printable(limit: 60))
        let isWhole = file.unknown == 0
        state.message = Message(text: text, kind: isWhole ? .info : .warning)
        guard !file.genes.isEmpty else { return }
        state.list.filter = ""
        // The message makes way for the next; the list goes on saying what it lacks.
        let unknown = isWhole ? "" : ", \(file.unknown.grouped) unknown"
        state.list.chosen = GeneSubset(title: name.printable(limit: 30) + unknown, genes: file.genes)
        state.relist()
        if state.list.selected == nil { state.select(line: 0) }
    }

    func paint(_ state: ExplorerState, on grid: inout Grid) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        let rect = PopupPanel.window(
            state, title, "Esc gives up", height: 3, width: min(grid.columns - 2, 64), on: &grid)
        hits.add(rect, PopupTarget())
        let inside = Frame.inside(rect).inset(left: 1, right: 1)
        grid.write(
            words.truncated(to: inside.width, ellipsis: state.look.glyphs.ellipsis), row: inside.row,
            column: inside.column, as: .textMuted, with: state.look)
        return hits
    }

    private var title: String {
        switch errands.first {
        case .reference: "Variant"
        case .effects: "Effects of variants"
        case .genes: "Genes"
        case .run, .stop, .giveUp, nil: "Working"
        }
    }

    private var words: String {
        switch errands.first {
        case .reference(let question): "\(question.text): REF is being compared with the genome"
        case .effects(let path), .genes(let path): "\(path.printable(limit: 200)) is being read"
        case .run, .stop, .giveUp, nil: ""
        }
    }
}
