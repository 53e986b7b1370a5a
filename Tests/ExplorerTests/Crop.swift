import Canvas

@testable import Explorer

/// A part of the screen that is kept by itself, so that a change elsewhere does not touch it.
enum Crop {
    case whole, main, list, below, background
    /// What is open over the panels.
    case popup
}

extension ExplorerState {
    /// A part of the screen.
    func grid(_ crop: Crop) -> Grid {
        var grid = Grid(rows: rows, columns: columns, style: look.screen)
        let hits = render(self, into: &grid)
        let screen = Screen(self)
        switch crop {
        case .whole: return grid
        case .main: return grid.cropped(to: screen.main)
        case .list: return grid.cropped(to: screen.list)
        case .background: return grid.cropped(to: screen.background)
        case .below:
            return grid.cropped(to: grid.bounds.inset(top: screen.expression.row, bottom: 1))
        case .popup:
            for row in 0..<rows {
                for column in 0..<columns {
                    if let hit = hits.at(row: row, column: column), hit.target is PopupTarget {
                        return grid.cropped(to: hit.rect)
                    }
                }
            }
            return grid
        }
    }
}

extension Grid {
    fileprivate func cropped(to rect: Rect) -> Grid {
        var part = Grid(rows: rect.height, columns: rect.width)
        for row in 0..<rect.height {
            for column in 0..<rect.width {
                let cell = self[rect.row + row, rect.column + column]
                part.put(cell.scalar, row: row, column: column, style: cell.style)
            }
        }
        return part
    }
}
