import Canvas

/// Draws a state on a grid of its size.
///
/// - Parameters:
///   - state: what to draw.
///   - grid: of the state's size; drawn over.
/// - Returns: what lies where, for the mouse.
public func render(_ state: ExplorerState, into grid: inout Grid) -> HitRegions<any Target> {
    var hits = HitRegions<any Target>()
    let screen = Screen(state)
    grid.fill(grid.bounds, style: state.look.screen)
    guard screen.isUsable else {
        let words =
            ExplorerState.tooSmall(rows: state.rows, columns: state.columns) ?? "prism needs more room"
        for (row, line) in words.wrapped(to: grid.columns).enumerated() {
            grid.write(line, row: row, column: 0, as: .warning, with: state.look)
        }
        return hits
    }
    HeaderPanel.paint(state, screen.header, on: &grid)
    hits.add(GeneListPanel.paint(state, screen.list, on: &grid))
    let sides = state.sides
    let scale = ExpressionPanel.scale(of: sides)
    for side in sides {
        let screen = Screen(side)
        if let view = side.views.view(side.view) { hits.add(view.paint(side, screen, on: &grid)) }
        ExpressionPanel.paint(side, screen.expression, scale: scale, on: &grid)
        hits.add(BackgroundStatePanel.paint(side, screen.background, on: &grid))
    }
    hits.add(FitPanel.paint(state, screen.fit, on: &grid))
    hits.add(FooterPanel.paint(state, screen.footer, on: &grid))
    PerformancePanel.paint(state, on: &grid)
    if let popup = state.popup { hits.add(popup.paint(state, on: &grid)) }
    if state.look.glyphs.level == .ascii { grid.spellInASCII() }
    return hits
}

extension Grid {
    /// The screen of a state.
    public init(_ state: ExplorerState) {
        self.init(rows: state.rows, columns: state.columns, style: state.look.screen)
        _ = render(state, into: &self)
    }
}

extension Grid {
    /// What the panels' own words use beyond ASCII, in the nearest letter; names from files stay as they are.
    fileprivate mutating func spellInASCII() {
        let letters: [Unicode.Scalar: Unicode.Scalar] = [
            "Δ": "d", "≥": ">", "×": "x", "·": ".", "−": "-", "–": "-", "…": "~", "“": "\"", "”": "\"",
            "±": "~", "Σ": "S",
        ]
        for row in 0..<rows {
            for column in 0..<columns {
                let cell = self[row, column]
                if let letter = letters[cell.scalar] {
                    put(letter, row: row, column: column, style: cell.style)
                }
            }
        }
    }
}
