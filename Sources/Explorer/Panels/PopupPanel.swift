import Canvas

/// What lies over the panels: help, palette, themes.
enum PopupPanel {
    /// An empty window in the middle of the screen; returns where it is.
    static func window(
        _ state: ExplorerState, _ title: String, _ detail: String, height: Int, width: Int,
        on grid: inout Grid
    ) -> Rect {
        let look = state.look
        let rect = grid.bounds.inset(top: 1, bottom: 1).centred(height: height, width: width)
        grid.fill(rect, style: look.screen)
        grid.fill(rect, style: look.style(.popup))
        var frame = Frame(title, detail: detail)
        frame.role = .popupBorder
        grid.draw(frame, in: rect, with: look)
        return rect
    }

    /// A line to type into, and what it finds.
    static func paint(
        _ title: String, _ detail: String, _ typed: TypedSearch, _ choices: [Choice], _ state: ExplorerState,
        on grid: inout Grid
    ) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        let look = state.look
        let rect = window(
            state, title, detail, height: min(grid.rows - 2, 30), width: min(grid.columns - 2, 96), on: &grid)
        hits.add(rect, PopupTarget())
        let inside = Frame.inside(rect).inset(left: 1, right: 1)
        grid.write(
            TypedLine.spans("> ", typed.text, width: inside.width, look), row: inside.row,
            column: inside.column, with: look)
        let rest = inside.inset(top: 2)
        guard !choices.isEmpty else {
            grid.explain("nothing matches", in: rest, with: look)
            return hits
        }
        // Whole, as the table may have to cut it.
        let chosen = choices[min(max(0, typed.selected), choices.count - 1)]
        grid.write(
            words(of: chosen).truncated(to: inside.width, ellipsis: look.glyphs.ellipsis),
            row: inside.row + 1,
            column: inside.column, as: .textMuted, with: look)
        hits.add(paint(choices, selected: typed.selected, state, rest, on: &grid))
        return hits
    }

    /// Choices under the heads of their sections, as many as there is room for around the selected one.
    private static func paint(
        _ choices: [Choice], selected: Int, _ state: ExplorerState, _ rest: Rect, on grid: inout Grid
    ) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        let lines = lines(of: choices)
        let keys = min(16, (choices.map { $0.keys.columnWidth }.max() ?? 0) + 1)
        // Places are not cut as long as the words behind them keep some room.
        let titles = min(max(20, choices.map { $0.title.columnWidth }.max() ?? 0), max(20, rest.width / 2))
        var table = Table(
            [.init("", .fixed(keys)), .init("", .fixed(titles)), .init("", .share())], count: lines.count
        ) { index in
            switch lines[index] {
            case .head(let section):
                [TableCell(""), TableCell(section, .title), TableCell("")]
            case .choice(let index): cells(of: choices[index])
            }
        }
        table.showsHeader = false
        let chosen = min(selected, choices.count - 1)
        let line = lines.firstIndex { if case .choice(chosen) = $0 { true } else { false } } ?? 0
        table.selected = line
        table.first = Table.first(0, showing: line, of: lines.count, visible: rest.height)
        let list = rest.inset(right: 1)
        grid.draw(table, in: list, with: state.look)
        grid.draw(
            Scrollbar(first: table.first, visible: rest.height, count: lines.count),
            in: rest.inset(left: rest.width - 1), with: state.look)
        for offset in 0..<rest.height {
            if let index = table.index(atRow: rest.row + offset, in: list),
                case .choice(let choice) = lines[index]
            {
                hits.add(list.line(offset), ChoiceTarget(line: choice))
            }
        }
        return hits
    }

    private enum Line {
        case head(String)
        /// A choice, by its position among all.
        case choice(Int)
    }

    private static func lines(of choices: [Choice]) -> [Line] {
        var lines: [Line] = []
        var section: String?
        for (index, choice) in choices.enumerated() {
            if let own = choice.section, own != section { lines.append(.head(own)) }
            section = choice.section
            lines.append(.choice(index))
        }
        return lines
    }

    private static func cells(of choice: Choice) -> [TableCell] {
        let isOff = choice.obstacle != nil
        return [
            TableCell(choice.keys, isOff ? .keyDisabled : .key),
            TableCell(choice.title, isOff ? .keyDisabled : .popup),
            TableCell(words(of: choice), isOff ? .keyDisabled : .textMuted),
        ]
    }

    /// Why a choice cannot be made now, or what it does.
    private static func words(of choice: Choice) -> String {
        choice.obstacle.map { "not now: " + $0 } ?? choice.detail
    }

    /// The themes.
    static func paintThemes(_ state: ExplorerState, _ selected: Int, on grid: inout Grid) -> HitRegions<
        any Target
    > {
        var hits = HitRegions<any Target>()
        let names = state.themeNames
        let isMono = state.look.depth == .mono
        let detail = isMono ? "no colours here" : "Enter keeps, Esc goes back"
        let rect = window(
            state, "Theme", detail, height: min(names.count + 2, grid.rows - 2), width: 40, on: &grid)
        hits.add(rect, PopupTarget())
        var table = Table([.init("", .share())], count: names.count) { [TableCell(names[$0], .popup)] }
        table.showsHeader = false
        hits.add(paint(&table, selected: selected, state, in: Frame.inside(rect), on: &grid))
        return hits
    }

    /// A table of choices, scrolled to the selected one; returns its lines, a click on which chooses.
    static func paint(
        _ table: inout Table, selected: Int, _ state: ExplorerState, in rect: Rect, on grid: inout Grid
    ) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        table.selected = min(max(0, selected), max(0, table.count - 1))
        table.first = Table.first(
            0, showing: selected, of: table.count, visible: table.visibleRows(in: rect))
        grid.draw(table, in: rect, with: state.look)
        for line in 0..<rect.height {
            if let index = table.index(atRow: rect.row + line, in: rect) {
                hits.add(rect.line(line), ChoiceTarget(line: index))
            }
        }
        return hits
    }
}
