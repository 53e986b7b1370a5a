import Canvas
import Wording

/// What a command of the user's writes, while it runs and after it has ended; scrolls. Esc stops what runs, then closes.
struct OutputPopup: Popup {
    let run: PipeRun
    private(set) var lines: [String] = []
    /// How it ended; nil while it runs.
    private(set) var ending: String?
    private var isOut = false
    private var scroll = ScrollingLines()
    private var isStopping = false

    /// The most lines that are kept; of more, the first.
    static let mostLines = 10_000

    init(_ run: PipeRun) { self.run = run }

    var awaitsErrand: Bool { ending == nil }

    func action(for key: Key) -> Action? { scrollAction(for: key) }

    func take(_ action: Action, in state: inout ExplorerState) -> [Effect] {
        var popup = self
        switch action {
        case .move(let steps):
            let height = Self.rect(state.rows, state.columns).height - 2
            popup.scroll.move(by: steps, of: lines.count, visible: height)
        case .accept, .dismiss:
            guard ending == nil, !isStopping else {
                state.popup = nil
                return []
            }
            if case .accept = action { return [] }
            popup.isStopping = true
            state.popup = popup
            return [.errand(.stop(run.number))]
        default: return []
        }
        state.popup = popup
        return []
    }

    func goOn(in state: inout ExplorerState) -> [Effect] {
        var popup = self
        guard isOut else {
            popup.isOut = true
            state.popup = popup
            return [.errand(.run(run))]
        }
        guard let answer = state.errandAnswer, answer.errand == .run(run),
            case .output(let more, let ending) = answer.outcome
        else { return [] }
        state.errandAnswer = nil
        popup.lines += more.prefix(max(0, Self.mostLines - lines.count))
        popup.ending = ending
        if ending != nil, lines.count + more.count > Self.mostLines {
            popup.ending = (ending ?? "") + "; only the first \(Self.mostLines.grouped) lines are shown"
        }
        state.popup = popup
        return []
    }

    private static func rect(_ rows: Int, _ columns: Int) -> Rect {
        Rect(row: 0, column: 0, height: max(3, min(rows - 2, 40)), width: max(10, columns - 4))
    }

    func paint(_ state: ExplorerState, on grid: inout Grid) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        let look = state.look
        let size = Self.rect(grid.rows, grid.columns)
        let keys = ending == nil ? (isStopping ? "being stopped" : "Esc stops") : "Esc closes"
        let rect = PopupPanel.window(
            state, "\(run.name): \(run.subject)", "\(ending ?? "running")  \(keys)", height: size.height,
            width: size.width, on: &grid)
        hits.add(rect, PopupTarget())
        let inside = Frame.inside(rect).inset(left: 1, right: 1)
        guard !lines.isEmpty else {
            let words = ending == nil ? "nothing yet" : "it wrote nothing"
            grid.explain(words, in: inside, with: look)
            return hits
        }
        scroll.paint(lines, in: inside, on: &grid, with: look)
        return hits
    }
}
