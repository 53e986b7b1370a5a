import Canvas

extension State {
    /// The mouse on something that the panels drew.
    mutating func point(_ mouse: Mouse, _ target: Target?, _ rect: Rect) -> [Effect] {
        if target == .mutagenesis, popup == nil {
            message = nil
            pointInMutate(mouse, rect)
            return []
        }
        switch mouse.action {
        case .press(.left):
            if awaited != nil { return [] }
            message = nil
            return press(mouse, target, rect)
        case .wheelUp: return wheel(-1, mouse, target, rect)
        case .wheelDown: return wheel(1, mouse, target, rect)
        case .wheelLeft: if popup == nil, target == .locus { locus.pan(by: -max(1, locus.length / 20)) }
        case .wheelRight: if popup == nil, target == .locus { locus.pan(by: max(1, locus.length / 20)) }
        case .drag(.left): drag(to: mouse, rect, over: target)
        case .release: dragged = nil
        case .press, .drag: break
        }
        return []
    }

    private mutating func press(_ mouse: Mouse, _ target: Target?, _ rect: Rect) -> [Effect] {
        switch target {
        case .line(let line): select(line: line)
        case .track(let signal):
            focus = min(max(signal, 0), max(0, catalog.signals.count - 1))
            if let command = Command.named(.toggle(signal + 1)), let obstacle = command.obstacle(in: self) {
                message = Message(text: obstacle, kind: .warning)
                return []
            }
            return run(.toggle(signal + 1))
        case .locus: dragged = mouse.column
        case .scatter:
            if let nearest = scatter.nearest(row: mouse.row, column: mouse.column, in: rect),
                fit.genes.indices.contains(nearest)
            {
                jump(to: fit.genes[nearest])
            }
        case .effect(let signal): sort(by: .effect(signal))
        case .fitPart(let index): pressPoint(mouse, part: index, rect)
        case .state(let index):
            choose(state: index)
        case .stateMap: pressMap(mouse, rect)
        case .command(let id):
            guard let command = Command.named(id.id) else { return [] }
            if let obstacle = command.obstacle(in: self) {
                message = Message(text: "\(command.title): \(obstacle)", kind: .warning)
                return []
            }
            return run(id.id)
        case .listHeader: return run(.sort)
        case .choice(let index): return choose(index)
        case .list, .popup, .mutagenesis, nil: break
        }
        return []
    }

    /// A click on a line of what is open is Enter on it.
    private mutating func choose(_ index: Int) -> [Effect] {
        switch popup {
        case .help(let typed):
            let choices = Choice.help(typed.text, in: self)
            return choices.indices.contains(index) ? take(choices[index]) : []
        case .palette(let typed):
            let choices = Choice.palette(typed.text, in: self)
            return choices.indices.contains(index) ? take(choices[index]) : []
        case .themes(_, let before): return preview(index, before)
        case .export(let form): return clickExport(form, index)
        case .filter, .rename, nil: return []
        }
    }

    private mutating func wheel(
        _ direction: Int, _ mouse: Mouse, _ target: Target?, _ rect: Rect
    ) -> [Effect] {
        if popup != nil, popup != .filter { return edit(.move(direction)) }
        switch target {
        case .locus, .track:
            let share = Double(mouse.column - rect.column) / Double(max(1, rect.width))
            locus.zoom(by: direction < 0 ? 0.8 : 1.25, at: target == .locus ? share : 0.5)
        case .line, .list: select(line: (list.selected ?? list.first) + direction)
        default: break
        }
        return []
    }

    private mutating func drag(to mouse: Mouse, _ rect: Rect, over target: Target?) {
        guard let from = dragged, target == .locus else { return }
        let bases = Double(from - mouse.column) * Double(locus.length) / Double(max(1, rect.width))
        locus.pan(by: Int(bases.rounded()))
        dragged = mouse.column
    }
}
