import Canvas
import Predictions

/// The beginning of a state's line in a section of the states view: its sign, its number and its name.
enum StateLabel {
    /// Columns that labels take of a width of which `rest` are wanted for numbers.
    static func width(_ state: ExplorerState, of width: Int, leaving rest: Int) -> Int {
        let longest = (0..<(state.stateCount ?? 0)).map { state.stateTitle($0).columnWidth }.max() ?? 2
        return min(longest + 4, max(7, width - rest))
    }

    /// Writes the label of a state in the first columns of its line; returns what a click on the line does.
    static func paint(
        _ index: Int, _ state: ExplorerState, width: Int, in line: Rect, on grid: inout Grid
    ) -> HitRegions<any Target> {
        var hits = HitRegions<any Target>()
        let look = state.look
        let isChosen = index == state.statesView.chosen
        grid.put(
            look.stateGlyph(index), row: line.row, column: line.column + 1, style: look.stateStyle(index))
        let title = title(index, state, width: width - 4)
        let role: Role = isChosen ? .textStrong : state.isElement(index) ? .textMuted : .text
        grid.write(title, row: line.row, column: line.column + 3, as: role, with: look)
        if isChosen {
            grid.put(look.glyphs.signs.right, row: line.row, column: line.column, style: look.style(.key))
        }
        hits.add(line, StateTarget(state: index))
        return hits
    }

    /// A state's number and name, or as much as tells it from others: of a few letters of a name nobody is the wiser, and
    /// all names of elements begin alike.
    private static func title(_ index: Int, _ state: ExplorerState, width: Int) -> String {
        let (whole, number) = (state.stateTitle(index), StateNames.number(index))
        if whole.columnWidth <= width { return whole }
        let cut = whole.truncated(to: width, ellipsis: state.look.glyphs.ellipsis)
        let element = number + " element"
        let isProposed = state.isElement(index) && whole.hasPrefix(element)
        let choices = isProposed ? (width >= 18 ? [cut, element] : [element]) : width >= 12 ? [cut] : []
        return choices.first { $0.columnWidth <= width }
            ?? number.truncated(to: width, ellipsis: state.look.glyphs.ellipsis)
    }
}
