import Canvas

/// A ribbon of states: a click says which state lies there, in both conditions that are open; dragged and wheeled it is the locus.
struct RibbonTarget: Target, Equatable {
    /// Whether it is the pinned gene's.
    let isPinned: Bool

    func press(_ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState) -> [Effect] {
        let effects = LocusTarget().press(mouse, rect, in: &state)
        if let side = isPinned ? state.pinnedSide : state {
            state.message = Message(
                text: Self.words(side, column: mouse.column - rect.column, of: rect.width), kind: .info)
        }
        return effects
    }

    func drag(_ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState) {
        LocusTarget().drag(mouse, rect, in: &state)
    }

    func wheel(_ lines: Int, _ mouse: Mouse, _ rect: Rect, in state: inout ExplorerState) {
        LocusTarget().wheel(lines, mouse, rect, in: &state)
    }

    func wheelSideways(_ columns: Int, in state: inout ExplorerState) {
        LocusTarget().wheelSideways(columns, in: &state)
    }

    /// "chr2:1,500: S1 open in K562, S3 closed in GM12878".
    static func words(_ state: ExplorerState, column: Int, of columns: Int) -> String {
        let map = state.columnMap(columns: columns)
        let base = Int(map.position(of: min(max(0, column), max(0, columns - 1))))
        let known = RibbonSide.all(state).map { side in
            let states = side.states(columns: columns)
            let found = states.indices.contains(column) ? states[column] : nil
            return (found.map(side.title) ?? "no state") + (side.name.map { " in " + $0 } ?? "")
        }
        return "\(state.locus.contig):\(NumberText.grouped(base + 1)): " + known.joined(separator: ", ")
    }
}
