import Canvas
import GenomeData

/// Tracks of regions, a row each: peaks as high as their scores, named where there is room.
enum RegionRows {
    static func paint(
        _ state: ExplorerState, _ index: Int, _ screen: Screen, in line: Rect, on grid: inout Grid
    ) {
        let look = state.look
        let plot = line.inset(left: screen.gutter, right: screen.scaleWidth)
        let name = state.catalog.regionTracks[index]
            .truncated(to: max(0, screen.gutter - 4), ellipsis: look.glyphs.ellipsis)
        grid.write(name, row: line.row, column: line.column + 3, as: .textMuted, with: look)
        guard let tracks = state.tracks, tracks.regions.indices.contains(index) else {
            return grid.explain("being read", in: plot, with: look)
        }
        let lane = tracks.regions[index]
        if let note = lane.note { return grid.explain(note, in: plot, with: look) }
        guard tracks.query.locus.contig == state.locus.contig else { return }
        let placed = placed(lane, state.columnMap(columns: plot.width))
        let top = placed.map(\.region.value).filter { !$0.isNaN }.max()
        for item in placed { paint(item, top: top, in: plot, look, on: &grid) }
        for (place, item) in placed.enumerated() {
            let next = place + 1 < placed.count ? placed[place + 1].columns.lowerBound : plot.width
            label(item, next: next, in: plot, look, on: &grid)
        }
        if let top {
            let scale = "0-\(NumberText.compact(Double(top)))".truncated(to: max(0, screen.scaleWidth - 1))
            grid.write(scale, row: line.row, column: plot.right + 1, as: .axisLabel, with: look)
        }
    }

    /// A region and the columns that it takes.
    private struct Placed {
        let region: Region
        let columns: Range<Int>
    }

    private static func placed(_ lane: RegionLane, _ map: ColumnMap) -> [Placed] {
        lane.regions.compactMap { region in
            map.columns(from: Double(region.start), to: Double(region.end)).map {
                Placed(region: region, columns: $0)
            }
        }
    }

    /// The steps of a column's height.
    private static let steps = 8

    private static func paint(
        _ item: Placed, top: Float?, in plot: Rect, _ look: Look, on grid: inout Grid
    ) {
        var height = steps
        if let top, top > 0, !item.region.value.isNaN {
            let share = max(0, min(1, item.region.value / top))
            height = max(1, Int((Float(steps) * share).rounded(.up)))
        }
        for column in item.columns {
            grid.put(
                look.glyphs.rising(height), row: plot.row, column: plot.column + column,
                style: look.style(.geneExon))
        }
    }

    /// Name and score behind a region, or inside it, or as much of them as has room before the next one.
    private static func label(
        _ item: Placed, next: Int, in plot: Rect, _ look: Look, on grid: inout Grid
    ) {
        let score = item.region.value.isNaN ? nil : NumberText.compact(Double(item.region.value))
        let words = [[item.region.name, score], [item.region.name], [score]].map { parts in
            parts.compactMap(\.self).joined(separator: " ")
        }
        for text in words where !text.isEmpty {
            if item.columns.upperBound + text.columnWidth + 2 <= next {
                grid.write(
                    text, row: plot.row, column: plot.column + item.columns.upperBound + 1, as: .textMuted,
                    with: look)
                return
            }
            if text.columnWidth + 2 <= item.columns.count {
                let column = item.columns.lowerBound + (item.columns.count - text.columnWidth) / 2
                grid.write(text, row: plot.row, column: plot.column + column, as: .textMuted, with: look)
                return
            }
        }
    }
}
