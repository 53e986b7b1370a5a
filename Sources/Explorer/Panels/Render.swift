import Canvas

/// Draws a state on a grid of its size.
///
/// - Parameters:
///   - state: what to draw.
///   - grid: of the state's size; drawn over.
/// - Returns: what lies where, for the mouse.
public func render(_ state: State, into grid: inout Grid) -> HitRegions<Target> {
    var hits = HitRegions<Target>()
    let screen = Screen(state)
    grid.fill(grid.bounds, style: state.look.screen)
    guard screen.isUsable else {
        let words =
            "prism needs \(Screen.leastColumns) × \(Screen.leastRows) cells; here are \(state.columns) × \(state.rows)"
        for (row, line) in words.wrapped(to: grid.columns).enumerated() {
            grid.write(line, row: row, column: 0, as: .warning, with: state.look)
        }
        return hits
    }
    HeaderPanel.paint(state, screen.header, on: &grid)
    hits.add(GeneListPanel.paint(state, screen.list, on: &grid))
    switch state.view {
    case .locus: hits.add(LocusPanel.paint(state, screen, on: &grid))
    case .ablation: hits.add(AblationPanel.paint(state, screen.main, on: &grid))
    case .fit: hits.add(FitViewPanel.paint(state, screen.main, on: &grid))
    case .mutate: hits.add(MutatePanel.paint(state, screen.main, on: &grid))
    case .states: hits.add(StatesPanel.paint(state, screen.main, on: &grid))
    }
    ExpressionPanel.paint(state, screen.expression, on: &grid)
    ConfounderPanel.paint(state, screen.confounder, on: &grid)
    hits.add(FitPanel.paint(state, screen.fit, on: &grid))
    hits.add(FooterPanel.paint(state, screen.footer, on: &grid))
    PerformancePanel.paint(state, on: &grid)
    hits.add(PopupPanel.paint(state, on: &grid))
    if state.look.glyphs.level == .ascii { grid.spellInASCII() }
    return hits
}

extension Grid {
    /// The screen of a state.
    public init(_ state: State) {
        self.init(rows: state.rows, columns: state.columns, style: state.look.screen)
        _ = render(state, into: &self)
    }
}

/// Words and numbers as every panel writes them.
enum Words {
    /// A prediction or measurement with two decimals.
    static func value(_ value: Double?) -> String {
        value.map { NumberText.fixed($0, 2) } ?? NumberText.missing
    }

    /// Spearman's correlation, as far as the glyphs can write it.
    static func rho(_ look: Look) -> String { look.glyphs.level == .ascii ? "rho" : "ρ" }

    /// A difference, always with its sign.
    static func difference(_ value: Double?) -> String {
        value.map { signed(NumberText.fixed($0, 2)) } ?? NumberText.missing
    }

    /// A number in few characters, always with its sign: effects may be of any size.
    static func signedCompact(_ value: Double) -> String { signed(NumberText.compact(value)) }

    /// A number with so many decimals, always with its sign.
    static func signed(_ value: Double, _ decimals: Int) -> String {
        signed(NumberText.fixed(value, decimals))
    }

    /// A number with as many decimals, two at most, as a column has room for.
    static func value(_ value: Double?, width: Int) -> String {
        guard let value else { return NumberText.missing }
        return narrowest(value, width: width) { $0 }
    }

    /// A difference with its sign, with as many decimals as a column has room for.
    static func difference(_ value: Double?, width: Int) -> String {
        guard let value else { return NumberText.missing }
        return narrowest(value, width: width, signed)
    }

    private static func narrowest(_ value: Double, width: Int, _ written: (String) -> String) -> String {
        for decimals in [2, 1, 0] {
            let text = written(NumberText.fixed(value, decimals))
            if text.count <= width { return text }
        }
        return written(NumberText.compact(value))
    }

    private static func signed(_ text: String) -> String { text.hasPrefix("-") ? text : "+" + text }
}

extension Grid {
    /// Writes a reason where a panel would be empty, wrapped, in its middle.
    mutating func explain(_ reason: String, in rect: Rect, with look: Look) {
        let lines = reason.wrapped(to: max(0, rect.width - 2))
        let top = rect.row + max(0, (rect.height - lines.count) / 2)
        clipped(to: rect) { grid in
            for (offset, line) in lines.enumerated() {
                let column = rect.column + max(0, (rect.width - line.columnWidth) / 2)
                grid.write(line, row: top + offset, column: column, as: .nodata, with: look)
            }
        }
    }
}

extension Grid {
    /// What the panels' own words use beyond ASCII, in the nearest letter; names from files stay as they are.
    fileprivate mutating func spellInASCII() {
        let letters: [Unicode.Scalar: Unicode.Scalar] = [
            "Δ": "d", "≥": ">", "×": "x", "·": ".", "−": "-", "–": "-", "…": "~", "“": "\"", "”": "\"",
            "±": "~",
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
